"""An update: what it leaves in the file is what it leaves in memory, or it is refused and the file stays as it is."""

from pathlib import Path

import pytest

from kg.graph.reading import read_triples
from kg.serve.source import file_source
from kg.serve.updating import update
from tests.view import story

NOTE = '<urn:a> <urn:b> "satu"'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return story.write(story.small(), tmp_path)[0]


@pytest.mark.parametrize(
    "sparql",
    [
        f"INSERT DATA {{ GRAPH <urn:catatan> {{ {NOTE} }} }}",
        "CREATE GRAPH <urn:catatan>",
        "MOVE DEFAULT TO <urn:lain>",
        "COPY DEFAULT TO <urn:lain>",
        "DROP ALL",
        "CLEAR NAMED",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"INSERT DATA {{ {NOTE} }} ; INSERT DATA {{ GRAPH <urn:catatan> {{ {NOTE} }} }}",
    ],
)
def test_what_a_file_cannot_hold_is_refused(file: Path, sparql: str) -> None:
    """A Turtle file has one graph: who writes into another, or drops the ontology, gets 400 and changes nothing."""
    source, before = file_source(file), file.read_bytes()
    assert source.save
    answer = update(source.save, source.open(), sparql.encode())
    assert answer.status == 400
    assert b"default graph" in answer.body
    assert file.read_bytes() == before


def test_what_the_default_graph_takes_is_in_the_file(file: Path) -> None:
    """Also what is read from the ontology for it, and a graph that is emptied as a whole."""
    source, before = file_source(file), set(read_triples(file))
    assert source.save
    for sparql, more in (
        (f"INSERT DATA {{ {NOTE} }}", 1),
        ("DROP SILENT GRAPH <urn:tiada>", 1),
        ("CLEAR DEFAULT", None),
    ):
        graph = source.open()
        assert update(source.save, graph, sparql.encode()).status == 204
        assert len(set(read_triples(file))) == (0 if more is None else len(before) + more)
