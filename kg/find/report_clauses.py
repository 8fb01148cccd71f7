"""The clause that somebody is reported to have said: where it begins and ends."""

from dataclasses import dataclass

from kg.find.cues import cue, words
from kg.find.pointing import Stage
from kg.find.predicates import has_predicate
from kg.find.stream import Placed

SHORTEST = 2
"""Tokens of a reported clause."""
OWN_SUBJECT = 7
"""Tokens from a conjunction to the cue of another report in the same sentence."""


@dataclass(frozen=True, slots=True)
class Report:
    """A clause (tokens `first` up to `end`) that `speaker` is reported to have said; `cue` is the reporting token."""

    speaker: Placed | None
    cue: int
    first: int
    end: int


def reported(speaker: Placed | None, at: int, clause: tuple[int, int] | None) -> Report | None:
    """Return the report with the cue at token `at`; None without a clause."""
    return Report(speaker, at, *clause) if clause else None


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
        source = cue(row.low[at], "preface")
        if source and source.pointing and row.low[at - 1] in words("turn") | words("subordinate"):
            return at - 1
        if not cue(row.low[at], "before") or row.low[at - 1] in words("blocker"):
            continue
        for token in range(at - 1, max(start + SHORTEST, at - OWN_SUBJECT) - 1, -1):
            if row.low[token] in words("turn") and (token == at - 1 or row.low[token] not in words("and")):
                return token
            if has_predicate(row, token, token + 1) or row.low[token] in words("marker"):
                break
    return end
