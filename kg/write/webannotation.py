"""W3C Web Annotations: one AnnotationCollection in one JSON file, its only page inside it.

A mention is an annotation that identifies its thing; claims, posts and quotations are annotations that describe their
evidence and link to their node of the graph. Offsets count code points of the text that was read, as everywhere: so the
source of a target is the IRI of the article, and the address it came from is its `scope`. Mentions come first, then
claims, posts and quotations, each sorted by IRI.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO, Final

from kg.graph.iris import Iris
from kg.graph.source import Source
from kg.schema import Schema
from kg.write import reading
from kg.write.json_stream import Json, one_line, write_array, write_text
from kg.write.material import Material

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters of the text on either side of the words, where the texts are given."""


def write(material: Material, out: BinaryIO) -> None:
    """Write the collection; with the texts of the articles each quotation has what stands before and after it.

    Raises InputError for texts that cannot be read.
    """
    iris = Iris(material.source.base)
    label = material.schema.label("NewsGraph")
    head: Json = {
        "@context": _CONTEXT,
        "id": iris.annotations("").value,
        "type": "AnnotationCollection",
        "label": label,
    }
    page: Json = {"id": iris.annotations("1").value, "type": "AnnotationPage", "startIndex": 0}
    write_text(f'{one_line(head)[:-1]}, "first": {one_line(page)[:-1]}, "items": ', out)
    total = write_array(_annotations(material, iris), out)
    write_text(f'}}, "total": {total}}}\n', out)


def _annotations(material: Material, iris: Iris) -> Iterator[Json]:
    for node, bodies, places in chain(_mentions(material.source), _claims(material.source, material.schema)):
        targets = [_target(place, material.source, material.texts) for place in places]
        yield {
            "id": iris.annotation(node, *places).value,
            "type": "Annotation",
            "motivation": "identifying" if node in places else "describing",
            "body": bodies,
            "target": targets[0] if len(targets) == 1 else targets,
        }


_Noted = tuple[str, Any, tuple[str, ...]]
"""The node that an annotation is made of, its body, and the stretches of text it is about."""


def _mentions(source: Source) -> Iterator[_Noted]:
    for iri in source.of_type("sim:Mention"):
        things = [
            {"type": "SpecificResource", "source": thing, "purpose": "identifying"}
            for thing in source.about(iri).links("itsrdf:taIdentRef")
        ]
        yield iri, things[0] if len(things) == 1 else things, (iri,)


def _claims(source: Source, schema: Schema) -> Iterator[_Noted]:
    for row in reading.statements(source, schema):
        modality = "" if row.modality == "asserted" else f" ({schema.label(row.modality.title())})"
        by = f"{schema.label('attributedTo')} {row.attributed_to_name}: " if row.attributed_to_name else ""
        text = f"{by}{row.subject_name} {row.label} {row.object_name}{modality}"
        yield row.id, _bodies(row.id, text, schema.label("Statement")), row.evidence
    for held in reading.posts(source):
        former = f" ({schema.label('former')})" if held.former else ""
        text = ", ".join(part for part in (f"{held.person_name}: {held.title}", held.body_name) if part) + former
        yield held.id, _bodies(held.id, text, schema.label("Post")), held.evidence
    for said in reading.quotes(source):
        text = f"{said.speaker_name}: {said.text}" if said.speaker_name else said.text
        yield said.id, _bodies(said.id, text, schema.label("Quotation")), said.evidence


def _bodies(node: str, text: str, tag: str) -> list[Json]:
    plain = {"type": "TextualBody", "format": "text/plain", "language": "id"}
    return [
        plain | {"value": text, "purpose": "describing"},
        plain | {"value": tag, "purpose": "tagging"},
        {"type": "SpecificResource", "source": node, "purpose": "linking"},
    ]


def _target(place: str, source: Source, texts: Mapping[str, str]) -> Json:
    about = source.about(place)
    article = about.link("nif:referenceContext") or place
    told = source.about(article)
    start, end = (reading.number(about, name) or 0 for name in ("nif:beginIndex", "nif:endIndex"))
    words = about.one("nif:anchorOf") or ""
    quoted: Json = {"type": "TextQuoteSelector", "exact": words}
    text = texts.get(told.one("schema:identifier") or "", "")
    if text[start:end] == words:
        quoted |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    scope = told.link("schema:url")
    return (
        {"type": "SpecificResource", "source": article}
        | ({"scope": scope} if scope else {})
        | {"selector": [quoted, {"type": "TextPositionSelector", "start": start, "end": end}]}
    )
