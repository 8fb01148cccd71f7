"""Graph → one HTML page that opens from disk: the graph to look at, and for each edge the sentences that say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from kg.errors import StoreError
from kg.files import whole_files
from kg.graph.reading import read_triples
from kg.schema import Schema, load
from kg.view.content import content
from kg.view.contexts import read_texts
from kg.view.labels import title_of
from kg.view.page import page
from kg.view.reading import read_picture

__all__ = ["ViewReport", "explorer", "view"]


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What the page shows: numbers of articles, nodes and edges, and its size in bytes."""

    articles: int
    nodes: int
    edges: int
    size: int


def view(
    graph: Path,
    out: Path,
    *,
    articles: Path | None = None,
    title: str | None = None,
    schema: Schema | None = None,
    sparql: str | None = None,
) -> ViewReport:
    """Write `graph` (Turtle) as one HTML page to `out`, whole or not at all, and return what it shows.

    `articles` are the texts as `kg build` writes them: with them evidence stands in its sentence. Without a `title`
    the page is called as its only article, else after what most is said of. `sparql` is where a server takes queries
    (`/sparql`): the page gets a link there. The same input gives the same bytes.
    Raises StoreError for a graph that cannot be read, InputError for texts that cannot, OutsideError for the disk.
    """
    schema = schema or load()
    picture = read_picture(read_triples(graph), schema)
    if not picture.sources and not picture.claims and not picture.offices:
        raise StoreError("no article and no statement in it; is it a graph that kg build wrote?", graph)
    made = content(picture, schema, read_texts(articles))
    if sparql:
        made.graph["sparql"] = sparql
    text = page(title or title_of(picture), made).encode("utf-8")
    with whole_files(out) as (draft,):
        draft.write_bytes(text)
    return ViewReport(len(picture.sources), len(picture.things), len(made.graph["lines"]["s"]), len(text))


def explorer(
    triples: Iterable[Triple],
    texts: Mapping[str, str],
    *,
    schema: Schema,
    title: str | None = None,
    around: str | None = None,
    sparql: str | None = None,
) -> str:
    """Return the same page for triples from anywhere, say those around one entity in a store.

    `texts` are the articles by id, as far as they are known. `around` is the path under which a server gives the page
    around an entity (`/around/`); the part of the entity's IRI behind `entity/` is put after it, and each dossier gets
    a link there; `sparql` where that server takes queries. Triples that hold nothing of ours give an empty page.
    """
    picture = read_picture(triples, schema)
    made = content(picture, schema, texts)
    if around:
        made.graph["around"] = around
    if sparql:
        made.graph["sparql"] = sparql
    return page(title or title_of(picture), made)
