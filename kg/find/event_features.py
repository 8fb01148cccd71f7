"""What speaks for and against a time being that of an event, as names of features.

lexicon/event_weights.tsv says how much each counts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.find.phrase_words import edge
from kg.find.phrases import heads
from kg.find.time_grammar import DOTTED, YEAR, cue
from kg.find.time_words import any_of
from kg.records import Mention, Sentence, Span

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of an event, a time in its sentence, and what else of that kind stands there.

    `number` is the sentence's place in the article, counted from 0.
    """

    text: str
    sentence: Sentence
    number: int
    mention: Mention
    time: Span
    events: tuple[Span, ...]
    times: tuple[Span, ...]

    @property
    def gap(self) -> Span | None:
        """Return what lies between the mention and the time, None if they touch or overlap."""
        start, end = sorted((self.mention.span, self.time))[0].end, sorted((self.mention.span, self.time))[1].start
        return Span(start, end) if start < end else None


def features(candidate: Candidate) -> frozenset[str]:
    """Return the features of a candidate."""
    return frozenset(_features(candidate))


def _features(candidate: Candidate) -> Iterator[str]:
    side = _side(candidate)
    between = candidate.gap.of(candidate.text) if candidate.gap else ""
    count = len(WORD.findall(between))
    yield f"side={side}"
    yield f"gap={side}:{next((edge for edge in (0, 1, 3, 6, 10, 16) if count <= edge), 20)}"
    yield f"commas={side}:{min(between.count(','), 3)}"
    yield f"kind={candidate.mention.kind}:{side}"
    if candidate.mention.score is not None and candidate.mention.kind == "nominal":
        yield f"sure={int(candidate.mention.score * 10)}"
    yield f"head={_head(candidate)}"
    yield f"form={_form(candidate.time.of(candidate.text))}"
    yield f"sentence={min(candidate.number, 3)}"
    yield f"rival event={side}:{min(_between(candidate, candidate.events), 2)}"
    yield f"rival time={side}:{min(_between(candidate, candidate.times), 2)}"
    yield f"times={min(len(candidate.times), 3)}"
    if any(mark in between for mark in '"“”'):
        yield "quotation between"
    yield f"word={_word_before(candidate)}"


def _side(candidate: Candidate) -> str:
    if candidate.mention.span.overlaps(candidate.time):
        return "inside"
    return "after" if candidate.mention.span.start < candidate.time.start else "before"


def _head(candidate: Candidate) -> str:
    """Return the head noun of a described event, the first word of a name: a league lasts, a match has its day."""
    forms = WORD.findall(candidate.mention.span.of(candidate.text))
    return next((form.lower() for form in forms if candidate.mention.kind == "name" or form.lower() in heads()), "")


def _between(candidate: Candidate, others: tuple[Span, ...]) -> int:
    """Return how many of `others` stand between the mention and the time."""
    gap = candidate.gap
    return sum(gap.covers(other) for other in others) if gap else 0


def _form(printed: str) -> str:
    """Return how exact a time is printed."""
    day = bool(_day().search(printed))
    if day or not _weekday().search(printed):
        full = bool(_year().search(printed))
        return f"{'day' if day else 'no day'} {'year' if full else 'no year'}"
    return "weekday"


def _word_before(candidate: Candidate) -> str:
    """Return the function word or mark before a time, "other" for anything else."""
    tokens = candidate.sentence.tokens
    index = bisect_left(tokens, candidate.time.start, key=lambda token: token.span.start)
    if index == 0:
        return "start"
    form = tokens[index - 1].form.lower()
    announced = tokens[index - 1].kind != "word" or form in edge("stop") or cue().search(form + " ")
    return form if announced else "other"


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"{DOTTED}|\d\s{any_of('month')}")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(any_of("weekday"))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(YEAR)
