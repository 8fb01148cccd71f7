"""RDF/XML, for Protégé, the OWL API and older tools: by lxml, because XML cannot hold every character (see xml.py)."""

import re
from itertools import groupby
from typing import Any, BinaryIO, Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.graph.iris import Iris
from kg.graph.ordering import in_order
from kg.graph.vocabulary import VOCABULARIES, prefixes
from kg.write import xml
from kg.write.material import Material

_RDF = f"{{{VOCABULARIES['rdf']}}}"
_XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = f"{{{_XML}}}lang"
_STRING = f"{VOCABULARIES['xsd']}string"
_NAME: Final = re.compile(r"(.*[#/:])([^\W\d][\w.-]*)", re.DOTALL)


def write(material: Material, out: BinaryIO) -> None:
    """Write one description per subject, in the order of the Turtle file."""
    spaces: dict[str | None, str] = {"xml": _XML}
    spaces.update(prefixes(Iris(material.source.base)))
    with xml.document(out, f"{_RDF}RDF", {}, spaces) as writer:
        for subject, about in groupby(in_order(material.source), key=lambda triple: triple.subject):
            if isinstance(subject, NamedNode):
                # An IRI stands as it is, here and where it is a value: no IRI holds what XML cannot.
                with writer.element(f"{_RDF}Description", {f"{_RDF}about": subject.value}):
                    writer.write("\n")
                    for triple in about:
                        _write_property(writer, triple)
                writer.write("\n")


def _write_property(writer: Any, triple: Triple) -> None:
    name = _NAME.fullmatch(triple.predicate.value)
    if not name:
        raise StoreError(f"RDF/XML has no way to write the property {triple.predicate}; choose another format")
    attributes, text = _value(triple.object)
    with writer.element(f"{{{name[1]}}}{name[2]}", attributes):
        if text:
            writer.write(xml.to_xml(text))
    writer.write("\n")


def _value(value: object) -> tuple[dict[str, str], str]:
    """Return the attributes and the text of a property."""
    if isinstance(value, Literal) and value.language:
        return {_LANGUAGE: value.language}, value.value
    if isinstance(value, Literal):
        typed = value.datatype.value
        return ({} if typed == _STRING else {f"{_RDF}datatype": typed}), value.value
    return ({f"{_RDF}resource": value.value} if isinstance(value, NamedNode) else {}), ""
