"""Relations that the pair head is sure of, with evidence, modality and voice; and why the others do not stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.find.attribution import voices
from kg.find.clause import denies, has_role
from kg.find.modality import CLAUSE_ENDS
from kg.language.tokens import tokens
from kg.model.claims import MODEL, Seen
from kg.model.layers import FACTS, RELATIONS
from kg.model.places import at_span, nearest_pair, sentences_apart
from kg.records import Mention, Modality, Quote, Refusal, Relation, Span
from kg.schema import RELATED, SYMMETRIC, Schema

JUDGED = frozenset(RELATIONS) - {RELATED}
"""Relations of which the head decides; a user's own, and the one that needs a verb, are the rules' affair."""
LEAD = 4
"""Words before the evidence of a relation that may still say that it is planned or denied."""
BEFORE = 80
"""Characters in which these words are sought."""
MOST_APART = 1
"""Ends of sentences that may lie between the ends of a relation."""

Found = tuple[str, int, int]
"""Predicate, subject, object."""


def find_relations(
    seen: Seen, quotes: Sequence[Quote], schema: Schema
) -> tuple[tuple[Relation, ...], tuple[Refusal, ...]]:
    """Return the relations, in order of evidence, and those that a gate stopped: the rules' gates or these here.

    A relation that a rule found keeps the rule's evidence and modality, with the head's probability.
    """
    said = voices(quotes)
    relations: list[Relation] = []
    refusals = list(_unsure(seen))
    told = (*_sure(seen, schema), *_of_rules(seen))
    between: dict[tuple[Mention, Mention], list[Relation]] = defaultdict(list)
    for relation in told:
        between[relation.subject, relation.object].append(relation)
    for relation in told:
        beside = between[relation.subject, relation.object]
        reason = _fault(seen, relation, schema) or _excluded(relation, beside, schema)
        if reason:
            refusals.append(_refusal(seen, relation, reason))
        else:
            kind, speaker = said.held(relation.modality, relation.evidence), said.speaker(relation.evidence)
            relations.append(replace(relation, modality=kind, attributed_to=speaker))
    order = sorted(relations, key=lambda one: (one.evidence, one.predicate, one.subject.span, one.object.span))
    return tuple(order), (*_left_refused(seen, order), *refusals)


def _left_refused(seen: Seen, relations: Sequence[Relation]) -> Iterator[Refusal]:
    """Yield what the rules' gates stopped and the heads do not tell either."""
    name = {mention: chain.name for chain in seen.chains for mention in chain.mentions}
    told = {f"{name[one.subject]} {one.predicate} {name[one.object]}" for one in relations}
    return (one for one in seen.ruled.refusals if one.what not in told)


def _sure(seen: Seen, schema: Schema) -> Iterator[Relation]:
    """Yield the relations of which the head is sure; of a symmetric one the surer direction."""
    for predicate in sorted(JUDGED):
        taken: set[tuple[int, int]] = set()
        for score, subject, target in seen.sure(predicate):
            if schema.relations[predicate].symmetric and (target, subject) in taken:
                continue
            taken.add((subject, target))
            yield _relation(seen, predicate, subject, target, score)


def _relation(seen: Seen, predicate: str, subject: int, target: int, score: float) -> Relation:
    """Return a relation with its evidence: that of the rule that says the same, else its ends and what is between."""
    ruled = _ruled(seen, predicate, subject, target)
    if ruled:
        return replace(ruled, score=score)
    one, other = nearest_pair(seen.document, seen.mentions(subject), seen.mentions(target))
    evidence = Span.covering(one.span, other.span)
    return Relation(one, predicate, other, evidence, MODEL, _modality(seen.text(), evidence), None, score)


def _of_rules(seen: Seen) -> Iterator[Relation]:
    """Yield the rules' relations that the head does not judge."""
    for (subject, target), facts in sorted(seen.hints.items()):
        for predicate in sorted(facts - (frozenset(FACTS) - {RELATED})):
            ruled = _ruled(seen, predicate, subject, target)
            if ruled:
                yield ruled


def _unsure(seen: Seen) -> Iterator[Refusal]:
    """Yield what rules found and the head does not believe, each once."""
    asked = min(seen.thresholds.relation, seen.thresholds.ruled)
    found: dict[tuple[str, Span, Span], Relation] = {}
    for (subject, target), facts in sorted(seen.hints.items()):
        for predicate in sorted(facts & JUDGED):
            ways = _ways(predicate, subject, target)
            likely = max(seen.judged.get(ends, {}).get(predicate, 0.0) for ends in ways)
            ruled = _ruled(seen, predicate, subject, target)
            if ruled and likely < asked:
                found.setdefault((predicate, ruled.subject.span, ruled.object.span), replace(ruled, score=likely))
    for relation in found.values():
        yield _refusal(seen, relation, f"the model gives it {relation.score:.2f}; at least {asked:.2f} is asked")


def _ruled(seen: Seen, predicate: str, subject: int, target: int) -> Relation | None:
    """Return the rules' relation that says the same, between mentions of the second reading; None if there is none."""
    if predicate not in seen.hints.get((subject, target), ()):
        return None
    same = [each for each in seen.ruled.relations if each.predicate == predicate]
    ways = _ways(predicate, subject, target)
    return next((between for way in ways for each in same if (between := _between(seen, each, *way))), None)


def _ways(predicate: str, subject: int, target: int) -> Sequence[tuple[int, int]]:
    """Return the pairs of things for which a relation of these two may be told: of a symmetric one both ways."""
    return ((subject, target), (target, subject)) if predicate in SYMMETRIC else ((subject, target),)


def _between(seen: Seen, ruled: Relation, subject: int, target: int) -> Relation | None:
    """Return a relation of the rules between the mentions of two things that stand where its ends stand."""
    one, other = at_span(seen.mentions(subject), ruled.subject.span), at_span(seen.mentions(target), ruled.object.span)
    return replace(ruled, subject=one, object=other, attributed_to=None) if one and other else None


def _fault(seen: Seen, relation: Relation, schema: Schema) -> str | None:
    if not schema.fits(relation.predicate, relation.subject.type, relation.object.type):
        return f"{relation.predicate} does not hold between {relation.subject.type} and {relation.object.type}"
    if relation.rule != MODEL:
        return None
    if sentences_apart(seen.document, relation.evidence) > MOST_APART:
        return "its ends stand too far apart"
    return "denied" if relation.modality == "denied" else None


def _excluded(relation: Relation, beside: Sequence[Relation], schema: Schema) -> str | None:
    """Return why a relation that no rule found does not stand beside a surer one of its ends that excludes it."""
    if relation.rule != MODEL:
        return None
    excluding = schema.relations[relation.predicate].excludes
    against = (one for one in beside if one.predicate in excluding)
    surer = next((one for one in against if one.rule != MODEL or _likelier(one, relation)), None)
    return f"the surer {surer.predicate} excludes it" if surer else None


def _likelier(one: Relation, other: Relation) -> bool:
    return (one.score or 0.0, other.predicate) > (other.score or 0.0, one.predicate)


def _refusal(seen: Seen, relation: Relation, reason: str) -> Refusal:
    text = seen.text()
    what = f"{relation.subject.span.of(text)} {relation.predicate} {relation.object.span.of(text)}"
    return Refusal(seen.document.article.id, what, reason, relation.evidence, relation.rule)


def _modality(text: str, evidence: Span) -> Modality:
    """Return what the words of the evidence, and the last ones before it, make of a claim."""
    before = [token.form.lower() for token in tokens(text, max(0, evidence.start - BEFORE), evidence.start)][-LEAD:]
    words = before + [token.form.lower() for token in tokens(text, evidence.start, evidence.end)]
    clause = max((at + 1 for at, word in enumerate(before) if word in CLAUSE_ENDS), default=0)
    if any(denies(words, at) for at in range(clause, len(words))):
        return "denied"
    return "planned" if any(has_role(word, "planned") for word in words) else "asserted"
