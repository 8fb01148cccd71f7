"""The explorer for a part of a graph: what a store, or a graph too large for one page, is looked at by."""

from pathlib import Path

import pytest

from kg.graph.iris import Iris
from kg.serve.answer import RefusalError
from kg.serve.around import answer_around
from kg.serve.source import archive_source
from kg.store import Archive
from tests.store.world import READING, TEXTS, made, read


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made(tmp_path_factory.mktemp("around") / "arsip")
    with Archive(folder, writable=True) as archive:
        archive.put([read(one, 0) for one in sorted(TEXTS)], READING)
    return folder


def test_the_first_page_of_a_store_shows_what_is_mentioned_most(store: Path) -> None:
    """The weightiest entities are there with their evidence, and the page keeps its own policy."""
    answer = answer_around(archive_source(store).open(), {"path": ""}, b"")
    drawn = answer.body.decode()
    assert answer.status == 200
    assert "Kementerian Pertanian" in drawn
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_the_page_around_an_entity_holds_it_and_its_neighbours(store: Path) -> None:
    """Who is around is there, what has nothing to do with it is not."""
    graph = archive_source(store).open()
    labelled = (quad.subject.value for quad in graph.store if "Lumbung Hijau" in str(quad.object))
    programme = next(iri for iri in labelled if "/programme/" in iri)
    drawn = answer_around(graph, {"path": programme.partition("/entity/")[2]}, b"").body.decode()
    assert "Lumbung Hijau" in drawn
    assert "Kementerian Pertanian" in drawn
    assert "Pasar Ikan Brondong" not in drawn


@pytest.mark.parametrize("path", ["person/tiada", "x y", "../article/a1", '"><script>'])
def test_an_unknown_address_is_refused(store: Path, path: str) -> None:
    """What is no entity gives 404, whatever the path holds."""
    graph = archive_source(store).open()
    assert graph.iris == Iris()
    with pytest.raises(RefusalError) as refused:
        answer_around(graph, {"path": path}, b"")
    assert refused.value.status == 404
