"""Stretches that the heads tagged → the same, as far as the rules' names and phrases go that they cut short."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.records import Chain, Span
from kg.schema import DESCRIBABLE

Found = tuple[Span, str, float]
"""Where, the label, and the probability."""


def widened(
    names: Sequence[Found], described: Sequence[Found], ruled: Sequence[Chain]
) -> tuple[list[Found], list[Found]]:
    """Return the names and the described things; `ruled` are the chains of the rules.

    Where the rules read a longer phrase from the same word on, it stands; a name that the rules see is not cut.
    """
    tagged = sorted(span for span, _, _ in (*names, *described))
    return _whole(names, tagged, ruled), _whole(_phrases(described, ruled), tagged, ruled)


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


def _whole(found: Sequence[Found], tagged: Sequence[Span], ruled: Sequence[Chain]) -> list[Found]:
    """Return stretches, each to the end of the rules' name that it cuts, unless something else is tagged there.

    A name that begins with the same word must be of the same type. `tagged` are all stretches, sorted.
    """
    names = sorted((one.span, chain.type) for chain in ruled for one in chain.mentions if one.kind == "name")
    whole = []
    for span, kind, score in found:
        at = bisect_left(names, span.end, key=lambda one: one[0].start) - 1
        end = span.end
        if at >= 0 and names[at][0].end > end and names[at][0].start >= span.start:
            (name, type_) = names[at]
            rest = Span(end, name.end)
            if (name.start > span.start or type_ == kind) and not rest.overlaps_any(tagged):
                end = name.end
        whole.append((Span(span.start, end), kind, score))
    return whole
