"""Reported clauses: "Dini mengatakan …", "menurut Dini, …", "…, lanjut Dini, …", "…, kata Dini."."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.cues import Takes, any_place, bare, cue, words
from kg.find.pointing import Stage, spoken
from kg.find.speakers import speaker_before, speaker_behind, voice
from kg.find.stream import Placed, Stream
from kg.schema import PERSON

SHORTEST = 2
"""Tokens of a reported clause."""
ASIDE, SHORT_ASIDE = 25, 10
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
            readings = (read(stage, at, first, end) for read in (_aside, _source, _verb, _close))
            found = next((report for report in readings if report), None)
            if found:
                yield found
                since = max(found.end, at + 1)
                stage = after(stage, found)


def after(stage: Stage, one: Report) -> Stage:
    """Return what is known behind a report: who spoke, and that nobody in the clause is the topic."""
    return spoken(stage, one.speaker, max(one.cue, one.end - 1))


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
    topic = at > first and not _has_predicate(row, first, at - 1)
    goes_on = _behind_name(row, at + 1, end) if topic and said_by.end > at + 1 else None
    if goes_on is not None:
        return _reported(said_by.placed, at, clause_from(stage, goes_on, end))
    if start < end and (row.low[start] == "," or _has_predicate(row, start, min(end, start + 1))):
        clause = clause_from(stage, start + (row.low[start] == ","), end)
    if clause and at > first and not _has_predicate(row, *clause):
        clause = None
    if clause is None and at > first:
        clause = clause_from(stage, first, at - 1)
    return _reported(said_by.placed, at, clause)


def _source(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "Menurut X, …", "…, menurut X." or "Dijelaskan X, …" reports."""
    row = stage.row
    passive = cue(row.low[at], "passive")
    found = cue(row.low[at], "preface") or (passive if at == first or (passive and _is_inside(row, at, end)) else None)
    anywhere = found and found.pointing and row.low[at] not in words("leading")
    if not found or not (anywhere or at - first <= 2 or row.low[at - 1] == ","):
        return None
    grounds = row.low[at] in words("grounds")
    if grounds and not (at + 1 < end and row.low[at + 1] in words("account")):
        return None
    said_by = voice(stage, at)
    if said_by is None or (grounds and said_by.placed is None):
        return None
    start = said_by.end
    if not found.pointing and said_by.placed is None and not (start < end and row.low[start] == ","):
        start = next((token for token in range(start, min(end, start + SOURCE)) if row.low[token] == ","), end)
    if not found.pointing and (goes_on := _behind_name(row, at + 1, end)) is not None:
        start = goes_on
    clause = clause_from(stage, start + (start < end and row.low[start] == ","), end)
    if clause and not _has_predicate(row, *clause):
        clause = None
    if clause is None and at > first:
        clause = clause_from(stage, first, at - (row.low[at - 1] == ","))
    return _reported(said_by.placed, at, clause)


def _is_inside(row: Stream, at: int, end: int) -> bool:
    """Return whether "diakuinya" at `at` stands inside what is said: "Panen ini diakuinya masih rendah"."""
    pointing = cue(row.low[at], "passive")
    if not (pointing and pointing.pointing) or row.low[at - 1] in words("apart") or at + 1 >= end:
        return False
    return row.low[at + 1] not in words("stop") | words("apart") | {".", "?", "!"}


def _close(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "…, demikian laporan X." at the end of a sentence reports."""
    row = stage.row
    if row.low[at] not in words("close") or at == first or row.low[at - 1] != ",":
        return None
    start = at + 1
    while start < end and start not in row.on and (any_place(row.low[start]) or row.low[start] in words("account")):
        start += 1
    speaker = speaker_behind(stage, start).placed if start < end else None
    return _reported(speaker, at, clause_from(stage, first, at - 1)) if speaker else None


def _behind_name(row: Stream, at: int, end: int) -> int | None:
    """Return where a clause begins right behind the person named at `at` ("menurut Dini harga naik"), None if none."""
    placed = row.on.get(at)
    start = placed.end if placed and placed.first == at and placed.chain.type == PERSON else end
    if start >= end or not row.tokens[start].form.islower() or row.low[start] in words("apart"):
        return None
    comma = next((token for token in range(start, end) if row.low[token] == ","), end)
    return start if _has_predicate(row, start, comma) else None


def _verb(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "X mengatakan (bahwa) …" reports."""
    row = stage.row
    found = cue(row.low[at], "before")
    if not found or at == first or row.low[at - 1] in words("blocker"):
        return None
    start = _behind_marker(row, at, end, found.takes)
    said_by = speaker_before(stage, at) if start is not None else None
    if start is None or said_by is None:
        return None
    return _reported(said_by.placed, at, clause_from(stage, start, end))


def _behind_marker(row: Stream, at: int, end: int, takes: Takes) -> int | None:
    """Return where the clause of the verb at `at` begins: behind a comma or conjunction, else right behind the verb."""
    start = at + 1
    if start >= end:
        return None
    low = row.low[start]
    if low == ",":
        return start + 1 + (start + 1 < end and row.low[start + 1] in words("marker"))
    if low in words("marker"):
        return start + 1
    if low in words("inclusive") or low in words("existence"):
        return start
    marked = takes == "marked"
    if marked or low in words("hearer") | words("addressee"):
        found = _behind_aside(row, start, end, hearer=low in words("hearer"), marked=marked)
        if found is not None or marked or low in words("hearer"):
            return found
    is_object = low in words("object") or bare(low) in words("object")
    is_clause = _has_predicate(row, start, end)
    refused = (is_object or not is_clause) if takes == "clause" else (is_object and not is_clause)
    return None if refused else start


def _behind_aside(row: Stream, start: int, end: int, *, hearer: bool, marked: bool) -> int | None:
    """Return where the clause begins behind "kepada pers", "dalam pidatonya": behind a conjunction or a comma."""
    closing = words("marker") | (words("purpose") | words("inclusive") if hearer else frozenset())
    ahead = range(start, min(end, start + (SHORT_ASIDE if marked else ASIDE)))
    marker = next((token for token in ahead if row.low[token] in closing), None)
    if marker is not None:
        return marker + (row.low[marker] not in words("inclusive"))
    comma = next((token for token in ahead[:SHORT_ASIDE] if row.low[token] == ","), None)
    if marked or comma is None or (not hearer and _has_predicate(row, start, comma)):
        return None
    return comma + 1


def _has_predicate(row: Stream, first: int, end: int) -> bool:
    """Return whether a word among the tokens makes a clause of them: a verb, an auxiliary, "tidak", "ada" …"""
    prefixes = tuple(sorted(words("prefix")))
    return any(
        low in words("predicate") or (len(low) > 4 and low.startswith(prefixes) and low not in words("noun"))
        for token, low in enumerate(row.low[first:end], first)
        if token not in row.on and row.tokens[token].form[:1].islower()
    )


def clause_from(stage: Stage, start: int, end: int) -> tuple[int, int] | None:
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
            if row.low[token] in words("turn") and (token == at - 1 or row.low[token] not in words("and")):
                return token
            if _has_predicate(row, token, token + 1) or row.low[token] in words("marker"):
                break
    return end


def _reported(speaker: Placed | None, at: int, clause: tuple[int, int] | None) -> Report | None:
    return Report(speaker, at, *clause) if clause else None
