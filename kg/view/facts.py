"""The triples of a graph, looked up by subject and by type: what the reader of a picture asks."""

from collections import defaultdict
from collections.abc import Iterable
from sys import intern
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.recalled import NAMES, tail
from kg.graph.vocabulary import BEGIN, CONTEXT, DERIVED_FROM, END, MENTION, STRING, TYPE, term

Values = dict[str, list[str]]

OFFSETS: Final = "#char="
_SAID_BY_THE_IRI: Final = frozenset(one.value for one in (BEGIN, END, CONTEXT))
_DERIVED: Final = DERIVED_FROM.value
_TYPE: Final = TYPE.value
_STRETCHES: Final = frozenset(one.value for one in (STRING, MENTION))


class Facts:
    """A graph in memory. Values are the strings of IRIs and literals, in the order of the triples.

    Most triples of a graph say of a stretch of text what its IRI says already (RFC 5147); those are not kept.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Read all of `triples`, once."""
        self._of: dict[str, Values] = {}
        named, known = NamedNode, (NamedNode, Literal)
        for triple in triples:
            subject, predicate, value = triple.subject, intern(triple.predicate.value), triple.object
            if predicate == _DERIVED or not isinstance(subject, named) or not isinstance(value, known):
                continue
            iri, text = subject.value, value.value
            if _is_told(iri, predicate, text):
                continue
            values = self._of.get(iri)
            if values is None:
                values = self._of[iri] = {}
            values.setdefault(predicate, []).append(text)
        self._by_type: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(self._of):
            for kind in self.all(iri, TYPE):
                self._by_type[kind].append(iri)

    def of_type(self, name: str) -> list[str]:
        """Return the IRIs of all that is of a type, given as a prefixed name, sorted."""
        return self._by_type.get(term(name).value, [])

    def subjects(self) -> list[str]:
        """Return all IRIs of which something is said, in the order of the file."""
        return list(self._of)

    def all(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return all values of a predicate."""
        return self._of.get(subject, {}).get(predicate.value, [])

    def one(self, subject: str, *predicates: NamedNode) -> str | None:
        """Return the smallest value of the first of `predicates` that has one."""
        found = (min(values) for predicate in predicates if (values := self.all(subject, predicate)))
        return next(found, None)

    def holds(self, subject: str, predicate: str, value: str) -> bool:
        """Return whether the plain triple is there."""
        return value in self._of.get(subject, {}).get(predicate, ())

    def name(self, iri: str) -> str:
        """Return what a thing is called, else the last part of its IRI."""
        return self.one(iri, *NAMES) or tail(iri).replace("-", " ")


def _is_told(subject: str, predicate: str, value: str) -> bool:
    if predicate == _TYPE:
        return value in _STRETCHES
    return predicate in _SAID_BY_THE_IRI and OFFSETS in subject
