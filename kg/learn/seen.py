"""What a table is learnt from: candidates with their features, and whether gold has them."""

from collections.abc import Sequence
from dataclasses import dataclass

YES, NO = "yes", "no"
EVERY = ""
"""The feature that every candidate has; its weight is the one that everything starts with."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate of one article.

    `article` is the article's number; `thing` is what it is a candidate for: only the best one of a thing can be told.
    `judged` is False where gold does not decide whether it is right to tell this candidate.
    """

    article: int
    thing: int
    features: tuple[str, ...]
    label: str
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Observed:
    """All candidates of the training articles, and how many things gold wants to be told."""

    articles: int
    candidates: Sequence[Seen]
    wanted: int


def weighed(found: frozenset[str]) -> tuple[str, ...]:
    """Return features in a fixed order, with the one that everything has."""
    return (EVERY, *sorted(found))
