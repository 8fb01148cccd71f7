"""SPARQL 1.1 Graph Store Protocol, reading: a whole graph by its name, in a worker."""

from pyoxigraph import DefaultGraph, NamedNode

from kg.serve.answer import Answer, RefusalError
from kg.serve.answering import bounded
from kg.serve.negotiation import TRIPLES, chosen, content_type
from kg.serve.source import Held
from kg.serve.wire import Json


def answer_graph(graph: Held, head: Json, _: bytes) -> Answer:
    """Return a graph in the form that the client accepts. Raises RefusalError: 400, 404, 406, 413."""
    media = chosen(str(head["accept"]), tuple(TRIPLES))
    name = _name(head["name"])
    if isinstance(name, NamedNode) and not graph.store.contains_named_graph(name):
        raise RefusalError(404, "no graph of that name")
    prefixes = dict(graph.prefixes) if media == "text/turtle" else None
    content = bounded(
        lambda out: graph.store.dump(out, TRIPLES[media], from_graph=name, prefixes=prefixes), int(head["result"])
    )
    return Answer(200, content_type(media), content)


def _name(iri: str | None) -> NamedNode | DefaultGraph:
    if iri is None:
        return DefaultGraph()
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise RefusalError(400, f"the name of the graph is no IRI ({error})") from error
