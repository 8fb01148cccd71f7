"""Sentences that name who says the one before or after them: "Panen padi turun. Hal itu disampaikan Dini."."""

from kg.find.clause import has_role
from kg.find.cues import cue, words
from kg.find.pointing import Stage
from kg.find.report_clauses import Report, clause_from
from kg.find.speakers import speaker_behind
from kg.find.stream import Stream
from kg.schema import PERSON


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


def floor_given(stage: Stage, first: int, end: int, used: frozenset[int]) -> Report | None:
    """Return who speaks next by the sentence from token `first` up to `end`: "Hal senada dikatakan Dini".

    The report's clause is his name: what he says follows. Cues in `used` are taken.
    """
    row = stage.row
    for at in range(first, end - 1):
        aside = at > first and has_role(row.low[at - 1], "relative")
        if at in stage.hidden or at in used or aside or not _gives(row.low[at]):
            continue
        behind = at + 1
        while behind < end and row.low[behind] in words("by") | words("adverb"):
            behind += 1
        said_by = speaker_behind(stage, behind) if behind < end else None
        speaker = said_by.placed if said_by else None
        if said_by and speaker and speaker.chain.type == PERSON and behind <= speaker.first < said_by.end:
            return Report(speaker, at, speaker.first, speaker.end)
    return None


def _gives(low: str) -> bool:
    """Return whether the word gives somebody the floor: a passive verb of speech, but none that names a source."""
    found = cue(low, "passive")
    return found is not None and not found.pointing and low not in words("quoting")
