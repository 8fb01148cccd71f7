"""What is served, and how a process opens it: a Turtle file in memory, or a store on disk."""

import hashlib
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, Literal, RdfFormat, Store, serialize

from kg.errors import StoreError
from kg.files import whole_files
from kg.graph.header import ONTOLOGY
from kg.graph.iris import Iris, is_base
from kg.graph.reading import read_store
from kg.graph.vocabulary import prefixes, term
from kg.schema import folder
from kg.serve.texts import open_texts
from kg.store import Archive, is_store

ARTICLES: Final = "articles.jsonl"
GRAPH: Final = "graph"
_TRIES, _PAUSE = 20, 0.1


@dataclass(frozen=True, slots=True)
class Held:
    """A graph that is open: its store, the texts of its articles, its IRIs and the prefixes that need no declaring."""

    store: Store
    text_of: Callable[[str], str | None]
    iris: Iris
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A way to open a graph.

    `shared`: opened once, and the workers share its memory; else every worker opens it for itself, to read only.
    `state` names what the graph holds: it changes when the content does. `save` writes a changed graph back.
    """

    path: Path
    shared: bool
    open: Callable[[], Held]
    open_to_write: Callable[[], Held]
    state: Callable[[], str]
    save: Callable[[Held], None]


def held(store: Store, text_of: Callable[[str], str | None]) -> Held:
    """Return an open graph, with the IRIs under the base that its header names."""
    iris = _iris(store)
    return Held(store, text_of, iris, prefixes(iris))


def file_source(graph: Path, ontology: Path | None = None) -> Source:
    """Return how to open a Turtle file: in memory, the ontology beside it as a named graph, the texts from the disk."""

    def open_file() -> Held:
        store = read_store(graph)
        for file in (folder() / "simpul.ttl", ontology):
            if file:
                store.bulk_load(path=str(file), format=RdfFormat.TURTLE, to_graph=ONTOLOGY)
        return held(store, open_texts(graph.with_name(ARTICLES)).text_of)

    def state() -> str:
        with graph.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()[:16]

    return Source(graph, shared=True, open=open_file, open_to_write=open_file, state=state, save=_save_to(graph))


def store_source(path: Path) -> Source:
    """Return how to open a store: the graph in its folder `graph`, the texts beside it."""
    home = path / GRAPH if (path / GRAPH).is_dir() else path

    def opened(how: Callable[[str], Store]) -> Held:
        try:
            return held(how(str(home)), open_texts(path / ARTICLES).text_of)
        except OSError as error:
            raise StoreError(
                f"the store cannot be opened ({error}); is another program writing in it?", path
            ) from error

    def state() -> str:
        files = sorted(file for file in home.iterdir() if file.is_file() and not file.name.startswith(("LOCK", "LOG")))
        facts = [f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files]
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16]

    return Source(
        path,
        shared=False,
        open=lambda: opened(Store.read_only),
        open_to_write=lambda: opened(_free),
        state=state,
        save=lambda graph: graph.store.flush(),
    )


def _free(home: str) -> Store:
    """Return a store to write, waiting a little for the process that wrote it last to be gone."""
    for _ in range(_TRIES):
        try:
            return Store(home)
        except OSError:
            time.sleep(_PAUSE)
    return Store(home)


def archive_source(path: Path) -> Source:
    """Return how to open a store of `kg store`, to read only: it changes by its articles."""

    def opened() -> Held:
        archive = Archive(path)

        def text_of(article: str) -> str | None:
            try:
                return archive.article(article).text
            except KeyError:
                return None

        return Held(archive.graph, text_of, archive.iris, prefixes(archive.iris))

    def state() -> str:
        with Archive(path, mending=True) as archive:
            return archive.state()

    return Source(
        path, shared=False, open=opened, open_to_write=opened, state=state, save=lambda graph: graph.store.flush()
    )


def source_of(path: Path, ontology: Path | None = None) -> Source:
    """Return how to open what is at `path`: a folder is a store. Raises StoreError where nothing is there."""
    if not path.exists():
        raise StoreError("no such graph; `kg build` makes one", path)
    if is_store(path):
        return archive_source(path)
    return store_source(path) if path.is_dir() else file_source(path, ontology)


def _iris(store: Store) -> Iris:
    for quad in store.quads_for_pattern(None, term("void:uriSpace"), None, None):
        if isinstance(quad.object, Literal) and is_base(quad.object.value):
            return Iris(quad.object.value)
    return Iris()


def _save_to(graph: Path) -> Callable[[Held], None]:
    def save(changed: Held) -> None:
        with whole_files(graph) as (draft,):
            draft.write_bytes(_turtle(changed))

    return save


def _turtle(changed: Held) -> bytes:
    out = io.BytesIO()
    triples = sorted(
        (quad.triple for quad in changed.store.quads_for_pattern(None, None, None, DefaultGraph())), key=str
    )
    serialize(triples, out, RdfFormat.TURTLE, prefixes=dict(changed.prefixes))
    return out.getvalue()
