"""The ontology as Python sees it: entity classes, relations, what fits between them, and how they are called.

Everything is read from ontology/simpul.ttl and, where the user gives one, his own file. The constants below are the
only place in Python where a class or a relation is named; a test holds them against the ontology.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import KnowledgeError

NAMESPACE: Final = "https://w3id.org/simpul/ontology#"

PERSON: Final = "Person"
ORGANIZATION: Final = "Organization"
GOVERNMENT_BODY: Final = "GovernmentBody"
COMPANY: Final = "Company"
SCHOOL: Final = "School"
PARTY: Final = "Party"
MEDIA: Final = "Media"
SPORTS_TEAM: Final = "SportsTeam"
PLACE: Final = "Place"
FACILITY: Final = "Facility"
PROGRAMME: Final = "Programme"
EVENT: Final = "Event"
DOCUMENT: Final = "Document"
PRODUCT: Final = "Product"
GROUP: Final = "Group"

ORGANISATIONS: Final = frozenset({ORGANIZATION, GOVERNMENT_BODY, COMPANY, SCHOOL, PARTY, MEDIA, SPORTS_TEAM})
AGENTS: Final = ORGANISATIONS | {PERSON, PLACE, GROUP}
DESCRIBABLE: Final = frozenset({GROUP, EVENT, PROGRAMME, DOCUMENT, PRODUCT})
"""Types whose things may enter the graph without a proper name."""

RELATED: Final = "related"
"""The relation of last resort, whose verb stands on the statement (`other` in gold)."""
PART_OF: Final = "partOf"
LOCATED_IN: Final = "locatedIn"
MEMBER_OF: Final = "memberOf"
FOUNDED: Final = "founded"
OWNS: Final = "owns"
PARTNERS_WITH: Final = "partnersWith"
SUPPORTS: Final = "supports"
OPPOSES: Final = "opposes"
ORGANIZES: Final = "organizes"
PARTICIPATES_IN: Final = "participatesIn"
TARGETS: Final = "targets"
FUNDS: Final = "funds"
PRODUCES: Final = "produces"
SUPPLIES: Final = "supplies"
APPOINTS: Final = "appoints"
SUCCEEDS: Final = "succeeds"
MEETS: Final = "meets"
VISITS: Final = "visits"
ISSUES: Final = "issues"
INVESTIGATES: Final = "investigates"
DEFEATS: Final = "defeats"
FAMILY_OF: Final = "familyOf"
AFFECTS: Final = "affects"
SYMMETRIC: Final = frozenset({PARTNERS_WITH, MEETS, FAMILY_OF})

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_BELOW_PROPERTY, _RELATED = f"{_RDFS}subPropertyOf", NAMESPACE + RELATED
_TYPE, _FIRST, _REST = f"{_RDF}type", f"{_RDF}first", f"{_RDF}rest"
_LABEL, _BELOW, _DOMAIN, _RANGE = f"{_RDFS}label", f"{_RDFS}subClassOf", f"{_RDFS}domain", f"{_RDFS}range"
_CLASS, _UNION = f"{_OWL}Class", f"{_OWL}unionOf"
_OBJECT_PROPERTY, _SYMMETRIC_PROPERTY = f"{_OWL}ObjectProperty", f"{_OWL}SymmetricProperty"
_ROOT, _INVERSE_LABEL = f"{NAMESPACE}Entity", f"{NAMESPACE}inverseLabel"
_DESCRIBABLE, _UNIQUE_NAME = f"{NAMESPACE}describable", f"{NAMESPACE}uniqueName"
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

Term: TypeAlias = NamedNode | BlankNode | Literal
Facts: TypeAlias = Mapping[str, Mapping[str, list[Term]]]
_Named = TypeVar("_Named", "EntityClass", "Property")


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A type of entities. `ancestors` are IRIs: the class itself, those above it and the unions that hold it.

    `aligned` are the IRIs of other vocabularies' classes above it, taken from the nearest class that has any.
    """

    name: str
    iri: str
    label_id: str
    label_en: str
    aligned: tuple[str, ...]
    parents: tuple[str, ...]
    ancestors: frozenset[str]
    describable: bool
    unique_name: bool


@dataclass(frozen=True, slots=True)
class Property:
    """A relation between entities. `domain` and `range` are the names of all types that may stand at its ends."""

    name: str
    iri: str
    label_id: str
    label_en: str
    inverse_id: str
    inverse_en: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """All types and relations, by name, in the order of their names; `labels` are (Indonesian, English) by IRI."""

    classes: Mapping[str, EntityClass]
    relations: Mapping[str, Property]
    labels: Mapping[str, tuple[str, str]]

    def fits(self, predicate: str, subject_type: str, object_type: str) -> bool:
        """Return whether the relation may hold between things of these types; False for an unknown relation or type.

        >>> load().fits("supports", "GovernmentBody", "Programme")
        True
        >>> load().fits("familyOf", "Company", "Person")
        False
        """
        relation = self.relations.get(predicate)
        return relation is not None and subject_type in relation.domain and object_type in relation.range

    def within(self, name: str) -> frozenset[str]:
        """Return the names of the types that are `name` or stand below it; `name` may be a union or sim:Entity.

        >>> sorted(load().within("PersonOrGroup"))
        ['Group', 'Person']
        """
        here = self.classes[name].iri if name in self.classes else NAMESPACE + name
        return frozenset(other.name for other in self.classes.values() if here in other.ancestors)

    def label(self, name: str, language: str = "id") -> str:
        """Return what a type, a relation or another term of the ontology is called; `name` itself if it has no label.

        >>> load().label("supports"), load().label("GovernmentBody", "en")
        ('mendukung', 'Government body')
        """
        named = self.classes.get(name) or self.relations.get(name)
        labels = self.labels.get(named.iri if named else NAMESPACE + name, (name, name))
        return labels[language == "en"]


def folder() -> Path:
    """Return the folder of the ontology: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


@cache
def load(extra: Path | None = None) -> Schema:
    """Return the ontology, with the classes and relations of the user's file `extra` added.

    Raises KnowledgeError for a file that cannot be read (line), and for a term (entry) without a label, with two labels
    of one language, without a known place among the entities, or with a name that is taken.
    """
    own = folder() / "simpul.ttl"
    triples = list(_read(own))
    source = {subject: own for subject, _, _ in triples}
    for triple in _read(extra) if extra else ():
        triples.append(triple)
        source.setdefault(triple[0], extra or own)
    facts: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in dict.fromkeys(triples):
        facts[subject][predicate].append(value)
    return _schema({subject: dict(of) for subject, of in facts.items()}, source, extra)


def _read(path: Path) -> Iterator[tuple[str, str, Term]]:
    try:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            if isinstance(triple.object, NamedNode | BlankNode | Literal):
                yield triple.subject.value, triple.predicate.value, triple.object
    except OSError as error:
        raise KnowledgeError(f"the ontology cannot be read ({error.strerror or error})", path) from error
    except SyntaxError as error:
        raise KnowledgeError(f"not Turtle ({error.msg})", path, error.lineno) from error


def _schema(facts: Facts, source: Mapping[str, Path], extra: Path | None) -> Schema:
    added = [iri for iri, place in source.items() if place == extra]
    try:
        above = _above(facts)
        _check_classes(facts, above, added)
        entities = [iri for iri in sorted(facts) if _is_entity_class(facts, above, iri)]
        classes = _named(_entity_class(facts, above, entities, iri) for iri in entities)
        below = _direct(facts, _BELOW_PROPERTY)
        own = {iri for iri in facts if _RELATED in _closure(iri, below)}
        own |= {iri for iri in added if _OBJECT_PROPERTY in _values(facts, iri, _TYPE)}
        relations = _named(_relation(facts, above, classes, iri) for iri in sorted(own))
        labels = {iri: _labels(facts, iri, _LABEL) for iri in sorted(facts) if _LABEL in facts[iri]}
    except _Fault as fault:
        raise KnowledgeError(fault.reason, source.get(fault.iri), fault.iri) from fault
    return Schema(classes, relations, labels)


def _check_classes(facts: Facts, above: Mapping[str, frozenset[str]], added: list[str]) -> None:
    for iri in added:
        if _CLASS in _values(facts, iri, _TYPE) and _ROOT not in above[iri] and _UNION not in facts[iri]:
            raise _Fault(iri, "stands below no entity class; add rdfs:subClassOf sim:Entity or one below it")


class _Fault(Exception):  # noqa: N818  (caught below, never leaves this module)
    """A term of an ontology file that does not hold together."""

    def __init__(self, iri: str, reason: str) -> None:
        self.iri, self.reason = iri, reason
        super().__init__(reason)


def _values(facts: Facts, subject: str, predicate: str) -> list[str]:
    return [term.value for term in facts.get(subject, {}).get(predicate, ())]


def _direct(facts: Facts, predicate: str) -> dict[str, set[str]]:
    return {iri: set(_values(facts, iri, predicate)) for iri in facts}


def _above(facts: Facts) -> dict[str, frozenset[str]]:
    """Return for each term the IRIs of all classes that hold it: itself, its superclasses, the unions it is part of."""
    direct = _direct(facts, _BELOW)
    for union in facts:
        for head in _values(facts, union, _UNION):
            for member in _list(facts, head):
                direct.setdefault(member, set()).add(union)
    return {iri: _closure(iri, direct) for iri in direct}


def _closure(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    seen, ahead = {start}, [start]
    while ahead:
        for iri in direct.get(ahead.pop(), set()) - seen:
            seen.add(iri)
            ahead.append(iri)
    return frozenset(seen)


def _list(facts: Facts, head: str) -> Iterator[str]:
    seen: set[str] = set()
    while head in facts and head not in seen:
        seen.add(head)
        yield from _values(facts, head, _FIRST)
        head = next(iter(_values(facts, head, _REST)), "")


def _is_entity_class(facts: Facts, above: Mapping[str, frozenset[str]], iri: str) -> bool:
    declared = _CLASS in _values(facts, iri, _TYPE) and _UNION not in facts[iri]
    return declared and iri != _ROOT and _ROOT in above[iri]


def _named(found: Iterable[_Named]) -> dict[str, _Named]:
    named: dict[str, _Named] = {}
    for one in found:
        if one.name in named:
            raise _Fault(one.iri, f"the name {one.name} is taken by {named[one.name].iri}; give it another")
        named[one.name] = one
    return dict(sorted(named.items()))


def _entity_class(facts: Facts, above: Mapping[str, frozenset[str]], entities: list[str], iri: str) -> EntityClass:
    labels = _labels(facts, iri, _LABEL)
    parents = [parent for parent in _values(facts, iri, _BELOW) if parent in entities]
    return EntityClass(
        name=_local_name(iri),
        iri=iri,
        label_id=labels[0],
        label_en=labels[1],
        aligned=_aligned(facts, iri, frozenset()),
        parents=tuple(sorted(_local_name(parent) for parent in parents)),
        ancestors=above[iri],
        describable=_inherited(facts, above, iri, _DESCRIBABLE),
        unique_name=_inherited(facts, above, iri, _UNIQUE_NAME),
    )


def _aligned(facts: Facts, iri: str, seen: frozenset[str]) -> tuple[str, ...]:
    """Return the foreign classes directly above the class, else those of the classes above it."""
    direct = sorted(_values(facts, iri, _BELOW))
    foreign = tuple(parent for parent in direct if parent not in facts)
    if foreign or iri in seen:
        return foreign
    return tuple(dict.fromkeys(one for parent in direct for one in _aligned(facts, parent, seen | {iri})))


def _inherited(facts: Facts, above: Mapping[str, frozenset[str]], iri: str, flag: str) -> bool:
    return any("true" in _values(facts, one, flag) for one in above[iri])


def _relation(
    facts: Facts, above: Mapping[str, frozenset[str]], classes: Mapping[str, EntityClass], iri: str
) -> Property:
    labels = _labels(facts, iri, _LABEL)
    inverse = _labels(facts, iri, _INVERSE_LABEL) if _INVERSE_LABEL in facts[iri] else labels
    return Property(
        name=_local_name(iri),
        iri=iri,
        label_id=labels[0],
        label_en=labels[1],
        inverse_id=inverse[0],
        inverse_en=inverse[1],
        domain=_end(facts, above, classes, iri, _DOMAIN),
        range=_end(facts, above, classes, iri, _RANGE),
        symmetric=_SYMMETRIC_PROPERTY in _values(facts, iri, _TYPE),
    )


def _end(
    facts: Facts, above: Mapping[str, frozenset[str]], classes: Mapping[str, EntityClass], iri: str, end: str
) -> frozenset[str]:
    """Return the names of the types that a relation allows at one of its ends."""
    places = _values(facts, iri, end)
    if len(places) != 1:
        raise _Fault(iri, f"needs exactly one rdfs:{_local_name(end)} and has {len(places)}")
    fitting = frozenset(one.name for one in classes.values() if places[0] in above[one.iri])
    if not fitting:
        raise _Fault(iri, f"has the rdfs:{_local_name(end)} {places[0]}, which holds no entity class")
    return fitting


def _labels(facts: Facts, iri: str, predicate: str) -> tuple[str, str]:
    """Return the labels in Indonesian and English; where one is missing the other stands for it."""
    by_language: dict[str, str] = {}
    for term in facts[iri].get(predicate, ()):
        language = (term.language or "id") if isinstance(term, Literal) else "id"
        if language in by_language:
            raise _Fault(iri, f"has two values of {_local_name(predicate)} in the language {language}")
        by_language[language] = term.value
    found = by_language.get("id") or by_language.get("en")
    if not found:
        raise _Fault(iri, f"has no {_local_name(predicate)} in Indonesian (@id) or English (@en)")
    return by_language.get("id") or found, by_language.get("en") or found


def _local_name(iri: str) -> str:
    name = re.split(r"[#/]", iri)[-1]
    if not _LOCAL_NAME.fullmatch(name):
        raise _Fault(iri, "has a name that is no identifier (letters, digits, - and _)")
    return name
