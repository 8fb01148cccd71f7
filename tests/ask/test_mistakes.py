"""What is said of a query that is no SPARQL: where, what stands there, and what may be meant."""

from pathlib import Path

import pytest

from kg.ask import query
from kg.errors import QueryError

MISTAKES = {
    "a keyword misspelt": (
        "SELECT * {\n ?s ?p ?o .\n FILTR(?o > 3) }",
        "query:3:2: not SPARQL: cannot be read from `FILTR(?o > 3) }` on; FILTER may be meant by FILTR",
    ),
    "a function misspelt": (
        "ASK { ?s ?p ?o FILTER(STRSTART(?o, 'a')) }",
        "query:1:16: not SPARQL: cannot be read from `FILTER(STRSTART(?o, 'a')) }` on; STRSTARTS "
        "may be meant by STRSTART",
    ),
    "a bracket not closed": ("SELECT * { ?s ?p ?o", "query:1:10: not SPARQL: { is never closed"),
    "a bracket too many": ("ASK { ?s ?p ?o } }", "query:1:18: not SPARQL: } closes no bracket that is open"),
    "a quotation mark not closed": (
        'ASK { ?s ?p "Rina }',
        'query:1:13: not SPARQL: the quotation mark " is never closed on its line',
    ),
    "half a statement": (
        "ASK { ?s ?p }",
        "query:1:7: not SPARQL: cannot be read from `?s ?p }` on; a statement is subject, predicate and object, with "
        "a dot before the next",
    ),
    "a variable not grouped": (
        "SELECT (COUNT(?o) AS ?n) ?s { ?s ?p ?o }",
        "query:1:41: not SPARQL: before here SELECT names a variable that is neither counted nor in GROUP BY",
    ),
    "a rule beyond the grammar": (
        "SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }",
        "query:1:41: not SPARQL: the query is not whole, or breaks a rule that no grammar tells, as where a variable "
        "is set twice",
    ),
    "nothing of the engine's tokens": (
        "SELECT * { ?s ?p ?o } ORDER",
        "query:1:23: not SPARQL: cannot be read from `ORDER` on",
    ),
}


@pytest.mark.parametrize(("sparql", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_a_hint(graph: Path, sparql: str, said: str) -> None:
    """Line, column, the words that stand there, and what may be meant by them: one short line."""
    with pytest.raises(QueryError) as caught:
        query(sparql, graph)
    assert str(caught.value) == said


def test_a_prefix_that_is_not_declared_is_named_with_those_that_are(graph: Path) -> None:
    """Declared by the query itself, or known without."""
    with pytest.raises(QueryError) as caught:
        query("PREFIX saya: <https://contoh.id/> SELECT * { ?s saya:a skos:b ; kami:c ?o }", graph)
    said = str(caught.value)
    assert said.startswith("query:1:65: not SPARQL: the prefix kami: is not declared; write PREFIX kami: <…>")
    assert "saya:, schema:" in said
