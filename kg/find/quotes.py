"""Quotations: words between marks and reported clauses, with whoever says them."""

from collections import deque
from dataclasses import replace

from kg.find.direct_quotes import Direct, direct_quotes
from kg.find.pointing import Stage, pointed_at, spoken
from kg.find.report_clauses import Report
from kg.find.reported_speech import after, reports
from kg.find.retold import floor_given, retold
from kg.find.speakers import voice
from kg.find.stream import Placed, Stream, stream
from kg.records import Chain, Document, Post, Quote, Span


def find_quotes(document: Document, chains: tuple[Chain, ...], posts: tuple[Post, ...]) -> tuple[Quote, ...]:
    """Return the direct and indirect quotations, in order and not overlapping.

    The content of a direct one is what stands between the marks, with a final comma or full stop; of an indirect one
    the reported clause inside its sentence. A speaker whom the article does not name is None.
    """
    row = stream(document, chains)
    directs = direct_quotes(row)
    hidden = frozenset(token for one in directs for token in range(one.first, one.end))
    stage = Stage(row, posts, hidden)
    first_reading = _read(stage, directs)
    used = _used(directs)
    given = (floor_given(stage, *bounds, used) for bounds in row.bounds)
    voices = frozenset(one.speaker.chain.name for one in given if one and one.speaker)
    return _read(replace(stage, voices=voices | _named(row, first_reading)), directs)


def _used(directs: tuple[Direct, ...]) -> frozenset[int]:
    """Return the cues that report words between marks and nothing else."""
    return frozenset(one.cue for one in directs if one.cue is not None and not one.inner)


def _read(stage: Stage, directs: tuple[Direct, ...]) -> tuple[Quote, ...]:
    """Return the quotations as they come out when the article is read from front to back."""
    row = stage.row
    used = _used(directs)
    found: list[Quote] = []
    waiting = deque(directs)
    for number, (first, end) in enumerate(row.bounds):
        told = retold(stage, number)
        if told and not (found and found[-1].content.overlaps(row.span(told.first, told.end))):
            found.append(_indirect(row, told))
            stage = after(stage, told)
        if given := floor_given(stage, first, end, used):
            stage = after(stage, given)
        for reported in reports(stage, first, end, used):
            found.append(_indirect(row, reported))
            stage = after(stage, reported)
        while waiting and waiting[0].first < end:
            one = waiting.popleft()
            speaker = _speaker(stage, one, waiting)
            found.append(_direct(row, one, speaker))
            stage = spoken(stage, speaker, max(one.end, one.cue or 0))
    return tuple(sorted(found, key=lambda quote: quote.content))


def _named(row: Stream, quotes: tuple[Quote, ...]) -> frozenset[str]:
    """Return the names of those who speak at least once with their name beside the cue."""
    named = (row.of(one.speaker) for one in quotes if one.speaker and one.evidence.covers(one.speaker.span))
    return frozenset(one.chain.name for one in named if one)


def _speaker(stage: Stage, one: Direct, waiting: deque[Direct]) -> Placed | None:
    """Return who says quoted words; without a cue the one who spoke before or, where nobody did, who speaks next."""
    if one.cue is not None:
        said_by = voice(stage, one.cue)
        return said_by.placed if said_by else None
    found = pointed_at(stage, one.first)
    if found is None and waiting and waiting[0].cue is not None:
        said_by = voice(stage, waiting[0].cue)
        return said_by.placed if said_by else None
    return found


def _direct(row: Stream, one: Direct, speaker: Placed | None) -> Quote:
    cue = row.tokens[one.cue].span if one.cue is not None else None
    evidence = _evidence(row, one.quoted.span, cue, speaker)
    rule = row.low[one.cue] if one.cue is not None else "unmarked"
    return Quote(speaker.mention if speaker else None, cue, one.quoted.content, "direct", evidence, rule)


def _indirect(row: Stream, one: Report) -> Quote:
    content, cue = row.span(one.first, one.end), row.tokens[one.cue].span
    evidence = _evidence(row, content, cue, one.speaker)
    return Quote(one.speaker.mention if one.speaker else None, cue, content, "indirect", evidence, row.low[one.cue])


def _evidence(row: Stream, words: Span, cue: Span | None, speaker: Placed | None) -> Span:
    """Return the characters from the first to the last of words, cue and, where he is named beside them, speaker."""
    parts = [words, *([cue] if cue else [])]
    sentences = {row.sentence[min(row.at(part.start), len(row.tokens) - 1)] for part in parts}
    if speaker and row.sentence[speaker.first] in sentences:
        parts.append(speaker.mention.span)
    return Span.covering(*parts)
