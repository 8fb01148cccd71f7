"""How far a mention reaches when a slot is filled: the quotation marks, brackets, titles and appositions around it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from kg.records import Mention, Post, Span

Bounds: TypeAlias = tuple[int, int]
Reach: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""The boundaries at which a mention may be entered and left, widest first."""

QUOTES = frozenset("\"“”„‟«»‹›'‘’‚‛`´") | {"&quot;", "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "''", "``"}
BRACKETS = ("(", ")")
JOINTS = frozenset("-–—,:;")
"""Marks that stand between two things, at the edge of neither."""
LONGEST_BRACKET = 14
LONGEST_TITLE = 24


def widen(forms: Sequence[str], spans: Sequence[Span], core: Bounds, mention: Mention, posts: Sequence[Post]) -> Reach:
    """Return where `mention`, whose tokens are `core`, may be entered and left.

    Its posts reach as far as their evidence: "Direktur PT Maju Budi" and "Budi, Direktur PT Maju," are Budi.
    """
    left, right = core
    if left > 0 and right < len(forms) and forms[left - 1] in QUOTES and forms[right] in QUOTES:
        left, right = left - 1, right + 1
    right = _after_bracket(forms, right)
    for post in posts:
        if post.person.span == mention.span:
            left, right = _with_post(forms, spans, (left, right), post)
    return tuple(sorted({left, core[0]})), tuple(sorted({right, core[1]}, reverse=True))


def _after_bracket(forms: Sequence[str], at: int) -> int:
    """Return the boundary behind a bracket that opens at `at`; `at` where none does."""
    if at < len(forms) and forms[at] == BRACKETS[0]:
        for place in range(at + 1, min(at + LONGEST_BRACKET, len(forms))):
            if forms[place] == BRACKETS[1]:
                return place + 1
    return at


def _with_post(forms: Sequence[str], spans: Sequence[Span], bounds: Bounds, post: Post) -> Bounds:
    left, right = bounds
    first = bisect_left(spans, post.evidence.start, key=lambda span: span.start)
    behind = bisect_left(spans, post.evidence.end, key=lambda span: span.end) + 1
    if first < left and left - first <= LONGEST_TITLE:
        # "Direktur PT Maju, Budi, menolak …": the second comma closes what the first one opened.
        right += forms[left - 1] == "," and right < len(forms) and forms[right] == ","
        left = first
    if right < behind <= len(forms) and behind - right <= LONGEST_TITLE and right < len(forms) and forms[right] == ",":
        right = behind + (behind < len(forms) and forms[behind] == ",")
    return left, right
