"""Who is answerable for a claim: the speaker of the quotation it stands in, else nobody but the outlet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Mention, Modality, Quote, Span

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

    def held(self, kind: Modality, evidence: Span) -> Modality:
        """Return the modality of a claim: what somebody says whom nobody names is only possible, not the outlet's."""
        inside = self._around(evidence)
        return "possible" if kind == "asserted" and inside and inside.speaker is None else kind

    def only_speaks(self, mention: Mention, trigger: Span) -> bool:
        """Return whether a mention is but the speaker of the words at `trigger`: "X, kata Dini, mendukung Y"."""
        inside = self._around(trigger)
        if inside is None or inside.kind != "indirect" or inside.speaker != mention or inside.cue is None:
            return False
        return inside.cue.end <= mention.span.start and mention.span.end <= inside.content.start

    def quoted(self, evidence: Span) -> bool:
        """Return whether `evidence` lies in a quotation."""
        return self._around(evidence) is not None

    def _around(self, evidence: Span) -> Quote | None:
        nearby = self.quotes[: bisect_right(self.starts, evidence.end)][-2 * NEARBY :]
        inside = (quote for quote in reversed(nearby) if quote.content.covers(evidence))
        return next(inside, None) or next((quote for quote in nearby if _is_aside(quote, evidence)), None)


def _is_aside(quote: Quote, evidence: Span) -> bool:
    """Return whether a claim goes around its speaker: "X, kata Dini, mendukung Y"."""
    if quote.kind != "indirect" or quote.cue is None or quote.cue.start <= evidence.start:
        return False
    return evidence.covers(Span.covering(quote.cue, quote.content))


def voices(quotes: Sequence[Quote]) -> Voices:
    """Return the quotations of an article, ready to be asked."""
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end)))
    starts = tuple(quote.content.start for quote in ordered)
    return Voices(ordered, starts)
