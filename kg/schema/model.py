"""A schema: types, relations, and what fits between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NAMESPACE: Final = "https://w3id.org/simpul/ontology#"

RELATED: Final = "related"
"""The relation above all others, and the one of last resort, whose verb stands on the statement (`other` in gold)."""


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
    """A relation between entities. `domain` and `range` are the names of all types that may stand at its ends.

    `one_way`: it cannot hold in both directions at one time; `excludes` are the names of relations that cannot hold
    beside it.
    """

    name: str
    iri: str
    label_id: str
    label_en: str
    inverse_id: str
    inverse_en: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    one_way: bool = False
    excludes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Schema:
    """All types and relations, by name, in the order of their names; `labels` are (Indonesian, English) by IRI."""

    classes: Mapping[str, EntityClass]
    relations: Mapping[str, Property]
    labels: Mapping[str, tuple[str, str]]

    def fits(self, predicate: str, subject_type: str, object_type: str) -> bool:
        """Return whether the relation may hold between things of these types; False for an unknown relation or type.

        >>> from kg.schema import load
        >>> load().fits("supports", "GovernmentBody", "Programme")
        True
        >>> load().fits("familyOf", "Company", "Person")
        False
        """
        relation = self.relations.get(predicate)
        return relation is not None and subject_type in relation.domain and object_type in relation.range

    def within(self, name: str) -> frozenset[str]:
        """Return the names of the types that are `name` or stand below it; `name` may be a union or sim:Entity.

        >>> from kg.schema import load
        >>> sorted(load().within("PersonOrGroup"))
        ['Group', 'Person']
        """
        here = self.classes[name].iri if name in self.classes else NAMESPACE + name
        return frozenset(other.name for other in self.classes.values() if here in other.ancestors)

    def label(self, name: str, language: str = "id") -> str:
        """Return what a type, a relation or another term of the ontology is called; `name` itself if it has no label.

        >>> from kg.schema import load
        >>> load().label("supports"), load().label("GovernmentBody", "en")
        ('mendukung', 'Government body')
        """
        named = self.classes.get(name) or self.relations.get(name)
        labels = self.labels.get(named.iri if named else NAMESPACE + name, (name, name))
        return labels[language == "en"]
