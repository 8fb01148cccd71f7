"""Pieces of evidence → statements and posts: what all articles together say."""

from collections import defaultdict
from collections.abc import Iterable

from kg.records import Evidence, PostHeld, Statement
from kg.resolve.told import Claim, Holding, PostKey, StatementKey


def statements(claims: Iterable[Claim], spoken_for: frozenset[tuple[str, str]]) -> tuple[Statement, ...]:
    """Return the statements that the claims make, sorted; the order of the claims does not matter.

    `spoken_for` are (person, organisation) where the person's word counts as the organisation's own.
    """
    gathered: dict[StatementKey, list[Claim]] = defaultdict(list)
    for claim in claims:
        gathered[claim.key].append(claim)
    return tuple(sorted((_statement(key, told, spoken_for) for key, told in gathered.items()), key=_statement_order))


def posts(holdings: Iterable[Holding]) -> tuple[PostHeld, ...]:
    """Return the posts that the pieces of evidence tell of, sorted."""
    gathered: dict[PostKey, dict[Evidence, float | None]] = defaultdict(dict)
    for one in holdings:
        gathered[one.key][one.evidence] = one.score
    return tuple(sorted((_post(key, told) for key, told in gathered.items()), key=_post_order))


def spoken_for(held: Iterable[PostHeld]) -> frozenset[tuple[str, str]]:
    """Return (person, organisation) where the person holds a post there: his word counts as the organisation's."""
    return frozenset((post.person, post.organisation) for post in held if post.organisation and not post.former)


def _statement(key: StatementKey, claims: Iterable[Claim], spoken_for: frozenset[tuple[str, str]]) -> Statement:
    told = tuple(claims)
    own = key.speaker is None or key.speaker == key.subject or (key.speaker, key.subject) in spoken_for
    return Statement(
        subject=key.subject,
        predicate=key.predicate,
        object=key.object,
        modality=key.modality,  # type: ignore[arg-type]  # one of a Relation
        attributed_to=key.speaker,
        evidence=tuple(sorted({claim.evidence for claim in told})),
        plain=key.modality == "asserted" and own,
        score=_surest(claim.score for claim in told),
        verb=key.verb,
        confirmed_by=tuple(sorted({person for claim in told for person in claim.confirmed})),
    )


def _post(key: PostKey, told: dict[Evidence, float | None]) -> PostHeld:
    return PostHeld(key.person, key.title, key.organisation, key.former, tuple(sorted(told)), _surest(told.values()))


def _surest(scores: Iterable[float | None]) -> float | None:
    """Return the highest score, None where nobody gave one."""
    return max((score for score in scores if score is not None), default=None)


def _statement_order(statement: Statement) -> tuple[str, ...]:
    s = statement
    return s.subject, s.predicate, s.object, s.modality, s.attributed_to or "", s.verb or ""


def _post_order(post: PostHeld) -> tuple[str, str, str, bool]:
    return post.person, post.title, post.organisation or "", post.former
