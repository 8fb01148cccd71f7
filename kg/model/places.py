"""Where two things of an article stand nearest to each other."""

from bisect import bisect_right
from collections.abc import Sequence

from kg.records import Document, Mention, Span


def between(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans, 0 where they touch or overlap."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def nearest(mentions: Sequence[Mention], span: Span) -> Mention:
    """Return the mention nearest to `span`, outside it if there is one; of two as near, the first."""
    outside = [mention for mention in mentions if not span.overlaps(mention.span)] or mentions
    return min(outside, key=lambda mention: (between(mention.span, span), mention.span))


def nearest_pair(ones: Sequence[Mention], others: Sequence[Mention]) -> tuple[Mention, Mention]:
    """Return the two mentions of two things that stand nearest to each other; those that overlap come last."""
    pairs = ((one, other) for one in ones for other in others)
    return min(
        pairs, key=lambda two: (two[0].span.overlaps(two[1].span), between(two[0].span, two[1].span), two[0].span)
    )


def covering(*spans: Span) -> Span:
    """Return the stretch from the first to the last of `spans`."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def sentences_apart(document: Document, span: Span) -> int:
    """Return over how many ends of sentences a stretch reaches."""
    first, last = (
        bisect_right(document.sentences, at, key=lambda sentence: sentence.span.start)
        for at in (span.start, span.end - 1)
    )
    return last - first
