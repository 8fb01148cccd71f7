"""For a librarian: names and their variants, offices with their holders, and which article speaks of whom.

usage: python examples/librarian.py
"""

from pathlib import Path

import kg

NEWS = Path(__file__).with_name("berita.jsonl")
SUBJECTS = """
SELECT ?article ?date (GROUP_CONCAT(DISTINCT ?name; separator="; ") AS ?about) WHERE {
  ?a a schema:NewsArticle ; schema:identifier ?article ; schema:datePublished ?date .
  ?mention nif:referenceContext ?a ; itsrdf:taIdentRef/skos:prefLabel ?name
} GROUP BY ?article ?date ORDER BY ?date
"""


def main() -> None:
    """Print an authority list, the offices, the subjects of each article, and the first lines for a catalogue."""
    graph = kg.build([NEWS])

    print("Authority list")
    for one in sorted(graph.entities, key=lambda entity: (entity.type, entity.name)):
        variants = f" (also: {'; '.join(one.aliases)})" if one.aliases else ""
        print(f"- {graph.schema.label(one.type)}: {one.name}{variants}")

    print("\nOffices")
    for row in graph.ask("who-holds-which-post"):
        state = "former" if row["former"] else "in office"
        print(f"- {row['person']}: {row['title']}, {row['body']} ({state})")

    print("\nSubjects of each article")
    for row in graph.query(SUBJECTS):
        names = sorted(set(str(row["about"]).split("; ")))
        print(f"- {row['article']} ({row['date']}): {', '.join(names)}")

    print("\nFor a catalogue")
    triples = graph.to_rdflib()
    print(f"{len(triples)} triples; as JSON-LD {len(triples.serialize(format='json-ld').splitlines())} lines")


if __name__ == "__main__":
    main()
