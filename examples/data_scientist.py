"""For a data scientist: rows for a data frame, a network to measure, and what one more article changes.

usage: python examples/data_scientist.py
"""

import json
from pathlib import Path

import networkx as nx

import kg

NEWS = Path(__file__).with_name("berita.jsonl")


def main() -> None:
    """Print statements as rows, the centre of the network, and what the last article added."""
    graph = kg.build([NEWS])

    print("Statements as rows: pandas.DataFrame(answer) takes them as they are")
    answer = graph.query(
        "SELECT ?s ?p ?score { [] rdf:subject ?s ; rdf:predicate ?p ; sim:score ?score } ORDER BY ?s ?p"
    )
    print(f"{len(answer)} rows of {answer.columns}, mean score {sum(answer.column('score')) / len(answer):.2f}")

    print("\nThe middle of the network, by facts alone")
    network = graph.to_networkx()
    facts = nx.Graph((one, other) for one, other, data in network.edges(data=True) if data.get("fact"))
    central = nx.betweenness_centrality(facts)
    for node in sorted(central, key=lambda one: (-central[one], one))[:3]:
        print(f"- {network.nodes[node]['name']}: {central[node]:.2f}")

    print("\nWhat the last article added")
    rows = [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
    before = kg.build(kg.Article(row["id"], row["text"], outlet=row["outlet"]) for row in rows[:-1])
    after = kg.build(kg.Article(row["id"], row["text"], outlet=row["outlet"]) for row in rows)
    for item in before.diff(after).difference.new["statements"]:
        print(f"+ {item.says}")


if __name__ == "__main__":
    main()
