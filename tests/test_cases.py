"""Whole small articles of our own and the facts that their graphs must hold, no more and no less.

A case is a folder tests/cases/<slug> with article.txt and facts.tsv. A row of facts.tsv is one of
statement (who, relation, whom, modality, according to), post (who, title, body, former), quotation (who, kind, words),
and event (what, when, date). `python -m tests.test_cases SLUG` prints what a case yields now: read it, then keep it.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.ask import query
from kg.read import read

CASES = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir() if (folder / "article.txt").exists())
QUESTIONS = {
    "statement": """SELECT ?who ?relation ?whom ?modality ?by WHERE {
        ?s a sim:Statement ; rdf:subject/skos:prefLabel ?who ; rdf:predicate ?p ; rdf:object/skos:prefLabel ?whom ;
           sim:modality ?m OPTIONAL { ?s sim:attributedTo/skos:prefLabel ?by } OPTIONAL { ?s sim:verb ?verb }
        BIND(COALESCE(?verb, STRAFTER(STR(?p), "#")) AS ?relation) BIND(STRAFTER(STR(?m), "#") AS ?modality) }""",
    "post": """SELECT ?who ?title ?body ?former WHERE {
        ?p a sim:Post ; org:member/skos:prefLabel ?who ; sim:title ?title ; sim:former ?former
        OPTIONAL { ?p (org:organization|sim:territory|sim:of)/skos:prefLabel ?body } }""",
    "quotation": """SELECT ?who ?kind ?words WHERE {
        ?q a sim:Quotation ; schema:text ?words ; sim:quoteKind ?k OPTIONAL { ?q sim:speaker/skos:prefLabel ?who }
        BIND(STRAFTER(STR(?k), "#") AS ?kind) }""",
    "event": """SELECT ?what ?when ?date WHERE {
        ?e a sim:Event ; skos:prefLabel ?what ; sim:when ?when OPTIONAL { ?e schema:startDate ?date } }""",
}


def facts(article: Path, folder: Path) -> list[str]:
    """Return the facts of the article's graph as rows, sorted within their kind."""
    knowledge = pipeline.prepare(model=False)
    reading = pipeline.read_all(read([str(article)]), knowledge, lambda _: None)
    pipeline.build(reading, knowledge, folder)
    return [row for kind in QUESTIONS for row in sorted(_rows(kind, folder / "graph.ttl"))]


def _rows(kind: str, graph: Path) -> Iterator[str]:
    for row in query(QUESTIONS[kind], graph).rows:
        cells = ("" if value is None else getattr(value, "value", str(value)) for value in row)
        yield "\t".join([kind, *cells]).rstrip("\t")


@pytest.mark.parametrize("case", CASES, ids=lambda folder: folder.name)
def test_an_article_yields_its_facts_and_no_others(case: Path, tmp_path: Path) -> None:
    """The graph of a whole article is what a careful reader of it wrote down."""
    kept = (case / "facts.tsv").read_text(encoding="utf-8").splitlines()
    assert facts(case / "article.txt", tmp_path) == kept


if __name__ == "__main__":
    for slug in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as place:
            sys.stdout.write(
                "\n".join(facts(Path(__file__).parent / "cases" / slug / "article.txt", Path(place))) + "\n"
            )
