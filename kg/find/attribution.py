"""Who is answerable for a claim: the speaker of the quotation it stands in, else nobody but the outlet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Mention, Quote, Span


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of one article, in the order of their content."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    def speaker(self, evidence: Span) -> Mention | None:
        """Return the speaker of the quotation in which `evidence` lies, None outside quotations."""
        for quote in reversed(self.quotes[: bisect_right(self.starts, evidence.start)][-3:]):
            if quote.content.covers(evidence):
                return quote.speaker
        return None

    def quoted(self, evidence: Span) -> bool:
        """Return whether `evidence` lies in a quotation."""
        nearby = self.quotes[: bisect_right(self.starts, evidence.start)][-3:]
        return any(quote.content.covers(evidence) for quote in nearby)


def voices(quotes: Sequence[Quote]) -> Voices:
    """Return the quotations, ready to be asked."""
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end)))
    return Voices(ordered, tuple(quote.content.start for quote in ordered))
