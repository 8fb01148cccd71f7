"""Stretches that the heads tagged → the same, as far as the rules' names and phrases go that they cut short."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.model.bounds import is_loose
from kg.records import Chain, Span
from kg.schema import DESCRIBABLE

Found = tuple[Span, str, float]
"""Where, the label, and the probability."""


def widened(
    text: str, names: Sequence[Found], described: Sequence[Found], ruled: Sequence[Chain]
) -> tuple[list[Found], list[Found]]:
    """Return the names and the described things; `ruled` are the chains of the rules.

    Where the rules read a longer phrase from the same word on, it stands; a name that the rules see is not cut.
    """
    tagged = sorted(span for span, _, _ in (*names, *described))
    seen = sorted((one.span, chain.type) for chain in ruled for one in chain.mentions if one.kind == "name")
    return _whole(text, names, tagged, seen), _whole(text, _phrases(described, ruled), tagged, seen)


def _phrases(described: Sequence[Found], ruled: Sequence[Chain]) -> list[Found]:
    """Return described things, each as far as the rules' phrase of its type goes that begins with the same word."""
    ends: dict[tuple[int, str], int] = {}
    for chain in ruled:
        for one in chain.mentions if chain.type in DESCRIBABLE else ():
            if one.kind == "nominal":
                key = one.span.start, chain.type
                ends[key] = max(one.span.end, ends.get(key, 0))
    return sorted(
        {
            (Span(span.start, max(span.end, ends.get((span.start, kind), 0))), kind, score)
            for span, kind, score in described
        }
    )


def _whole(text: str, found: Sequence[Found], tagged: Sequence[Span], names: Sequence[tuple[Span, str]]) -> list[Found]:
    """Return stretches, each to the end of the rules' name that it cuts, unless something else is tagged there.

    Of a name of the same type only words written small are left out ("program Sawah Lestari"); one that begins with
    the same word must be of the same type. `tagged` are all stretches, `names` those of the rules with their types,
    both sorted. One that is not widened ends before a tagged stretch that it cuts.
    """
    whole = []
    for span, kind, score in found:
        at = bisect_left(names, span.end, key=lambda one: one[0].start) - 1
        cut, of_type = names[at] if at >= 0 else (span, kind)
        begins = cut.start > span.start or (cut.start == span.start and of_type == kind)
        if begins and cut.end > span.end and not Span(span.end, cut.end).overlaps_any(tagged):
            small = text[span.start : cut.start].islower()
            span = cut if of_type == kind and small else Span(span.start, cut.end)  # noqa: PLW2901
        whole.append((_before(text, span, tagged), kind, score))
    return whole


def _before(text: str, span: Span, tagged: Sequence[Span]) -> Span:
    """Return a stretch up to the one that begins within it and goes on behind it: "petani di" Kabupaten Sigi."""
    at = bisect_left(tagged, span.end, key=lambda one: one.start) - 1
    if at < 0 or not span.start < tagged[at].start < span.end < tagged[at].end:
        return span
    kept = text[span.start : tagged[at].start].rstrip()
    while kept and is_loose(last := kept.rsplit(maxsplit=1)[-1]):
        kept = kept.removesuffix(last).rstrip()
    return Span(span.start, span.start + len(kept)) if kept else span
