"""What a reconciliation service knows of the graph: every entity with its names and types, made once in each worker."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode
from rapidfuzz import fuzz, process

from kg.graph.header import ONTOLOGY
from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL, TYPE, VOCABULARIES, term
from kg.schema import RELATED
from kg.serve.source import Held

_ABOVE: Final = term("rdfs:subClassOf")
_WIDER: Final = term("rdfs:subPropertyOf")
_LABEL: Final = term("rdfs:label")
_OURS: Final = VOCABULARIES["sim"]
_CLASS: Final = NamedNode("http://www.w3.org/2002/07/owl#Class")
_PROPERTY: Final = NamedNode("http://www.w3.org/2002/07/owl#ObjectProperty")
_LOW: Final = 55.0
"""A name that is less like what was asked is not offered; of 100."""


@dataclass(frozen=True, slots=True)
class Term:
    """A type or a relation of the ontology: its name, and how it is called in Indonesian and English."""

    id: str
    label_id: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity whose name is like another: how much, of 100."""

    iri: str
    score: float


class Index:
    """The names of a graph."""

    def __init__(self, graph: Held) -> None:
        self._graph = graph
        classes, relations = dict(self._terms(_CLASS)), dict(self._terms(_PROPERTY))
        self._above = {name: self._ancestors(name, _ABOVE) for name in classes}
        self.classes = {name: one for name, one in classes.items() if "Entity" in self._above[name] - {name}}
        self.relations = {
            name: one for name, one in relations.items() if RELATED in self._ancestors(name, _WIDER) - {name}
        }
        self.types: dict[str, frozenset[str]] = {}
        self._names: list[str] = []
        self._bearers: list[str] = []
        self._read()

    def like(self, text: str, most: int) -> list[Hit]:
        """Return the entities with a name like `text`, the most alike first."""
        found: dict[str, float] = {}
        wanted = plain(text)
        close = process.extract(wanted, self._names, scorer=fuzz.token_sort_ratio, limit=most * 4, score_cutoff=_LOW)
        for _, score, place in close:
            bearer = self._bearers[place]
            found[bearer] = max(found.get(bearer, 0.0), score)
        return _first(found, most)

    def called(self, text: str) -> list[Hit]:
        """Return the entity whose id or IRI is `text`, surely it; none where that is no id."""
        iri = self._graph.iris.base + "entity/" + text.removeprefix(self._graph.iris.base + "entity/")
        return [Hit(iri, 100.0)] if iri in self.types else []

    def beginning(self, prefix: str, most: int) -> list[Hit]:
        """Return the entities of which a name, or a word of one, begins so; whole names first."""
        wanted, found = plain(prefix), dict[str, float]()
        for name, bearer in zip(self._names, self._bearers, strict=True):
            if name.startswith(wanted) or f" {wanted}" in name:
                score = 100.0 * len(wanted) / max(len(name), 1) + 100.0 * name.startswith(wanted)
                found[bearer] = max(found.get(bearer, 0.0), score)
        return _first(found, most)

    def is_a(self, iri: str, wanted: str) -> bool:
        """Return whether an entity is of this type or one below it."""
        return any(wanted in self._above.get(name, frozenset()) for name in self.types.get(iri, frozenset()))

    def type_of(self, iri: str) -> Term:
        """Return the most special type of an entity."""
        names = sorted(self.types[iri], key=lambda name: (-len(self._above[name]), name))
        return self.classes[names[0]]

    def _read(self) -> None:
        """Read types and names in few passes over the store; what has a type of ours is what articles tell of."""
        store, here = self._graph.store, DefaultGraph()
        for name in self.classes:
            for quad in store.quads_for_pattern(None, TYPE, NamedNode(iri_of(name)), here):
                if isinstance(quad.subject, NamedNode):
                    iri = quad.subject.value
                    self.types[iri] = self.types.get(iri, frozenset()) | {name}
        names: set[tuple[str, str]] = set()
        for naming in (PREF_LABEL, ALT_LABEL):
            for quad in store.quads_for_pattern(None, naming, None, here):
                bearer = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
                if isinstance(quad.object, Literal) and bearer in self.types:
                    names.add((bearer, plain(quad.object.value)))
        self._bearers = [bearer for bearer, _ in sorted(names)]
        self._names = [name for _, name in sorted(names)]

    def _terms(self, kind: NamedNode) -> Iterator[tuple[str, Term]]:
        found = self._graph.store.quads_for_pattern(None, TYPE, kind, ONTOLOGY)
        nodes = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
        for iri in sorted(nodes):
            labels = {
                quad.object.language: quad.object.value
                for quad in self._graph.store.quads_for_pattern(NamedNode(iri), _LABEL, None, ONTOLOGY)
                if isinstance(quad.object, Literal)
            }
            name = iri.removeprefix(_OURS)
            if labels:
                yield name, Term(name, labels.get("id", name), labels.get("en", name))

    def _ancestors(self, name: str, above: NamedNode) -> frozenset[str]:
        found, ahead = set[str](), [name]
        while ahead:
            here = ahead.pop()
            if here in found:
                continue
            found.add(here)
            quads = self._graph.store.quads_for_pattern(NamedNode(iri_of(here)), above, None, ONTOLOGY)
            ahead += [quad.object.value.removeprefix(_OURS) for quad in quads if isinstance(quad.object, NamedNode)]
        return frozenset(found)


_kept: list[tuple[Held, Index]] = []


def index_of(graph: Held) -> Index:
    """Return the index of a graph; a worker has one graph, and makes its index once."""
    if not _kept or _kept[0][0] is not graph:
        _kept[:] = [(graph, Index(graph))]
    return _kept[0][1]


def iri_of(name: str) -> str:
    """Return the IRI of a type or a relation: ours go by their names, a user's own by their IRIs."""
    return name if ":" in name else _OURS + name


def plain(text: str) -> str:
    """Return a name as names are compared: without case, width and white space that vary."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def words(graph: Held, node: NamedNode, naming: NamedNode) -> list[str]:
    """Return the texts that a node has for a property, sorted."""
    found: Iterable[object] = (
        quad.object for quad in graph.store.quads_for_pattern(node, naming, None, DefaultGraph())
    )
    return sorted({one.value for one in found if isinstance(one, Literal)})


def _first(found: Mapping[str, float], most: int) -> list[Hit]:
    return [Hit(iri, score) for iri, score in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most]]
