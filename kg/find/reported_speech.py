"""Reported clauses: "Dini mengatakan …", "menurut Dini, …", "…, lanjut Dini, …", "…, kata Dini."."""

from collections.abc import Iterator

from kg.find.cues import any_place, cue, reporting, words
from kg.find.pointing import Stage, spoken
from kg.find.predicates import has_main_predicate, has_predicate
from kg.find.report_clauses import Report, clause_from, reported
from kg.find.reporting_verbs import verb_report
from kg.find.role_nouns import is_role
from kg.find.speakers import speaker_behind, voice
from kg.find.stream import Stream
from kg.find.time_words import values
from kg.find.title_words import is_head
from kg.schema import PERSON

DESCRIPTION = 25
"""Tokens that say who a source is."""
DAY = 10
"""Tokens of a date between a source and its report."""
SOURCE = 20
"""Tokens of an unnamed source between "menurut" and the comma behind it."""


def reports(stage: Stage, first: int, end: int, used: frozenset[int]) -> Iterator[Report]:
    """Yield the reported clauses of the sentence from token `first` up to `end`; cues in `used` are taken."""
    since, cues = first, reporting()
    for at in range(first, end):
        if stage.row.low[at] in cues and at >= since and at not in stage.hidden and at not in used:
            readings = (read(stage, at, first, end) for read in (_aside, _source, verb_report, _close))
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
    if at + 1 < end and row.low[at + 1] in words("demonstrative"):
        return None
    said_by = voice(stage, at)
    if said_by is None:
        return None
    start, clause = said_by.end, None
    topic = at > first and not has_predicate(row, first, at - 1)
    goes_on = _behind_name(row, at + 1, end) if topic and said_by.end > at + 1 else None
    if goes_on is not None:
        return reported(said_by.placed, at, clause_from(stage, goes_on, end))
    if start < end and (row.low[start] == "," or _opens_clause(row, start)):
        clause = clause_from(stage, start + (row.low[start] == ","), end)
    if clause and at > first and not has_predicate(row, *clause):
        clause = None
    if clause is None and at > first:
        clause = clause_from(stage, first, at - 1)
    return reported(said_by.placed, at, clause)


def _opens_clause(row: Stream, at: int) -> bool:
    return row.low[at] not in words("stop") and has_predicate(row, at, at + 1)


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
    start = _behind_day(row, start + (start < end and row.low[start] == ","), end)
    if said_by.placed is not None and not found.pointing:
        start = _behind_description(row, start, end)
    clause = clause_from(stage, start, end)
    if clause and not has_predicate(row, *clause):
        clause = None
    if clause is None and at > first and (row.low[at - 1] == "," or row.low[at] not in words("citing")):
        clause = clause_from(stage, first, at - (row.low[at - 1] == ","))
    return reported(said_by.placed, at, clause)


def _behind_day(row: Stream, at: int, end: int) -> int:
    """Return where the clause begins behind the day of a report: "Mengutip Warta Kebun, Senin (3/6/2024), panen …"."""
    if at + 1 >= end or row.tokens[at].form not in values("weekday"):
        return at
    ahead = range(at + 1, min(end, at + DAY))
    if row.low[at + 1] == "(":
        close = next((token for token in ahead if row.low[token] == ")"), end)
        return close + 2 if close + 1 < end and row.low[close + 1] == "," else at
    if row.low[at + 1] == "," and at + 2 < end and row.tokens[at + 2].kind == "number":
        return next((token + 1 for token in ahead[1:] if row.low[token] == ","), at + 2)
    return at + 2 if row.low[at + 1] == "," else at


def _behind_description(row: Stream, at: int, end: int) -> int:
    """Return where the clause begins behind what says who the source is: "Menurut Dini, salah seorang petani, …"."""
    plain = row.tokens[at].form.islower() if at < end and row.low[at - 1] == "," else False
    if not plain or not (row.low[at] in words("one of") or is_head(row.low[at]) or is_role(row.low[at])):
        return at
    comma = next((token for token in range(at, min(end, at + DESCRIPTION)) if row.low[token] == ","), end)
    described = comma < end and not has_main_predicate(row, at, comma)
    return comma + 1 if described and has_predicate(row, comma + 1, end) else at


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
    return reported(speaker, at, clause_from(stage, first, at - 1)) if speaker else None


def _behind_name(row: Stream, at: int, end: int) -> int | None:
    """Return where a clause begins right behind the person named at `at` ("menurut Dini harga naik"), None if none."""
    placed = row.on.get(at)
    start = placed.end if placed and placed.first == at and placed.chain.type == PERSON else end
    if start >= end or not row.tokens[start].form.islower() or row.low[start] in words("apart"):
        return None
    comma = next((token for token in range(start, end) if row.low[token] == ","), end)
    return start if has_predicate(row, start, comma) else None
