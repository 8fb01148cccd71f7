"""Measure the reader against gold and write the table into the README, so that no score there was typed by hand.

usage: python benchmarks/scores.py [CORPUS]

CORPUS is a folder with seed/ and dev/, each with articles.jsonl and gold/; by default it is $SIMPUL_CORPUS, else
../shared/corpus.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kg import pipeline
from kg.read import read
from kg.records import Article
from kg.score import Scores, load, score
from kg.write.jsonl import findings_row

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- scores: written by benchmarks/scores.py -->\n", "<!-- /scores -->"
FIGURES = {
    "named": "named entities",
    "entities": "all entities",
    "entities.fine": "all entities, exact type",
    "posts": "posts",
    "quotes": "quotations with speaker",
    "relations": "relations",
}


def measure(folder: Path, knowledge: pipeline.Knowledge) -> Scores:
    """Return the scores of the articles of one folder."""
    articles = [article for article in read([str(folder / "articles.jsonl")]) if isinstance(article, Article)]
    found = {one.id: findings_row(pipeline.extract(one, knowledge), one.text) for one in articles}
    return score({one.id: {"id": one.id, "text": one.text} for one in articles}, load(folder / "gold"), found)


def table(corpus: Path) -> Iterator[str]:
    """Yield the lines of the Markdown table."""
    knowledge = pipeline.prepare()
    dev, seed = (measure(corpus / name, knowledge) for name in ("dev", "seed"))
    yield f"| | precision | recall | F1 on the {len(dev.articles)} development articles | F1 on the seed article |"
    yield "|---|---|---|---|---|"
    for figure, label in FIGURES.items():
        row, own = dev.counts[figure].row(), seed.counts[figure].row()
        yield f"| {label} | {row['p']} | {row['r']} | **{row['f1']}** | {own['f1']} |"
    offsets = dev.shares["offsets"].row()
    yield f"| offsets that slice the very words | {offsets['accuracy']} % of {offsets['of']} | | | |"


def main() -> None:
    """Replace what stands between the two marks in the README."""
    corpus = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SIMPUL_CORPUS", ROOT / "../shared/corpus"))
    lines = "\n".join(table(corpus)) + "\n"
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}{lines}{END}{after}", encoding="utf-8")
    print(lines, end="")


if __name__ == "__main__":
    main()
