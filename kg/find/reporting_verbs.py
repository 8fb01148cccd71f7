"""What a verb of speech behind its speaker reports: "Dini mengatakan (bahwa) panen turun"."""

from kg.find.cues import Takes, bare, cue, pronouns, words
from kg.find.pointing import Stage, Voice
from kg.find.predicates import has_main_predicate, has_predicate
from kg.find.report_clauses import Report, clause_from, reported
from kg.find.role_nouns import is_unknown
from kg.find.stream import Stream
from kg.find.verb_subjects import speaker_before

ASIDE, SHORT_ASIDE = 25, 10
"""Tokens of a phrase between verb and conjunction, verb and comma: "mengatakan kepada pers di Jakarta bahwa …"."""


def verb_report(stage: Stage, at: int, first: int, end: int) -> Report | None:
    """Return what "X mengatakan (bahwa) …" in the sentence from token `first` up to `end` reports, its verb at `at`."""
    row = stage.row
    found = cue(row.low[at], "before")
    if not found or at == first or row.low[at - 1] in words("blocker"):
        return None
    start = _behind_marker(row, at, end, found.takes)
    said_by = speaker_before(stage, at) if start is not None else None
    if start is None or said_by is None or not _may_say(row, at, said_by):
        return None
    return reported(said_by.placed, at, clause_from(stage, start, end))


def _may_say(row: Stream, at: int, said_by: Voice) -> bool:
    """Return whether the subject of the cue speaks; with "memastikan" things have effects: "Hasil ini memastikan …"."""
    if row.low[at] not in words("bound"):
        return True
    last = at - 1
    while last > 0 and row.low[last] in words("adverb") | words("demonstrative"):
        last -= 1
    low = row.low[last]
    pointing = low in pronouns("person") | pronouns("plural") | pronouns("house") or not is_unknown(low)
    return (said_by.placed is not None or pointing) and row.low[at - 1] not in words("sharing")


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
    return start if _is_clause(row, start, end, takes) else None


def _is_clause(row: Stream, start: int, end: int, takes: Takes) -> bool:
    """Return whether what follows the verb is said, and not its object."""
    is_object = row.low[start] in words("object") or bare(row.low[start]) in words("object")
    if takes == "clause":
        return not is_object and has_main_predicate(row, start, end)
    return not is_object or has_predicate(row, start, end)


def _behind_aside(row: Stream, start: int, end: int, *, hearer: bool, marked: bool) -> int | None:
    """Return where the clause begins behind "kepada pers", "dalam pidatonya": behind a conjunction or a comma."""
    closing = words("marker") | (words("purpose") | words("inclusive") if hearer else frozenset())
    ahead = range(start, min(end, start + (SHORT_ASIDE if marked else ASIDE)))
    marker = next((token for token in ahead if row.low[token] in closing), None)
    if marker is not None:
        return marker + (row.low[marker] not in words("inclusive"))
    comma = next((token for token in ahead[:SHORT_ASIDE] if row.low[token] == ","), None)
    if marked or comma is None or (not hearer and has_predicate(row, start, comma)):
        return None
    return comma + 1
