"""JSON-LD 1.1 with its context inside, framed: each claim, post, quotation and thing carries its evidence."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import NamedNode

from kg.graph.ordering import in_order
from kg.graph.source import Source
from kg.graph.vocabulary import CONTEXT, EVIDENCE
from kg.write.context import Context, load_context
from kg.write.json_stream import Json, one_line, write_array, write_text
from kg.write.material import Material


def write(material: Material, out: BinaryIO) -> None:
    """Write one object per thing that is said something of, in the order of the Turtle file.

    A stretch of text stands inside everything it is evidence of (`@embed: @always`), and not on its own.
    """
    context = load_context()
    write_text(f'{{"@context": {one_line(context.definitions)},\n"@graph": ', out)
    write_array(_nodes(material.source, context), out)
    write_text("}\n", out)


def _nodes(source: Source, context: Context) -> Iterator[Json]:
    for subject, _ in groupby(in_order(source), key=lambda triple: triple.subject):
        if isinstance(subject, NamedNode) and not _is_inside(subject.value, source):
            yield _node(subject.value, source, context)


def _is_inside(iri: str, source: Source) -> bool:
    """Return whether a thing is a stretch of text that is evidence of something."""
    return bool(source.about(iri).links(CONTEXT.value)) and source.has(EVIDENCE, iri)


def _node(iri: str, source: Source, context: Context) -> Json:
    about = source.about(iri)
    said = context.properties(
        {predicate: values for predicate, values in about.terms.items() if predicate != EVIDENCE.value}
    )
    evidence = [_evidence(place, source, context) for place in about.links(EVIDENCE.value)]
    return {"id": iri} | said | ({"evidence": evidence} if evidence else {})


def _evidence(iri: str, source: Source, context: Context) -> Any:
    """Return a stretch of text with all that is said of it; what is none stays a link."""
    about = source.about(iri)
    return {"id": iri} | context.properties(about.terms) if about.links(CONTEXT.value) else iri
