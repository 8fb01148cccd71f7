"""The service describes itself: SPARQL 1.1 Service Description, with the graphs it holds."""

import io
from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store, Triple, serialize

from kg.graph.vocabulary import TYPE, term
from kg.serve.answer import Answer
from kg.serve.negotiation import DESCRIPTIONS, TRIPLES, chosen, content_type
from kg.serve.source import Held
from kg.serve.wire import Json

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_MOST_GRAPHS: Final = 1000
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def answer_service(graph: Held, head: Json, _: bytes) -> Answer:
    """Return the description of the service at the address `endpoint`."""
    media = chosen(str(head["accept"]), DESCRIPTIONS)
    form = TRIPLES[media]
    named = form in (RdfFormat.TURTLE, RdfFormat.RDF_XML)
    out = io.BytesIO()
    prefixes = {"sd": _SD, "formats": _FORMATS, "void": graph.prefixes["void"]} if named else None
    serialize(description(graph.store, str(head["endpoint"])), out, form, prefixes=prefixes)
    return Answer(200, content_type(media), out.getvalue())


def description(store: Store, endpoint: str) -> Iterator[Triple]:
    """Yield what the service is and can do, and how large its graphs are."""
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, TYPE, _sd("Service"))
    try:
        yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    except ValueError:
        # The Host header is whatever the client says.
        yield Triple(service, _sd("endpoint"), NamedNode("urn:x-simpul:sparql"))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("EmptyGraphs"))
    for form in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + form))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, TYPE, _sd("Graph"))
    for size in store.quads_for_pattern(None, term("void:triples"), None, DefaultGraph()):
        yield Triple(default, term("void:triples"), size.object)
    for at, name in enumerate(sorted(store.named_graphs(), key=str)):
        if at == _MOST_GRAPHS:
            break
        one = BlankNode(f"graph{at}")
        yield Triple(dataset, _sd("namedGraph"), one)
        yield Triple(one, TYPE, _sd("NamedGraph"))
        if isinstance(name, NamedNode):
            yield Triple(one, _sd("name"), name)


def _sd(local: str) -> NamedNode:
    return NamedNode(_SD + local)
