"""Who is answerable for a claim: the speaker of the quotation it stands in, else nobody but the outlet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Document, Mention, Quote, Sentence, Span

NEARBY = 3
"""How many quotations that begin before a place may still reach it."""
FULL_STOP = 2
"""What may stand between the end of reported words and that of their sentence, in characters."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of one article in the order of their content, and its sentences."""

    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]

    def speaker(self, evidence: Span) -> Mention | None:
        """Return the speaker of the quotation in which `evidence` lies, None outside quotations.

        A sentence that marks no speaker goes on with that of the sentence before, if they share a paragraph and
        that one reports to its end.
        """
        inside = self._around(evidence)
        return inside.speaker if inside else self._going_on(evidence)

    def quoted(self, evidence: Span) -> bool:
        """Return whether `evidence` lies in a quotation."""
        return self._around(evidence) is not None

    def _around(self, evidence: Span) -> Quote | None:
        nearby = self.quotes[: bisect_right(self.starts, evidence.start)][-NEARBY:]
        return next((quote for quote in reversed(nearby) if quote.content.covers(evidence)), None)

    def _going_on(self, evidence: Span) -> Mention | None:
        place = bisect_right(self.sentence_starts, evidence.start) - 1
        if place < 1 or self._within(self.sentences[place]):
            return None
        before, here = self.sentences[place - 1], self.sentences[place]
        said = self._within(before)
        to_the_end = said and said[-1].content.end >= before.span.end - FULL_STOP
        return said[-1].speaker if to_the_end and before.paragraph == here.paragraph else None

    def _within(self, sentence: Sentence) -> list[Quote]:
        nearby = self.quotes[: bisect_right(self.starts, sentence.span.end)][-NEARBY:]
        return [quote for quote in nearby if quote.content.overlaps(sentence.span)]


def voices(document: Document, quotes: Sequence[Quote]) -> Voices:
    """Return the quotations of an article, ready to be asked."""
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end)))
    starts = tuple(quote.content.start for quote in ordered)
    return Voices(ordered, starts, document.sentences, tuple(sentence.span.start for sentence in document.sentences))
