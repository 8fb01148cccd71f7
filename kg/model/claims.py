"""Facts that the pair head is sure of → speakers and times, with their evidence."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from kg.find.events import named_year, timed
from kg.model.judging import Judged, Thresholds
from kg.model.layers import DIRECT, QUOTED, SAYS, WHEN
from kg.model.places import nearest, sentences_apart
from kg.model.things import Facts, Thing
from kg.records import Chain, Document, Event, Findings, Mention, Quote, QuoteKind, Span
from kg.schema import EVENT

MODEL = "model"
"""The rule of a finding that no pattern made."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An article's things, what the heads say of their pairs, what the rules found; thing n, an entity, is chain n."""

    document: Document
    things: tuple[Thing, ...]
    chains: tuple[Chain, ...]
    judged: Judged
    hints: Facts
    ruled: Findings
    thresholds: Thresholds

    def text(self) -> str:
        """Return the text of the article."""
        return self.document.article.text

    def sure(self, fact: str) -> Iterator[tuple[float, int, int]]:
        """Yield (probability, subject, object) of a fact for the pairs of which it stands, surest first."""
        alone, ruled = self.thresholds.of(fact), self.thresholds.ruled
        found = [
            (facts[fact], *ends)
            for ends, facts in self.judged.items()
            if fact in facts and facts[fact] >= (min(alone, ruled) if fact in self.hints.get(ends, ()) else alone)
        ]
        yield from sorted(found, key=lambda one: (-one[0], one[1], one[2]))

    def mentions(self, thing: int) -> tuple[Mention, ...]:
        """Return the mentions of an entity."""
        return self.chains[thing].mentions


def find_quotes(seen: Seen) -> tuple[Quote, ...]:
    """Return the quotations, in order, each with its likeliest speaker and the cue that the rules saw."""
    ruled = {quote.content: quote for quote in seen.ruled.quotes}
    speakers = _speakers(seen, {words for words, quote in ruled.items() if quote.cue})
    quotes = []
    for number, thing in enumerate(seen.things):
        if thing.kind not in QUOTED:
            continue
        content = thing.spans[0]
        rule = ruled.get(content)
        score, speaker = speakers.get(number, (None, None))
        mention = nearest(seen.mentions(speaker), content) if speaker is not None else None
        cue = rule.cue if rule else None
        named = mention is not None and not sentences_apart(seen.document, Span.covering(content, mention.span))
        parts = [content, *([cue] if cue else []), *([mention.span] if mention and named else [])]
        kind: QuoteKind = "direct" if thing.kind == DIRECT else "indirect"
        name = rule.rule if rule else MODEL
        quotes.append(Quote(mention, cue, content, kind, Span.covering(*parts), name, score))
    return tuple(sorted(quotes, key=lambda quote: quote.content))


def _speakers(seen: Seen, cued: Set[Span]) -> dict[int, tuple[float, int]]:
    """Return (probability, speaker) of quotations, numbers of things.

    Of words with a cue the rules know whom it names: "kata seorang warga" names nobody. The heads must be clear to
    tell another.
    """
    speakers: dict[int, tuple[float, int]] = {}
    for likely, speaker, words in seen.sure(SAYS):
        told = SAYS in seen.hints.get((speaker, words), ()) or seen.things[words].spans[0] not in cued
        if told or likely >= seen.thresholds.speaker:
            speakers.setdefault(words, (likely, speaker))
    return speakers


def find_events(seen: Seen) -> tuple[Event, ...]:
    """Return the time of each event that has one: the likeliest, else the year in its name."""
    times: dict[int, int] = {}
    for _, event, time in seen.sure(WHEN):
        times.setdefault(event, time)
    found = []
    for number, thing in enumerate(seen.things):
        if thing.kind != EVENT:
            continue
        if number in times:
            when = seen.things[times[number]].spans[0]
            found.append(timed(seen.document, nearest(seen.mentions(number), when), when))
        elif named := named_year(seen.document, seen.chains[number]):
            found.append(named)
    return tuple(found)
