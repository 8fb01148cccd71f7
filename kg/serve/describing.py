"""One resource as linked data: what the graph says of it and where it is spoken of, as RDF or as a page."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple, serialize

from kg.serve.answer import Answer, RefusalError
from kg.serve.negotiation import DESCRIPTIONS, HTML, TRIPLES, chosen, content_type
from kg.serve.profile import profile
from kg.serve.source import Held
from kg.serve.wire import Json

_MOST: Final = 2000
"""Triples in each direction; whoever needs more asks in SPARQL."""


def answer_thing(graph: Held, head: Json, _: bytes) -> Answer:
    """Return the description of a resource. Raises RefusalError: 404 for one that the graph does not know, 406."""
    media = chosen(str(head["form"] or head["accept"]), (*DESCRIPTIONS, HTML))
    node, out, into = _found(graph, str(head["path"]))
    headers = {"link": f'<{node.value}>; rel="describes"'} if node.value.isascii() else {}
    if media == HTML:
        return profile(graph, node, out, into)
    triples = sorted({quad.triple for quad in (*out, *into)}, key=_order)
    return Answer(200, content_type(media), _rdf(graph, triples, media), headers)


def _found(graph: Held, path: str) -> tuple[NamedNode, list[Quad], list[Quad]]:
    """Return the node that a path names, with the quads from it and to it."""
    for iri in (graph.iris.base + path, graph.iris.base + unquote(path)):
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        out, into = (list(islice(quads, _MOST)) for quads in _around(graph, node))
        if out or into:
            return node, out, into
    raise RefusalError(404, "the graph knows no such thing")


def _around(graph: Held, node: NamedNode) -> Iterator[Iterable[Quad]]:
    yield graph.store.quads_for_pattern(node, None, None, DefaultGraph())
    yield graph.store.quads_for_pattern(None, None, node, DefaultGraph())


def _order(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _rdf(graph: Held, triples: list[Triple], media: str) -> bytes:
    out = io.BytesIO()
    prefixes = None if media == "application/n-triples" else dict(graph.prefixes)
    serialize(triples, out, TRIPLES[media], prefixes=prefixes)
    return out.getvalue()
