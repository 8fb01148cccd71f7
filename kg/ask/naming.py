"""Who bears a name in a graph that is read from a file: by any of its labels, in any case."""

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.ask.parameters import Named
from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL


def named_in(graph: Store) -> Named:
    """Return what tells the entities of a graph by their labels; it looks through all of them, once for each name."""

    def named(name: str) -> frozenset[NamedNode]:
        wanted = name.casefold()
        return frozenset(node for node, label in _labels(graph) if label.casefold() == wanted)

    return named


def _labels(graph: Store) -> Iterator[tuple[NamedNode, str]]:
    for naming in (PREF_LABEL, ALT_LABEL):
        for quad in graph.quads_for_pattern(None, naming, None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject, quad.object.value
