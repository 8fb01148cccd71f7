"""What is served, and how a process opens it: a Turtle file in memory, or a store on disk."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from kg.errors import StoreError
from kg.files import whole_files
from kg.graph.iris import Iris
from kg.graph.reading import iris_of, read_with_ontology
from kg.graph.source import Source as Graph
from kg.graph.vocabulary import prefixes
from kg.schema import Schema, load
from kg.serve.texts import open_texts
from kg.store import Archive, is_store
from kg.write.material import Material
from kg.write.rdf import turtle

ARTICLES: Final = "articles.jsonl"
GRAPH: Final = "graph"


@dataclass(frozen=True, slots=True)
class Held:
    """A graph that is open: its store, the texts of its articles, the ontology it speaks with a user's own terms.

    `prefixes` need no declaring.
    """

    store: Store
    text_of: Callable[[str], str | None]
    schema: Schema
    iris: Iris
    prefixes: Mapping[str, str]


Save = Callable[[Held], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A way to open a graph.

    `shared`: opened once, and the workers share its memory; else every worker opens it for itself, to read only.
    `state` names what the graph holds: it changes when the content does. `save` writes a changed graph
    back; who has none is only read. `ontology` is the file with the terms of a user's own.
    """

    path: Path
    shared: bool
    open: Callable[[], Held]
    state: Callable[[], str]
    save: Save | None = None
    ontology: Path | None = None


def held(store: Store, text_of: Callable[[str], str | None], schema: Schema) -> Held:
    """Return an open graph, with the IRIs under the base that its header names."""
    iris = iris_of(store)
    return Held(store, text_of, schema, iris, prefixes(iris))


def file_source(graph: Path, ontology: Path | None = None) -> Source:
    """Return how to open a Turtle file: in memory, the ontology beside it as a named graph, the texts from the disk."""

    def open_file() -> Held:
        texts = open_texts(graph.with_name(ARTICLES))
        return held(read_with_ontology(graph, ontology), texts.text_of, load(ontology))

    def state() -> str:
        with graph.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()[:16]

    return Source(graph, shared=True, open=open_file, state=state, save=_save_to(graph), ontology=ontology)


def store_source(path: Path) -> Source:
    """Return how to open a store: the graph in its folder `graph`, the texts beside it."""
    home = path / GRAPH if (path / GRAPH).is_dir() else path

    def opened() -> Held:
        try:
            return held(Store.read_only(str(home)), open_texts(path / ARTICLES).text_of, load())
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
        open=opened,
        state=state,
    )


def archive_source(path: Path) -> Source:
    """Return how to open a store of `kg store`, to read only: it changes by its articles."""

    def opened() -> Held:
        archive = Archive(path)

        def text_of(article: str) -> str | None:
            try:
                return archive.article(article).text
            except KeyError:
                return None

        return Held(archive.graph, text_of, archive.schema, archive.iris, prefixes(archive.iris))

    def state() -> str:
        with Archive(path, mending=True) as archive:
            return archive.state()

    return Source(path, shared=False, open=opened, state=state)


def source_of(path: Path, ontology: Path | None = None) -> Source:
    """Return how to open what is at `path`: a folder is a store, with the ontology that it was made with.

    Raises StoreError where nothing is there, and for a store that is to be read with another ontology.
    """
    if not path.exists():
        raise StoreError("no such graph; `kg build` makes one", path)
    if ontology and path.is_dir():
        raise StoreError("a store has the ontology that it was made with; leave --ontology out", path)
    if is_store(path):
        return archive_source(path)
    return store_source(path) if path.is_dir() else file_source(path, ontology)


def _save_to(graph: Path) -> Save:
    def save(changed: Held) -> None:
        with whole_files(graph) as (draft,), draft.open("wb") as out:
            turtle(Material(Graph(changed.store), changed.schema, {}), out)

    return save
