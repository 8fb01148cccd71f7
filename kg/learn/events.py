"""What a time near an event is weighed by: whether gold gives the event that date."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.find.dates import find_times
from kg.find.described import find_described
from kg.find.event_features import Candidate, features
from kg.find.events import candidates, event_of
from kg.find.finding import find_named
from kg.language import understand
from kg.learn.gold import Example, entity_row
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.records import Document
from kg.schema import EVENT
from kg.score.alignment import align

SETTINGS = Settings(penalty=16.0, fewest=3, constant=EVERY)
DAY = len("2026-11-28")


def observe(examples: Iterable[Example]) -> Observed:
    """Return the times in the sentences of each event; wanted are the events to which gold gives a date."""
    seen: list[Seen] = []
    articles = wanted = 0
    for number, example in enumerate(examples):
        seen.extend(_seen(number, example))
        wanted += sum(bool(one.get("date")) for one in example.gold["events"])
        articles = number + 1
    return Observed(articles, seen, wanted)


def _seen(number: int, example: Example) -> Iterator[Seen]:
    document, text = understand(example.article), example.article.text
    named = find_named(document)
    chains = named + find_described(document, named)
    partners = align(example.gold["entities"], [entity_row(text, *pair) for pair in enumerate(chains)])
    golden = {one["event"]: one for one in example.gold["events"]}
    events = [(place, chain) for place, chain in enumerate(chains) if chain.type == EVENT]
    spans = tuple(sorted({mention.span for _, chain in events for mention in chain.mentions}))
    times = find_times(document)
    for place, chain in events:
        gold = golden.get(partners.get(str(place), ""))
        for one in candidates(document, chain, spans, times):
            yield _candidate(number, place, document, one, gold)


def _candidate(number: int, place: int, document: Document, one: Candidate, gold: Mapping[str, Any] | None) -> Seen:
    """Return a candidate time. Where gold gives a time without a date, its words decide, and nothing is judged.

    A time that cannot be resolved tells no date, so it is not judged either.
    """
    date, when = event_of(document, one).date, one.time.of(document.article.text)
    wanted = (gold or {}).get("date")
    if wanted:
        # Gold's date may be less exact than ours; an interval counts by its start.
        right = date is not None and date[:DAY].startswith(wanted[:DAY])
    else:
        right = gold is not None and (when in gold["when"] or gold["when"] in when)
    judged = bool(date) and (gold is None or bool(wanted))
    return Seen(number, place, weighed(features(one)), YES if right else NO, judged)
