"""ontology/context.jsonld: how JSON-LD of ours calls things, applied by hand so that a graph can be a stream."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.graph.source import Term
from kg.graph.vocabulary import VOCABULARIES
from kg.schema import folder

Json = dict[str, Any]

_ID, _TYPE, _LANGUAGE = "@id", "@type", "@language"
_XSD: Final = VOCABULARIES["xsd"]


class Context:
    """The terms and prefixes of a JSON-LD context of ours: flat, with one language for all plain strings."""

    def __init__(self, definitions: Json) -> None:
        self.definitions = definitions
        self._prefixes = {
            name: value for name, value in definitions.items() if isinstance(value, str) and value.endswith(("#", "/"))
        }
        self._terms: dict[str, str] = {}
        self._shapes: dict[tuple[str, str], str] = {}
        for name, value in definitions.items():
            if isinstance(value, dict):
                shape = value.get(_TYPE) or f"@{value.get(_LANGUAGE, '')}"
                self._shapes[self._expanded(value[_ID]), self._expanded(shape)] = name
            elif name not in self._prefixes and not name.startswith("@") and not value.startswith("@"):
                self._terms[self._expanded(value)] = name

    def _expanded(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name

    def name(self, iri: str) -> str:
        """Return the term or prefixed name of a class or property; its IRI where it has none."""
        return self._terms.get(iri) or self.short(iri)

    def short(self, iri: str) -> str:
        """Return the prefixed name of an IRI of a vocabulary; any other IRI as it is."""
        found = max((space for space in self._prefixes.values() if iri.startswith(space)), key=len, default="")
        local = iri[len(found) :]
        if not found or not local or local.startswith("//"):
            return iri
        return f"{next(name for name, space in self._prefixes.items() if space == found)}:{local}"

    def properties(self, terms: Mapping[str, Iterable[Term]]) -> Json:
        """Return what is said of a thing, by the names of this context; a single value stands alone."""
        named: dict[str, list[Any]] = {}
        for predicate, values in terms.items():
            for value in values:
                key, shaped = self._property(predicate, value)
                named.setdefault(key, []).append(shaped)
        return {key: values[0] if len(values) == 1 else values for key, values in named.items()}

    def _property(self, predicate: str, value: Term) -> tuple[str, Any]:
        """Return the name of a property and its value: plain where the name says what it is, else spelt out."""
        if predicate == f"{VOCABULARIES['rdf']}type" and isinstance(value, NamedNode):
            return "type", self.name(value.value)
        if isinstance(value, NamedNode):
            key = self._shapes.get((predicate, _ID))
            return (key, self.short(value.value)) if key else (self.short(predicate), {"id": self.short(value.value)})
        shape = f"@{value.language}" if value.language else value.datatype.value
        if key := self._shapes.get((predicate, shape)):
            return key, _native(value)
        loose = self._shapes.get((predicate, "@"))
        return loose or self.short(predicate), self._spelt(value)

    def _spelt(self, value: Literal) -> Json:
        if value.language:
            return {"@value": value.value, _LANGUAGE: value.language}
        if value.datatype.value == f"{_XSD}string":
            return {"@value": value.value}
        return {"@value": value.value, _TYPE: self.short(value.datatype.value)}


def _native(value: Literal) -> Any:
    """Return a whole number or a truth value as JSON has it, where that says the very same; else the words."""
    text, typed = value.value, value.datatype.value
    if typed == f"{_XSD}boolean" and text in ("true", "false"):
        return text == "true"
    if typed == f"{_XSD}integer" and text.isdecimal() and str(int(text)) == text:
        return int(text)
    return text


@cache
def load_context() -> Context:
    """Return the context that comes with the ontology."""
    return Context(json.loads((folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"])
