"""Who is answerable for a claim: the speaker of the quotation it stands in, else nobody but the outlet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Mention, Quote, Span

NEARBY = 3
"""How many quotations that begin before a place may still reach it."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of one article in the order of their content."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    def speaker(self, evidence: Span) -> Mention | None:
        """Return the speaker of the quotation in which `evidence` lies, None outside quotations."""
        inside = self._around(evidence)
        return inside.speaker if inside else None

    def quoted(self, evidence: Span) -> bool:
        """Return whether `evidence` lies in a quotation."""
        return self._around(evidence) is not None

    def _around(self, evidence: Span) -> Quote | None:
        nearby = self.quotes[: bisect_right(self.starts, evidence.start)][-NEARBY:]
        return next((quote for quote in reversed(nearby) if quote.content.covers(evidence)), None)


def voices(quotes: Sequence[Quote]) -> Voices:
    """Return the quotations of an article, ready to be asked."""
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end)))
    starts = tuple(quote.content.start for quote in ordered)
    return Voices(ordered, starts)
