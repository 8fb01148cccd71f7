"""The page at `/`: it shows the graph as it is now, in the words of a user's own ontology."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.ask import query
from kg.errors import StoreError
from kg.graph.turtle import turtle
from kg.schema import load
from kg.serve.around import answer_around
from kg.serve.asked import Asked
from kg.serve.explorer import Explorer, draw
from kg.serve.settings import Limits
from kg.serve.source import archive_source, source_of
from kg.store import Archive
from tests.store.world import READING, read
from tests.view import story

OWN = """@prefix sim: <https://w3id.org/simpul/ontology#> . @prefix my: <https://contoh.example/#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:trains a owl:ObjectProperty ; rdfs:subPropertyOf sim:related ;
    rdfs:label "melatih"@id , "trains"@en ; rdfs:domain sim:Agent ; rdfs:range sim:Group ."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an ontology of a user's own."""
    (tmp_path / "punya.ttl").write_text(OWN, encoding="utf-8")
    return tmp_path / "punya.ttl"


@pytest.fixture
def trained(own: Path, tmp_path: Path) -> Path:
    """Return a graph with a claim in a relation of theirs."""
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(turtle(story.tiny("Company", "trains", "Group"), load(own)))
    return graph


def asked() -> Asked:
    scope: dict[str, Any] = {"method": "GET", "path": "/", "headers": [], "query_string": b""}
    return Asked(scope, None, Limits())  # type: ignore[arg-type]


def test_the_page_is_drawn_again_when_the_graph_has_changed(tmp_path: Path) -> None:
    """Once for each state: who comes after an update sees what it wrote."""
    graph, _ = story.write(story.small(), tmp_path)
    explorer, nursery = Explorer(source_of(graph)), SimpleNamespace(state="satu")
    desk: Any = SimpleNamespace(pool=SimpleNamespace(nursery=nursery))

    async def visits() -> list[bytes]:
        first = await explorer.page(asked(), desk)
        graph.write_bytes(graph.read_bytes().replace(b'"Laut Bersih"', b'"Laut Biru"'))
        again = await explorer.page(asked(), desk)
        nursery.state = "dua"
        after = await explorer.page(asked(), desk)
        return [first.body, again.body, after.body]

    # In a thread of its own: other tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        first, again, after = thread.submit(asyncio.run, visits()).result()
    assert first == again
    assert b'"Laut Biru"' not in first
    assert b'"Laut Biru"' in after


def test_the_page_speaks_the_ontology_of_the_user(own: Path, trained: Path) -> None:
    """What they call a relation stands on the whole page, and on that around an entity."""
    source = source_of(trained, own)
    assert source.ontology == own
    label = b'"melatih","trains"'
    assert label in draw(source.path, source.ontology)
    assert label in answer_around(source.open(), {"path": ""}, b"").body
    assert label not in draw(source.path)


def test_a_store_has_its_own_ontology(own: Path, tmp_path: Path) -> None:
    """Its pages are in the words of that; another one is refused and not passed over."""
    store = tmp_path / "arsip"
    Archive.make(store, ontology=own)
    with Archive(store, writable=True) as archive:
        archive.put([read("a1", 0)], READING)
    assert archive_source(store).open().schema.label("trains") == "melatih"
    with pytest.raises(StoreError, match="leave --ontology out"):
        source_of(store, own)
    with pytest.raises(StoreError, match="leave --ontology out"):
        query("ASK {}", store, ontology=own)
