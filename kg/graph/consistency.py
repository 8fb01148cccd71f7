"""Whether the claims of a graph agree with the ontology and with one another, beyond what SHACL Core can say."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.index import Index
from kg.graph.violation import Violation
from kg.graph.vocabulary import (
    ARTICLE_COUNT,
    CONTEXT,
    DERIVED_FROM,
    ENTITY_COUNT,
    ENTITY_OF,
    MENTION_COUNT,
    OBJECT,
    PREDICATE,
    STATEMENT_COUNT,
    SUBJECT,
    TYPE,
    term,
)
from kg.schema import Schema

_ASSERTED = term("sim:Asserted").value
_CONFLICT = term("sim:conflictsWith")


def check_consistency(index: Index, schema: Schema) -> Iterator[Violation]:
    """Yield claims that no relation allows, plain triples without a claim, one-sided conflicts, wrong counts."""
    yield from _check_relations(index, schema)
    yield from _check_plain_triples(index, schema)
    for left, right in index.pairs(_CONFLICT):
        if left not in index.values(right, _CONFLICT):
            yield Violation(left, "conflicts with a claim that does not conflict with it", right)
    yield from _check_counts(index)
    for dataset, count in index.pairs(term("void:triples")):
        if count != str(index.size):
            yield Violation(dataset, f"the graph has {index.size} triples and not as many as its header says", count)


def _check_counts(index: Index) -> Iterator[Violation]:
    places = [(thing, index.one(place, CONTEXT) or "") for place, thing in index.pairs(ENTITY_OF)]
    inside = set(places)
    claims = {(article, claim) for claim, article in index.pairs(DERIVED_FROM) if index.one(claim, PREDICATE)}
    right = (
        (MENTION_COUNT, "mentions", Counter(thing for thing, _ in places)),
        (ARTICLE_COUNT, "articles", Counter(thing for thing, _ in inside)),
        (ENTITY_COUNT, "entities", Counter(article for _, article in inside)),
        (STATEMENT_COUNT, "statements", Counter(article for article, _ in claims)),
    )
    for predicate, what, counted in right:
        for node, count in index.pairs(predicate):
            if count != str(counted[node]):
                yield Violation(node, f"has {counted[node]} {what} and not as many as it says", count)


def _check_relations(index: Index, schema: Schema) -> Iterator[Violation]:
    types = {one.iri: one.name for one in schema.classes.values()}
    names = {one.iri: one.name for one in schema.relations.values()}

    def kinds(claim: str, end: NamedNode) -> list[str]:
        return [types[iri] for iri in index.values(index.one(claim, end) or "", TYPE) if iri in types]

    for claim, relation in index.pairs(PREDICATE):
        left, right = kinds(claim, SUBJECT), kinds(claim, OBJECT)
        if not any(schema.fits(names.get(relation, ""), one, other) for one in left for other in right):
            ends = f"from {'/'.join(left) or 'an unknown type'} to {'/'.join(right) or 'an unknown type'}"
            yield Violation(claim, f"the ontology has no such relation {ends}", relation)


def _check_plain_triples(index: Index, schema: Schema) -> Iterator[Violation]:
    asserted = {
        (index.one(claim, SUBJECT), relation, index.one(claim, OBJECT))
        for claim, relation in index.pairs(PREDICATE)
        if index.one(claim, term("sim:modality")) == _ASSERTED
    }
    for relation in (one.iri for one in schema.relations.values()):
        for subject, target in index.pairs(NamedNode(relation)):
            if (subject, relation, target) not in asserted:
                yield Violation(subject, f"no asserted statement supports its {relation}", target)
