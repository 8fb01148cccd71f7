"""Where two things of an article stand nearest to each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.model.clues import overlap
from kg.records import Document, Mention, Span

BESIDE = 2
"""Mentions on either side among which the nearest is sought: the very next one may overlap."""


def between(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans, 0 where they touch or overlap."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def at_span(mentions: Sequence[Mention], span: Span) -> Mention | None:
    """Return the mention that shares most with `span`, of two that share as much the tighter; None if none does."""
    sharing = [mention for mention in mentions if mention.span.overlaps(span)]
    return max(sharing, key=lambda one: (overlap(one.span, span), -len(one.span)), default=None)


def nearest(mentions: Sequence[Mention], span: Span) -> Mention:
    """Return the mention nearest to `span`, outside it if there is one; of two as near, the first."""
    outside = [mention for mention in mentions if not span.overlaps(mention.span)] or mentions
    return min(outside, key=lambda mention: (between(mention.span, span), mention.span))


def nearest_pair(document: Document, ones: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, Mention]:
    """Return the two mentions of two things that stand nearest to each other, in one sentence if they can.

    Those that overlap come last; of pairs as near, the first.
    """

    def rank(two: tuple[Mention, Mention]) -> tuple[bool, int, int, Span, Span]:
        one, other = two[0].span, two[1].span
        apart = sentences_apart(document, Span.covering(one, other))
        return one.overlaps(other), apart, between(one, other), one, other

    return min(((one, other) for one in ones for other in _around(one, others)), key=rank)


def _around(mention: Mention, others: Sequence[Mention]) -> Sequence[Mention]:
    """Return those of `others`, which are in order, that stand next to a mention on either side."""
    at = bisect_left(others, mention.span.start, key=lambda other: other.span.start)
    return others[max(0, at - BESIDE) : at + BESIDE]


def sentences_apart(document: Document, span: Span) -> int:
    """Return over how many ends of sentences a stretch reaches."""
    first, last = (
        bisect_right(document.sentences, at, key=lambda sentence: sentence.span.start)
        for at in (span.start, span.end - 1)
    )
    return last - first
