"""ontology/simpul.ttl, and a user's own file → a schema."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from kg.errors import KnowledgeError
from kg.schema.facts import LABEL, OWL, RDFS, Facts, Fault, local_name, read_facts
from kg.schema.model import NAMESPACE, RELATED, EntityClass, Property, Schema

_ROOT, _TOP_RELATION = f"{NAMESPACE}Entity", NAMESPACE + RELATED
_INVERSE_LABEL, _ONE_WAY, _EXCLUDES = (NAMESPACE + name for name in ("inverseLabel", "oneWay", "excludes"))
_CLASS, _UNION, _OBJECT_PROPERTY = f"{OWL}Class", f"{OWL}unionOf", f"{OWL}ObjectProperty"
_SUBCLASS = f"{RDFS}subClassOf"

Above = Mapping[str, frozenset[str]]
Named = TypeVar("Named", EntityClass, Property)


def folder() -> Path:
    """Return the folder of the ontology: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


@cache
def load(extra: Path | None = None) -> Schema:
    """Return the ontology, with the classes and relations of the user's file `extra` added.

    Raises KnowledgeError for a file that cannot be read (line), and for a term (entry) without a label, with two labels
    of one language, without a known place among the entities, or with a name that is taken.
    """
    own = folder() / "simpul.ttl"
    ours = list(read_facts(own))
    theirs = list(read_facts(extra)) if extra else []
    known = {term for term, _, _ in ours}
    added = [term for term in dict.fromkeys(term for term, _, _ in theirs) if term not in known]
    try:
        return _schema(Facts.of(ours + theirs), added)
    except Fault as fault:
        # A term of ours can only be at fault for what the user's file says of it.
        raise KnowledgeError(fault.reason, extra or own, fault.iri) from fault


def _schema(facts: Facts, added: list[str]) -> Schema:
    above = facts.closure(_SUBCLASS, unions=True)
    for term in added:
        if facts.a(term, _CLASS) and _ROOT not in above[term] and _UNION not in facts.by_term[term]:
            raise Fault(term, "stands below no entity class; add rdfs:subClassOf sim:Entity or one below it")
    entities = [term for term in sorted(facts.by_term) if _is_entity_class(facts, above, term)]
    classes = _by_name(_entity_class(facts, above, entities, term) for term in entities)
    below = facts.closure(f"{RDFS}subPropertyOf")
    own = {term for term in facts.by_term if _TOP_RELATION in below[term]}
    own |= {term for term in added if facts.a(term, _OBJECT_PROPERTY)}
    relations = _by_name(_relation(facts, above, classes, term) for term in sorted(own))
    labels = {term: facts.labels(term) for term in sorted(facts.by_term) if LABEL in facts.by_term[term]}
    return Schema(classes, relations, labels)


def _is_entity_class(facts: Facts, above: Above, term: str) -> bool:
    declared = facts.a(term, _CLASS) and _UNION not in facts.by_term[term]
    return declared and term != _ROOT and _ROOT in above[term]


def _by_name(found: Iterable[Named]) -> dict[str, Named]:
    named: dict[str, Named] = {}
    for one in found:
        if one.name in named:
            raise Fault(one.iri, f"the name {one.name} is taken by {named[one.name].iri}; give it another")
        named[one.name] = one
    return dict(sorted(named.items()))


def _entity_class(facts: Facts, above: Above, entities: list[str], term: str) -> EntityClass:
    label_id, label_en = facts.labels(term)
    parents = [parent for parent in facts.values(term, _SUBCLASS) if parent in entities]
    return EntityClass(
        name=local_name(term),
        iri=term,
        label_id=label_id,
        label_en=label_en,
        aligned=_aligned(facts, term, frozenset()),
        parents=tuple(sorted(local_name(parent) for parent in parents)),
        ancestors=above[term],
        describable=_flagged(facts, above[term], f"{NAMESPACE}describable"),
        unique_name=_flagged(facts, above[term], f"{NAMESPACE}uniqueName"),
    )


def _aligned(facts: Facts, term: str, seen: frozenset[str]) -> tuple[str, ...]:
    """Return the foreign classes directly above the class, else those of the classes above it."""
    direct = sorted(facts.values(term, _SUBCLASS))
    foreign = tuple(parent for parent in direct if parent not in facts.by_term)
    if foreign or term in seen:
        return foreign
    return tuple(dict.fromkeys(one for parent in direct for one in _aligned(facts, parent, seen | {term})))


def _flagged(facts: Facts, terms: frozenset[str], flag: str) -> bool:
    return any("true" in facts.values(term, flag) for term in terms)


def _relation(facts: Facts, above: Above, classes: Mapping[str, EntityClass], term: str) -> Property:
    labels = facts.labels(term)
    inverse = facts.labels(term, _INVERSE_LABEL) if _INVERSE_LABEL in facts.by_term[term] else labels
    return Property(
        name=local_name(term),
        iri=term,
        label_id=labels[0],
        label_en=labels[1],
        inverse_id=inverse[0],
        inverse_en=inverse[1],
        domain=_end(facts, above, classes, term, f"{RDFS}domain"),
        range=_end(facts, above, classes, term, f"{RDFS}range"),
        symmetric=facts.a(term, f"{OWL}SymmetricProperty"),
        one_way="true" in facts.values(term, _ONE_WAY),
        excludes=frozenset(map(local_name, _excluded(facts, term))),
    )


def _excluded(facts: Facts, term: str) -> list[str]:
    """Return the relations that exclude a relation, whichever of the two says so."""
    told = [other for other in facts.by_term if term in facts.values(other, _EXCLUDES)]
    return [*facts.values(term, _EXCLUDES), *told]


def _end(facts: Facts, above: Above, classes: Mapping[str, EntityClass], term: str, end: str) -> frozenset[str]:
    """Return the names of the types that a relation allows at one of its ends."""
    places = facts.values(term, end)
    if len(places) != 1:
        raise Fault(term, f"needs exactly one rdfs:{local_name(end)} and has {len(places)}")
    fitting = frozenset(one.name for one in classes.values() if places[0] in above[one.iri])
    if not fitting:
        raise Fault(term, f"has the rdfs:{local_name(end)} {places[0]}, which holds no entity class")
    return fitting
