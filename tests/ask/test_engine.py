"""SPARQL over a Turtle file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.ask import query
from kg.ask.parameters import declared, fill
from kg.ask.tokens import tokens
from kg.errors import QueryError, StoreError
from kg.graph.iris import Iris
from kg.graph.turtle import write_turtle
from kg.schema import load
from tests.graph import example

BY_NAME = 'SELECT ?x { VALUES ?name { "" } ?x skos:prefLabel ?l FILTER(STR(?l) = ?name) }'

NAMED = "SELECT ?label { VALUES ?x { UNDEF } ?x skos:prefLabel ?label }"
HOSTILE = (
    '" } ?x ?y ?z . { "',
    "' OR 1=1",
    '"}) DROP ALL',
    "urn:x> } ?x ?y ?z . { <urn:x",
    "\\",
    "\n",
    "\udc80",
    "\x00",
    "%s {0} $name ?name",
)


def nobody(name: str) -> tuple[NamedNode, ...]:
    """Return who bears a name where nobody bears any."""
    return ()


def test_the_prefixes_of_the_graph_need_no_declaration(graph: Path) -> None:
    """Vocabularies and data prefixes are known; a declaration of one's own goes before them."""
    assert query("ASK { ?x a sim:GovernmentBody ; skos:altLabel 'KKPX'@id . ?s nif:beginIndex ?b }", graph).answer
    assert query("ASK { ent:place\\/makassar a schema:Place }", graph).answer
    assert query("PREFIX sim: <https://schema.org/> ASK { ?x a sim:GovernmentOrganization }", graph).answer


def test_ent_means_the_entities_of_this_graph(tmp_path: Path) -> None:
    """With another base the prefix follows the header of the file."""
    file = tmp_path / "graph.ttl"
    write_turtle(example.resolved(), file, load(), Iris("https://contoh.id/kg/"))
    assert query("ASK { ent:place\\/makassar a sim:Place }", file).answer


def test_only_the_file_is_asked_and_the_ontology_stands_beside_it(graph: Path) -> None:
    """COUNT(*) is the number of triples of the file; labels of relations are in the named graph."""
    assert (
        query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", graph).rows[0][0]
        == query("SELECT ?n { ?d void:triples ?n }", graph).rows[0][0]
    )
    label = "ASK { GRAPH <https://w3id.org/simpul/ontology> { sim:supports rdfs:label 'mendukung'@id } }"
    assert query(label, graph).answer


def test_rows_unbound_values_and_triples(graph: Path) -> None:
    """SELECT gives rows in the order asked for, None for unbound; CONSTRUCT gives sorted triples."""
    result = query(
        "SELECT ?l ?alias { ?x a sim:Place ; skos:prefLabel ?l OPTIONAL { ?x skos:altLabel ?alias } }", graph
    )
    assert result.columns == ("l", "alias")
    assert [[value and value.value for value in row] for row in result.rows] == [["Makassar", None]]  # type: ignore[union-attr]
    made = query("CONSTRUCT { ?s sim:supports ?o } WHERE { ?s sim:supports|sim:targets ?o }", graph)
    assert made.triples is not None
    assert list(made.triples) == sorted(made.triples, key=str)
    assert query("DESCRIBE ent:place\\/makassar", graph).triples


@pytest.mark.parametrize(
    ("sparql", "line", "column"),
    [("SELECT * {\n ?s ?p ", 1, 10), ("SELECT * { ?s nope:p ?o }", 1, 15), ("", 1, 1), ("selct *", 1, 1)],
)
def test_a_broken_query_is_named_with_its_place(graph: Path, sparql: str, line: int, column: int) -> None:
    """Line and column of what is wrong, one line of text."""
    with pytest.raises(QueryError, match="not SPARQL") as caught:
        query(sparql, graph)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_a_function_that_nobody_knows_is_an_error(graph: Path) -> None:
    """What fails while it is answered is a QueryError too."""
    with pytest.raises(QueryError, match="cannot be answered"):
        query("SELECT (<https://contoh.id/f>(1) AS ?x) {}", graph)


def test_a_broken_graph_is_named_with_its_place(tmp_path: Path) -> None:
    """Line and column of the fault in the file; a missing file is told apart."""
    (tmp_path / "bad.ttl").write_text("<a:b> <a:c> <a:d> .\n<a:b> <a:c> .\n")
    with pytest.raises(StoreError, match="not Turtle") as caught:
        query("ASK {}", tmp_path / "bad.ttl")
    assert (caught.value.line, caught.value.exit_code) == (2, 3)
    assert caught.value.column
    with pytest.raises(StoreError, match="cannot be read"):
        query("ASK {}", tmp_path / "none.ttl")


def test_a_value_goes_in_as_a_literal(graph: Path) -> None:
    """A parameter finds what it names, and a hostile one finds nothing and breaks nothing."""
    assert len(query(BY_NAME, graph, {"name": "Makassar"}).rows) == 1
    for hostile in HOSTILE:
        assert not query(BY_NAME, graph, {"name": hostile}).rows


def test_a_name_goes_in_as_those_who_bear_it(graph: Path) -> None:
    """Any label in any case, or the IRI; without one, everybody; whom nobody knows and what is hostile, nobody."""
    one = [["Kementerian Kelautan"]] * 3
    names = ("kkpx", "KEMENTERIAN kelautan", f"https://w3id.org/simpul/id/entity/{example.MINISTRY}")
    found = [[row[0].value for row in query(NAMED, graph, {"x": name}).rows] for name in names]  # type: ignore[union-attr]
    assert found == one
    assert len(query(NAMED, graph).rows) > 5
    for hostile in ("Tiada", "", *HOSTILE):
        assert not query(NAMED, graph, {"x": hostile}).rows, hostile


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_filled_query_has_the_tokens_it_had(value: str) -> None:
    """Whatever the value holds, it is one string token and nothing around it changes."""
    before, after = list(tokens(BY_NAME)), list(tokens(fill(BY_NAME, {"name": value}, nobody)))
    assert [one.kind for one in after] == [one.kind for one in before]
    assert [one.text for one in after if one.kind != "string"] == [one.text for one in before if one.kind != "string"]


def test_an_unknown_parameter_is_refused(graph: Path) -> None:
    """The message says which places the query has."""
    with pytest.raises(QueryError, match="it has: name"):
        query(BY_NAME, graph, {"nama": "x"})
    assert declared("ASK { VALUES ?a { undef } VALUES ?b { UNDEF UNDEF } VALUES ?c { <urn:c> } }") == ("a",)
    assert declared("# VALUES ?no { '' }\nASK { VALUES ?a { '' } values ?b {''} VALUES ?c { 1 } }") == ("a", "b")
