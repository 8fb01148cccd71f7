"""A graph to look things up in: what the exporters read, from a Turtle file or a store on disk alike.

Only the asked part of the graph is ever held in memory, so a store on disk may be larger than that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import StoreError
from kg.graph.reading import iris_of, read_triples
from kg.graph.recalled import tail
from kg.graph.sorting import sorted_lines
from kg.graph.vocabulary import DECIMAL, TYPE, VOCABULARIES, term

Term = NamedNode | Literal

_DEFAULT = DefaultGraph()
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class About:
    """All that a graph says of one thing: terms by the IRI of the property, sorted."""

    terms: Mapping[str, tuple[Term, ...]]

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values of the first of these properties (as prefixed names) that has any, as strings."""
        for name in names:
            if found := self.terms.get(_iri(name)):
                return tuple(value.value for value in found)
        return ()

    def one(self, *names: str) -> str | None:
        """Return the first value of the first of these properties that has any."""
        return next(iter(self.all(*names)), None)

    def links(self, *names: str) -> tuple[str, ...]:
        """Return the IRIs among the values of the first of these properties that has any."""
        for name in names:
            if found := [value.value for value in self.terms.get(_iri(name), ()) if isinstance(value, NamedNode)]:
                return tuple(found)
        return ()

    def link(self, *names: str) -> str | None:
        """Return the first IRI of the first of these properties that has any."""
        return next(iter(self.links(*names)), None)


class Source:
    """The default graph of a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.about = lru_cache(_REMEMBERED)(self._about)

    @classmethod
    def of_file(cls, path: Path) -> "Source":
        """Return the graph of a Turtle file, in memory.

        Raises StoreError for a file that cannot be read, is not Turtle (line, column) or is no graph of ours.
        """
        store = Store()
        store.bulk_extend(_quads(path))
        source = cls(store)
        if not any(source.has_type(name) for name in ("sim:NewsGraph", "schema:NewsArticle", "sim:Statement")):
            raise StoreError("no article and no statement in it; is it a graph that kg build wrote?", path)
        return source

    @property
    def base(self) -> str:
        """Return what the data IRIs start with, as the header says."""
        return iris_of(self.store).base

    def triples(self) -> Iterator[Triple]:
        """Yield every triple, in no order."""
        for quad in self.store.quads_for_pattern(None, None, None, _DEFAULT):
            value = quad.object
            yield Triple(quad.subject, quad.predicate, _as_written(value) if isinstance(value, Literal) else value)

    def of_type(self, *names: str) -> Iterator[str]:
        """Yield the IRIs of all that is of one of these types (prefixed names or IRIs), sorted, each once."""
        return sorted_lines(iri for name in names for iri in self._subjects(TYPE, NamedNode(_iri(name))))

    def has_type(self, name: str) -> bool:
        """Return whether anything is of this type."""
        return self.has(TYPE, term(name).value)

    def has(self, predicate: NamedNode, target: str) -> bool:
        """Return whether anything has this thing as a value of the property."""
        return next(self._subjects(predicate, NamedNode(target)), None) is not None

    def pointing(self, name: str, iri: str) -> list[str]:
        """Return what has this thing as a value of the property, sorted."""
        return sorted(self._subjects(NamedNode(_iri(name)), NamedNode(iri)))

    def holds(self, subject: str, predicate: str, target: str) -> bool:
        """Return whether the plain triple is there. All three are IRIs."""
        return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(target)) in self.store

    def name(self, iri: str) -> str:
        """Return what a thing is called, else the last part of its IRI."""
        return self.about(iri).one("skos:prefLabel", "schema:name") or tail(iri)

    def _subjects(self, predicate: NamedNode, value: NamedNode) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, predicate, value, _DEFAULT):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def _about(self, iri: str) -> About:
        terms: dict[str, list[Term]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, _DEFAULT):
            if isinstance(quad.object, NamedNode | Literal):
                value = _as_written(quad.object) if isinstance(quad.object, Literal) else quad.object
                terms.setdefault(quad.predicate.value, []).append(value)
        return About({predicate: tuple(sorted(values, key=str)) for predicate, values in sorted(terms.items())})


def _as_written(value: Literal) -> Literal:
    """Return a number as we write it: the store keeps 1.0 as 1, which Turtle would take for a whole number."""
    if value.datatype == DECIMAL and "." not in value.value:
        return Literal(f"{value.value}.0", datatype=DECIMAL)
    return value


def _quads(path: Path) -> Iterator[Quad]:
    for triple in read_triples(path):
        if not (isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal)):
            raise StoreError(f"a blank node or a triple term ({triple}); a graph that kg build wrote has none", path)
        yield Quad(*triple)


@cache
def _iri(name: str) -> str:
    """Return the IRI of a prefixed name; an IRI stays what it is."""
    prefix, _, local = name.partition(":")
    return VOCABULARIES[prefix] + local if prefix in VOCABULARIES else name
