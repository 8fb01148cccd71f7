"""Claims of a graph that cannot both hold, and why.

What one denies and another asserts contradict each other whenever they were said. All else can change: two such claims
are in conflict only where articles of one time make them, or one article makes both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kg.ask.calling import fits, folded, names
from kg.ask.claims_asked import is_symmetric
from kg.ask.record import Claim, Office, Record, Thing, Told
from kg.ask.seats import seat
from kg.schema import SUCCEEDS, Schema

Kind = Literal["contradiction", "one-seat", "one-way", "excluded"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims, in the order of their ids, that cannot both hold; `reason` is a sentence."""

    kind: Kind
    reason: str
    one: Told
    other: Told


def conflicts(record: Record, schema: Schema) -> tuple[Conflict, ...]:
    """Return the conflicts of a graph, each once: contradictions first, then by the ids of the claims."""
    found: dict[tuple[str, str], Conflict] = {}
    for look in _LOOKS:
        for conflict in look(record, schema):
            found.setdefault((conflict.one.id, conflict.other.id), conflict)
    return tuple(sorted(found.values(), key=lambda one: (_ORDER.index(one.kind), one.one.id, one.other.id)))


def contradictions(record: Record, schema: Schema) -> Iterator[Conflict]:
    """Yield what one claim asserts and another denies, and what the graph ties with sim:conflictsWith."""
    for left, right in _pairs(record.claims, lambda one: (*_ends(one, schema), one.verb or "")):
        if {left.modality, right.modality} == {"asserted", "denied"}:
            yield _conflict("contradiction", "one denies what the other asserts", left, right)
    claims = {claim.id: claim for claim in record.claims}
    for claim in record.claims:
        for other in claim.conflicts:
            if other in claims:
                yield _conflict("contradiction", "the graph ties them as contradicting", claim, claims[other])


def _ends(claim: Claim, schema: Schema) -> tuple[str, ...]:
    ends = claim.subject, claim.object
    return claim.predicate, *(sorted(ends) if is_symmetric(schema, claim.predicate) else ends)


def rivals(record: Record, _: Schema) -> Iterator[Conflict]:
    """Yield posts of two persons in one office with a single seat, at one body and at one time; no successions."""
    offices: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in record.offices:
        body = record.things.get(office.object or "")
        if body and (one := seat(office.title, names(body))):
            offices[body.id, one].append(office)
    for (body_id, one), held in sorted(offices.items()):
        former = {office.subject for office in held if office.former}
        sitting = [office for office in held if office.subject not in former]
        for left, right in combinations(sitting, 2):
            if _two_people(record, left, right) and at_one_time(record, left, right):
                reason = f"one seat: {one} at {record.name(body_id)}, held by two at one time"
                yield _conflict("one-seat", reason, left, right)


def both_ways(record: Record, schema: Schema) -> Iterator[Conflict]:
    """Yield claims that lead from S to O and from O to S, of a relation that the ontology calls one way."""
    for left, right in _pairs(_asserted(record), lambda one: (one.predicate, *sorted((one.subject, one.object)))):
        relation = schema.relations.get(left.predicate)
        if relation and relation.one_way and left.subject == right.object and at_one_time(record, left, right):
            yield _conflict("one-way", f"{relation.label_en} cannot hold both ways at one time", left, right)


def excluded(record: Record, schema: Schema) -> Iterator[Conflict]:
    """Yield claims of two relations between the same two things of which one excludes the other by the ontology."""
    for left, right in _pairs(_asserted(record), lambda one: (one.subject, one.object)):
        relation = schema.relations.get(left.predicate)
        if relation and right.predicate in relation.excludes and at_one_time(record, left, right):
            other = schema.label(right.predicate, "en")
            yield _conflict("excluded", f"{relation.label_en} excludes {other} at one time", left, right)


_LOOKS: tuple[Callable[[Record, Schema], Iterator[Conflict]], ...] = (contradictions, rivals, both_ways, excluded)
_ORDER: tuple[Kind, ...] = ("contradiction", "one-seat", "one-way", "excluded")


def at_one_time(record: Record, left: Told, right: Told) -> bool:
    """Return whether one article says both, or the days on which the one was said reach into those of the other."""
    articles = [{piece.article for piece in told.evidence} for told in (left, right)]
    if articles[0] & articles[1]:
        return True
    days = [_days(record, found) for found in articles]
    return all(days) and days[0][0] <= days[1][-1] and days[1][0] <= days[0][-1]


def _days(record: Record, articles: Iterable[str]) -> list[str]:
    found = (record.sources[one].date for one in articles if one in record.sources)
    return sorted(date for date in found if date)


def _asserted(record: Record) -> Iterator[Claim]:
    return (claim for claim in record.claims if claim.modality == "asserted")


def _pairs(claims: Iterable[Claim], key: Callable[[Claim], tuple[str, ...]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield any two claims that share a key."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    for group in groups.values():
        yield from combinations(group, 2)


def _two_people(record: Record, left: Office, right: Office) -> bool:
    """Return whether two posts are of two persons for sure: neither the same name nor one that follows the other."""
    if left.subject == right.subject:
        return False
    ends = {left.subject, right.subject}
    if any(claim.predicate == SUCCEEDS and {claim.subject, claim.object} == ends for claim in record.claims):
        return False
    one, other = (record.things.get(office.subject) for office in (left, right))
    return one is not None and other is not None and not _may_be_one(one, other)


def _may_be_one(one: Thing, other: Thing) -> bool:
    return any(fits(folded(left), right) or fits(folded(right), left) for left in names(one) for right in names(other))


def _conflict(kind: Kind, reason: str, one: Told, other: Told) -> Conflict:
    return Conflict(kind, reason, *sorted((one, other), key=lambda told: told.id))
