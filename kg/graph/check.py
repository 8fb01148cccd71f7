"""Whether a graph can be trusted: its form, its claims, and every character of its evidence."""

from pathlib import Path

from kg.errors import StoreError
from kg.graph.consistency import check_consistency
from kg.graph.index import Index
from kg.graph.offsets import check_offsets, read_texts
from kg.graph.reading import read_triples
from kg.graph.shapes import check_shapes
from kg.graph.violation import Violation
from kg.graph.vocabulary import TYPE, term
from kg.schema import Schema, load


def check(graph: Path, articles: Path, schema: Schema | None = None) -> tuple[Violation, ...]:
    """Return everything that is wrong with a graph, sorted; nothing for a graph that `kg build` wrote.

    `articles` is the JSONL file of the texts (`id`, `text`); `schema` knows the user's own relations.
    Raises StoreError for a graph and InputError for articles that cannot be read.
    """
    texts = read_texts(articles)
    index = Index(read_triples(graph))
    if term("sim:NewsGraph").value not in {kind for _, kind in index.pairs(TYPE)}:
        raise StoreError("no graph of Simpul: it has no header (sim:NewsGraph); `kg build` makes one", graph)
    found = {*check_offsets(index, texts), *check_consistency(index, schema or load()), *check_shapes(graph)}
    return tuple(sorted(found, key=lambda one: (one.node, one.reason, one.value or "")))
