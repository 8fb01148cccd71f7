"""When the events of an article happened."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from kg.find.clause import has_role
from kg.find.dates import find_times, resolve_date
from kg.find.event_features import Candidate, features
from kg.find.story_day import is_ahead, story_day
from kg.find.time_grammar import YEAR
from kg.find.weights import probability
from kg.records import Chain, Document, Event, Mention, Sentence, Span
from kg.schema import EVENT

THRESHOLD = 0.25
"""A time below this probability is not that of the event; chosen on the training articles."""
NEAR = 300
"""Characters on either side of a mention in which its time is looked for."""
MENTIONS = 50
"""Mentions of an event whose sentences are searched, the first ones."""


def date_events(document: Document, chains: tuple[Chain, ...]) -> tuple[Event, ...]:
    """Return the time of each event that has one, in the order of the chains; one time for an event.

    The time stands in a sentence that mentions the event, or in its name ("Pilkada 2018"). Its date counts from the
    day of publication, or the one that the article's own dates show; else only times printed in full have a date.
    """
    events = tuple(chain for chain in chains if chain.type == EVENT)
    spans = tuple(sorted({mention.span for chain in events for mention in chain.mentions}))
    times = find_times(document)
    dated = (_told(document, chain, spans, times) or named_year(document, chain) for chain in events)
    return tuple(event for event in dated if event is not None)


def timed(document: Document, mention: Mention, time: Span) -> Event:
    """Return the event of a mention with a time of the same article, and the date if it can be worked out."""
    at = bisect_right(document.sentences, time.start, key=lambda sentence: sentence.span.start) - 1
    return _dated(document, mention, time, at >= 0 and _is_ahead(document, document.sentences[at]))


def _told(document: Document, chain: Chain, events: tuple[Span, ...], times: tuple[Span, ...]) -> Event | None:
    """Return the event with the likeliest time in a sentence that mentions it, None if none is likely."""
    rated = [
        (probability("event_weights", features(candidate)), -candidate.time.start, candidate)
        for candidate in candidates(document, chain, events, times)
    ]
    likely, _, best = max(rated, key=lambda one: one[:2], default=(0.0, 0, None))
    if best is None or likely < THRESHOLD:
        return None
    return event_of(document, best)


def named_year(document: Document, chain: Chain) -> Event | None:
    """Return the event with the year that stands in its name ("Pilkada 2018"), None if none does.

    A year in a description is that of what it describes: "laga pertama Kualifikasi Piala Dunia 2026".
    """
    for mention in chain.mentions:
        if mention.kind != "name":
            continue
        match = _year().search(document.article.text, mention.span.start, mention.span.end)
        if match:
            return _dated(document, mention, Span(*match.span()), False)
    return None


def candidates(
    document: Document, chain: Chain, events: tuple[Span, ...], times: tuple[Span, ...]
) -> Iterator[Candidate]:
    """Yield the first mentions of an event, each with the times near it in its sentence."""
    sentences = document.sentences
    for mention in chain.mentions[:MENTIONS]:
        number = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
        if number < 0 or not sentences[number].span.covers(mention.span):
            continue
        near = Span(
            max(sentences[number].span.start, mention.span.start - NEAR),
            min(sentences[number].span.end, mention.span.end + NEAR),
        )
        here = _within(times, near)
        others = tuple(span for span in _within(events, near) if not span.overlaps(mention.span))
        for time in here:
            described = mention.kind == "nominal" and mention.span.covers(time)
            if described or _is_listed(document.article.text, mention.span, time, others):
                continue
            rivals = tuple(rival for rival in here if rival != time)
            yield Candidate(document.article.text, sentences[number], number, mention, time, others, rivals)


def _is_listed(text: str, mention: Span, time: Span, others: tuple[Span, ...]) -> bool:
    """Return whether a time stands right behind a list whose last member is another event: it is the time of that one.

    A verb between list and time speaks of all ("lomba layar dan pameran digelar Rabu"); then nothing is listed.
    """
    end = mention.end
    for other in others:
        if end <= other.start and other.end <= time.start and _joins(text[end : other.start]):
            end = other.end
    between = text[end : time.start].lower().split() if end <= time.start else []
    return end > mention.end and all(has_role(word, "preposition") for word in between)


def _joins(between: str) -> bool:
    """Return whether nothing but commas, coordinators and a short form in brackets stands between two events.

    >>> _joins(" (PON), dan "), _joins(" menjelang ")
    (True, False)
    """
    words = _bracket().sub("", between).replace(",", " , ").lower().split()
    return bool(words) and all(word == "," or has_role(word, "coordinator") for word in words)


def _within(spans: tuple[Span, ...], stretch: Span) -> tuple[Span, ...]:
    """Return those of the sorted `spans` that begin and end in `stretch`."""
    first = bisect_left(spans, stretch.start, key=lambda span: span.start)
    last = bisect_left(spans, stretch.end, key=lambda span: span.start)
    return tuple(span for span in spans[first:last] if stretch.covers(span))


def event_of(document: Document, candidate: Candidate) -> Event:
    """Return the event of a candidate with its time, and the date if it can be worked out."""
    return _dated(document, candidate.mention, candidate.time, _is_ahead(document, candidate.sentence))


def _dated(document: Document, mention: Mention, time: Span, ahead: bool) -> Event:
    """Return an event with its time, and the date if it can be worked out."""
    today = story_day(document.article)
    printed = time.of(document.article.text)
    resolved = resolve_date(printed, today.day if today else None, ahead=ahead, sure=today is None or today.sure)
    day, precision = resolved or (None, None)
    return Event(mention, time, day, precision)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){YEAR}(?:\s?[-/–]\s?\d{{2,4}})?(?!\d)")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\([^()]{1,40}\)")


def _is_ahead(document: Document, sentence: Sentence) -> bool:
    return is_ahead(sentence.span.of(document.article.text))
