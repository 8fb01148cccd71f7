"""What a store holds for a question about some names: the part of its graph that the question can reach.

A store is too large to be read whole for one question. From this part the answer is the same: everything that the names
may mean with all its mentions, every claim, post and quotation that one of them is an end of, and what those stand on.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Store, Triple

from kg.ask.calling import fits, folded, near_names
from kg.graph.vocabulary import (
    BODIES,
    CONTEXT,
    ENTITY_OF,
    EVIDENCE,
    OBJECT,
    SUBJECT,
    TYPE,
    term,
)

_SPEAKERS = (term("sim:speaker"), term("sim:attributedTo"))
_ENDS = (SUBJECT, OBJECT, term("org:member"), *BODIES, *_SPEAKERS)
_ARTICLE, _CONFLICTS, _PUBLISHER = term("schema:NewsArticle"), term("sim:conflictsWith"), term("schema:publisher")
Labels = Sequence[tuple[str, str]]
"""Every label of the graph: (IRI, words)."""


def excerpt(graph: Store, labels: Labels, asked: Iterable[str]) -> Iterator[Triple]:
    """Yield, each once, the triples of a store that a question with the names `asked` needs.

    Where nothing is called so, what is called nearly so is among them, and every article: its text may hold the words.
    """
    meant, known = set[str](), True
    for words in asked:
        found = _meant(graph, labels, words)
        known = known and bool(found)
        meant |= found or _near(labels, words)
    yield from dict.fromkeys(_Reach(graph).triples(meant, every_article=not known))


def _meant(graph: Store, labels: Labels, asked: str) -> set[str]:
    """Return the IRIs of what `asked` may mean, at least those of `things_called`."""
    exact = {iri for iri, _ in labels if asked and (iri == asked or iri.endswith(f"/entity/{asked}"))}
    wanted = folded(asked)
    whole = exact or {iri for iri, words in labels if wanted and folded(words) == wanted}
    told = {iri for iri in whole if _is_told(graph, iri)}
    return told or {iri for iri, words in labels if wanted and fits(wanted, words)}


def _is_told(graph: Store, iri: str) -> bool:
    """Return whether it is part of a story, and no mere publisher."""
    node = NamedNode(iri)
    return any(True for way in (ENTITY_OF, *_ENDS) for _ in graph.quads_for_pattern(None, way, node, DefaultGraph()))


def _near(labels: Labels, asked: str) -> set[str]:
    alike = set(near_names((words for _, words in labels), asked))
    return {iri for iri, words in labels if words in alike}


class _Reach:
    """What can be reached in a graph from some of its things."""

    def __init__(self, graph: Store) -> None:
        self._graph = graph

    def triples(self, things: Iterable[str], *, every_article: bool) -> Iterator[Triple]:
        nodes = sorted(map(NamedNode, things), key=str)
        mentions = [one for node in nodes for one in self._to(node, ENTITY_OF)]
        told = [one for node in nodes for way in _ENDS for one in self._to(node, way)]
        told += [other for one in told for other in self._from(one, _CONFLICTS)]
        evidence = [one for claim in chain(told, nodes) for one in self._from(claim, EVIDENCE)]
        ends = [end for one in told for way in _ENDS for end in self._from(one, way)]
        places = dict.fromkeys((*mentions, *evidence))
        articles = dict.fromkeys(self._to(_ARTICLE, TYPE) if every_article else self._articles(places))
        outlets = [outlet for one in articles for outlet in self._from(one, _PUBLISHER)]
        for node in dict.fromkeys((*nodes, *told, *ends, *places, *articles, *outlets)):
            for quad in self._graph.quads_for_pattern(node, None, None, DefaultGraph()):
                yield quad.triple

    def _articles(self, places: Iterable[NamedNode]) -> Iterator[NamedNode]:
        for place in places:
            yield from self._from(place, CONTEXT)

    def _to(self, node: NamedNode, way: NamedNode) -> list[NamedNode]:
        found = self._graph.quads_for_pattern(None, way, node, DefaultGraph())
        return [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]

    def _from(self, node: NamedNode, way: NamedNode) -> list[NamedNode]:
        found = self._graph.quads_for_pattern(node, way, None, DefaultGraph())
        return [quad.object for quad in found if isinstance(quad.object, NamedNode)]
