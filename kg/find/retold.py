"""A sentence that the next one gives to a speaker: "Panen padi turun. Hal itu disampaikan Dini."."""

from kg.find.cues import cue, words
from kg.find.pointing import Stage
from kg.find.reported_speech import Report, clause_from
from kg.find.speakers import speaker_behind
from kg.find.stream import Stream


def retold(stage: Stage, number: int) -> Report | None:
    """Return what sentence `number` says of the one before it: who said it; None if it says nothing so."""
    row = stage.row
    at = _cue(row, *row.bounds[number]) if number else None
    if at is None:
        return None
    start, end = row.bounds[number - 1]
    behind = at + 1
    while behind < len(row.tokens) and row.low[behind] in words("by"):
        behind += 1
    speaker = speaker_behind(stage, behind).placed if behind < row.bounds[number][1] else None
    clause = clause_from(stage, start, end)
    plain = stage.hidden.isdisjoint(range(start, end))
    return Report(speaker, at, *clause) if speaker and clause and plain else None


def _cue(row: Stream, first: int, end: int) -> int | None:
    """Return the passive verb of "Hal itu disampaikan …", None where the sentence does not begin so."""
    if row.low[first] not in words("retold"):
        return None
    at = first + 1
    while at < end and (row.low[at] in words("demonstrative") or row.low[at] in words("adverb")):
        at += 1
    return at if at < end and cue(row.low[at], "passive") else None
