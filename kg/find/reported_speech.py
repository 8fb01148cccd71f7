"""Reported clauses: "Dini mengatakan …", "menurut Dini, …", "…, lanjut Dini, …", "…, kata Dini."."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.find.cues import cue, words
from kg.find.speakers import Stage, speaker_before, voice
from kg.find.stream import Placed, Stream

SHORTEST = 2
"""Tokens of a reported clause."""
ASIDE, SHORT_ASIDE = 25, 14
"""Tokens of a phrase between verb and conjunction, verb and comma: "mengatakan kepada pers di Jakarta bahwa …"."""
OWN_SUBJECT = 7
"""Tokens from a conjunction to the cue of another report in the same sentence."""
SOURCE = 20
"""Tokens of an unnamed source between "menurut" and the comma behind it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A clause (tokens `first` up to `end`) that `speaker` is reported to have said; `cue` is the reporting token."""

    speaker: Placed | None
    cue: int
    first: int
    end: int


def reports(stage: Stage, first: int, end: int, used: frozenset[int]) -> Iterator[Report]:
    """Yield the reported clauses of the sentence from token `first` up to `end`; cues in `used` are taken."""
    since = first
    for at in range(first, end):
        if at >= since and at not in stage.hidden and at not in used:
            found = _aside(stage, at, first, end) or _source(stage, at, first, end) or _verb(stage, at, first, end)
            if found:
                yield found
                since = max(found.end, at + 1)
                stage = replace(stage, latest=found.speaker or stage.latest)


def _aside(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "…, kata X, …" or a leading "Kata X, …" reports: the words behind it, else those before it."""
    row = stage.row
    if not cue(row.low[at], "after") or not (at == first or row.low[at - 1] == ","):
        return None
    if not stage.hidden.isdisjoint(range(max(first, at - 3), at)):
        return None
    said_by = voice(stage, at)
    if said_by is None:
        return None
    start, clause = said_by.end, None
    if start < end and (row.low[start] == "," or _has_predicate(row, start, min(end, start + 1))):
        clause = _clause(stage, start + (row.low[start] == ","), end)
    if clause is None and at > first:
        clause = _clause(stage, first, at - 1)
    return _reported(said_by.placed, at, clause)


def _source(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "Menurut X, …", "…, menurut X." or "Dijelaskan X, …" reports."""
    row = stage.row
    passive = cue(row.low[at], "passive")
    found = cue(row.low[at], "preface") or (passive if at == first else None)
    if not found or not (at - first <= 2 or row.low[at - 1] == ","):
        return None
    said_by = voice(stage, at)
    if said_by is None:
        return None
    start = said_by.end
    if not found.pointing and said_by.placed is None and not (start < end and row.low[start] == ","):
        start = next((token for token in range(start, min(end, start + SOURCE)) if row.low[token] == ","), end)
    clause = _clause(stage, start + (start < end and row.low[start] == ","), end)
    if clause is None and at > first:
        clause = _clause(stage, first, at - (row.low[at - 1] == ","))
    return _reported(said_by.placed, at, clause)


def _verb(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "X mengatakan (bahwa) …" reports."""
    row = stage.row
    found = cue(row.low[at], "before")
    if not found or at == first or row.low[at - 1] in words("blocker"):
        return None
    start = _behind_marker(row, at, end, marked=found.marked)
    said_by = speaker_before(stage, at) if start is not None else None
    if start is None or said_by is None:
        return None
    return _reported(said_by.placed, at, _clause(stage, start, end))


def _behind_marker(row: Stream, at: int, end: int, *, marked: bool) -> int | None:
    """Return where the clause of the verb at `at` begins: behind a comma or conjunction, else right behind the verb."""
    start = at + 1
    if start < end and (marked or row.low[start] in words("addressee")):
        ahead = range(start, min(end, start + ASIDE))
        marker = next((token for token in ahead if row.low[token] in words("marker")), None)
        comma = next((token for token in ahead[:SHORT_ASIDE] if row.low[token] == ","), None)
        found = marker if marker is not None or marked else comma
        if not marked or found is not None:
            return None if found is None else found + 1
    if start < end and row.low[start] == ",":
        return start + 1 + (start + 1 < end and row.low[start + 1] in words("marker"))
    if start < end and row.low[start] in words("marker"):
        return start + 1
    if start < end and row.low[start] in words("inclusive"):
        return start
    if marked or start >= end or not words("object").isdisjoint({row.low[start], row.low[start].removesuffix("nya")}):
        return None
    return start if _has_predicate(row, start, end) else None


def _has_predicate(row: Stream, first: int, end: int) -> bool:
    """Return whether a word among the tokens makes a clause of them: a verb, an auxiliary, "tidak", "ada" …"""
    prefixes = tuple(sorted(words("prefix")))
    return any(
        low in words("predicate") or (len(low) > 4 and low.startswith(prefixes) and low not in words("noun"))
        for token, low in enumerate(row.low[first:end], first)
        if token not in row.on and row.tokens[token].form[:1].islower()
    )


def _clause(stage: Stage, start: int, end: int) -> tuple[int, int] | None:
    """Return the clause from `start` on, cut before a quotation and without the final full stop; None if too short."""
    row = stage.row
    stop = next((token for token in range(start, end) if token in stage.hidden), end)
    stop = _next_report(stage, start, stop)
    while stop > start and (
        row.tokens[stop - 1].kind == "quote" or row.low[stop - 1] in {".", ",", "!", "?", ":", ";"}
    ):
        stop -= 1
    return (start, stop) if stop - start >= SHORTEST else None


def _next_report(stage: Stage, start: int, end: int) -> int:
    """Return where a clause ends because another cue with a subject of its own follows; `end` if none does."""
    row = stage.row
    for at in range(start + SHORTEST, end):
        if not cue(row.low[at], "before") or row.low[at - 1] in words("blocker"):
            continue
        for token in range(at - 1, max(start + SHORTEST, at - OWN_SUBJECT) - 1, -1):
            if row.low[token] in words("turn") and (token == at - 1 or row.low[token] != "dan"):
                return token
            if _has_predicate(row, token, token + 1) or row.low[token] in words("marker"):
                break
    return end


def _reported(speaker: Placed | None, at: int, clause: tuple[int, int] | None) -> Report | None:
    return Report(speaker, at, *clause) if clause else None
