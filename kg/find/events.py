"""When the events of an article happened."""

import re
from collections.abc import Iterator
from functools import cache

from kg.find.dates import find_times, resolve_date
from kg.find.event_features import Candidate, features
from kg.find.time_grammar import YEAR
from kg.find.weights import probability
from kg.knowledge import words
from kg.records import Chain, Document, Event, Mention, Sentence, Span
from kg.schema import EVENT

THRESHOLD = 0.25
"""A time below this probability is not that of the event; chosen on the training articles."""


def date_events(document: Document, chains: tuple[Chain, ...]) -> tuple[Event, ...]:
    """Return the time of each event that has one, in the order of the chains; one time for an event.

    The time stands in a sentence that mentions the event, or in its name ("Pilkada 2018"). Its date counts from the
    day of publication; without that day only times printed in full have a date.
    """
    events = tuple(chain for chain in chains if chain.type == EVENT)
    spans = tuple(sorted({mention.span for chain in events for mention in chain.mentions}))
    times = find_times(document)
    dated = (_told(document, chain, spans, times) or _named(document, chain) for chain in events)
    return tuple(event for event in dated if event is not None)


def _told(document: Document, chain: Chain, events: tuple[Span, ...], times: tuple[Span, ...]) -> Event | None:
    """Return the event with the likeliest time in a sentence that mentions it, None if none is likely."""
    rated = [
        (probability("event_weights", features(candidate)), -candidate.time.start, candidate)
        for candidate in candidates(document, chain, events, times)
    ]
    likely, _, best = max(rated, key=lambda one: one[:2], default=(0.0, 0, None))
    if best is None or likely < THRESHOLD:
        return None
    return _dated(document, best.mention, best.time, _is_ahead(best.sentence))


def _named(document: Document, chain: Chain) -> Event | None:
    """Return the event with the year that stands in its name ("Pilkada 2018"), None if none does."""
    for mention in chain.mentions:
        match = _year().search(document.article.text, mention.span.start, mention.span.end)
        if match:
            return _dated(document, mention, Span(*match.span()), False)
    return None


def candidates(
    document: Document, chain: Chain, events: tuple[Span, ...], times: tuple[Span, ...]
) -> Iterator[Candidate]:
    """Yield each mention of an event with each time in its sentence."""
    text = document.article.text
    for mention in chain.mentions:
        for number, sentence in enumerate(document.sentences):
            if not sentence.span.covers(mention.span):
                continue
            here = tuple(time for time in times if sentence.span.covers(time))
            others = tuple(span for span in events if sentence.span.covers(span) and not span.overlaps(mention.span))
            for time in here:
                yield Candidate(text, sentence, number, mention, time, others, tuple(set(here) - {time}))


def _dated(document: Document, mention: Mention, time: Span, ahead: bool) -> Event:
    """Return an event with its time, and the date if it can be worked out."""
    resolved = resolve_date(time.of(document.article.text), document.article.published, ahead=ahead)
    day, precision = resolved or (None, None)
    return Event(mention, time, day, precision)


def _is_ahead(sentence: Sentence) -> bool:
    """Return whether a sentence tells of what is to come ("akan digelar Senin")."""
    return any(token.form.lower() in words("future") for token in sentence.tokens)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){YEAR}(?:\s?[-/–]\s?\d{{2,4}})?(?!\d)")
