"""For a journalist: before you print "the foundation pays for the programme", ask the graph who says so.

usage: python examples/journalist.py
"""

from pathlib import Path

import kg

NEWS = Path(__file__).with_name("berita.jsonl")


def main() -> None:
    """Print who backs the programme, what is only claimed, what contradicts it, and why something is missing."""
    graph = kg.build([NEWS])

    print("Who backs Sawah Lestari?")
    for row in graph.ask("who-supports-whom", {"name": "Sawah Lestari"}):
        print(f"- {row['who']} ({row['modality']})")

    print("\nDoes Yayasan Tunas Bangsa pay for it? Who says so?")
    print(graph.why("tunas bangsa", "mendanai", "sawah lestari"))

    print("\nWhat contradicts what?")
    print(graph.conflicts())

    print("\nWhy is there nothing about the regent paying?")
    print(graph.whynot("hendra", "mendanai", "sawah lestari"))


if __name__ == "__main__":
    main()
