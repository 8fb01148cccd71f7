"""What the graph says of an entity, as a reconciliation service needs it: the values of properties, a description."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.vocabulary import ALT_LABEL, BODIES, term
from kg.schema import LOCATED_IN
from kg.serve.answer import RefusalError
from kg.serve.names import name_of
from kg.serve.reconciled import Index, Term, iri_of, words
from kg.serve.shelf import word
from kg.serve.source import Held

ENTITY: Final = "entity/"
OWN: Final = ("post", "body", "alias")
"""Properties beside the relations of the ontology."""
_MEMBER, _TITLE = term("org:member"), term("sim:title")
_FEW = 2


@cache
def own_terms() -> tuple[Term, ...]:
    """Return the properties beside the relations of the ontology, as the service calls them."""
    return tuple(Term(name, word(name, "id"), word(name, "en")) for name in OWN)


def values(graph: Held, iri: str, name: str) -> list[tuple[str, str]]:
    """Return what a thing has for a property: what it is called, and its IRI where it is a thing itself; sorted.

    Raises RefusalError (400) for a property that cannot be one.
    """
    try:
        return sorted(_values(graph, NamedNode(iri), name))
    except ValueError as error:
        raise RefusalError(400, f"no such property: {name[:200]!r}") from error


def _values(graph: Held, node: NamedNode, name: str) -> Iterator[tuple[str, str]]:
    if name == "alias":
        yield from ((one, "") for one in words(graph, node, ALT_LABEL))
    elif name in ("post", "body"):
        for quad in graph.store.quads_for_pattern(None, _MEMBER, node, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield from _of_post(graph, quad.subject, name)
    else:
        yield from _objects(graph, node, NamedNode(iri_of(name)))


def _of_post(graph: Held, post: NamedNode, name: str) -> Iterator[tuple[str, str]]:
    for way in (_TITLE,) if name == "post" else BODIES:
        yield from _objects(graph, post, way)


def _objects(graph: Held, node: NamedNode, way: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in graph.store.quads_for_pattern(node, way, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode):
            yield name_of(graph, quad.object), quad.object.value
        elif isinstance(quad.object, Literal):
            yield quad.object.value, ""


def id_of(graph: Held, iri: str) -> str:
    """Return the id of an entity: its IRI without what all of ours begin with."""
    return iri.removeprefix(graph.iris.base + ENTITY)


def described(graph: Held, index: Index, iri: str) -> str:
    """Return what tells a thing from its namesakes: its posts, else its type, their bodies and where it is."""
    posts, bodies, places = (
        [word for word, _ in values(graph, iri, name)][:_FEW] for name in ("post", "body", LOCATED_IN)
    )
    return ", ".join(dict.fromkeys([*(posts or [index.type_of(iri).label_id]), *bodies, *places]))
