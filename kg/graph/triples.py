"""Resolved → the triples of the graph (GRAPH.md), sorted, so that the same input gives the same bytes."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.graph.claims import conflicts, post, quotation, statement
from kg.graph.frame import Frame, frame
from kg.graph.header import header, size
from kg.graph.iris import Iris
from kg.graph.reprints import reprints
from kg.graph.things import article, entity, occurrence
from kg.graph.vocabulary import TYPE
from kg.records import Resolved
from kg.schema import Schema


def triples(resolved: Resolved, schema: Schema, iris: Iris | None = None, *, with_text: bool = False) -> list[Triple]:
    """Return all triples of the graph, each once: the header first, then by subject, its types before all else.

    Raises ValueError for a statement that its relation does not allow, KeyError for one about an unknown entity.
    """
    iris = iris or Iris()
    around = frame(resolved, schema, iris, reprints(resolved.articles))
    head = dict.fromkeys(header(resolved, schema, iris))
    body = {one: None for one in _body(resolved, around, with_text=with_text) if one not in head}
    head[size(iris, len(head) + len(body))] = None
    return sorted(head, key=_order) + sorted(body, key=_order)


def _body(resolved: Resolved, around: Frame, *, with_text: bool) -> Iterator[Triple]:
    for one in resolved.articles:
        yield from article(one, around, with_text=with_text)
    for thing in resolved.entities:
        yield from entity(thing, around)
    for happened in resolved.occurrences:
        yield from occurrence(happened, around)
    for claim in resolved.statements:
        yield from statement(claim, around)
    yield from conflicts(resolved.statements, around)
    for held in resolved.posts:
        yield from post(held, around)
    for said in resolved.quotations:
        yield from quotation(said, around)


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != TYPE, triple.predicate.value, str(triple.object)
