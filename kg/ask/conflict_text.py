"""Conflicts as text for a terminal and as JSON: each side with its words, its speaker and its article."""

from collections.abc import Iterator
from typing import Any

from kg.ask.case import Case
from kg.ask.claims_asked import line
from kg.ask.conflicts import Conflict
from kg.ask.formats import visible
from kg.ask.record import Claim, Told
from kg.ask.showing import Showcase
from kg.ask.why import standing
from kg.ask.why_text import origin, shown_row

Json = dict[str, Any]


def lines(conflict: Conflict, case: Case, showcase: Showcase) -> Iterator[str]:
    """Yield a conflict line by line: the reason, then both sides; what articles say cannot steer the terminal."""
    yield from map(visible, _lines(conflict, case, showcase))


def _lines(conflict: Conflict, case: Case, showcase: Showcase) -> Iterator[str]:
    yield f"{conflict.kind}: {conflict.reason}"
    for told in (conflict.one, conflict.other):
        yield f"  {line(told, case.record, case.schema)} ({standing(told, case.record)})"
        for shown in showcase.shown(told):
            yield f"    {origin(shown)}:"
            yield f"      {shown.marked()}"


def row(conflict: Conflict, case: Case, showcase: Showcase) -> Json:
    """Return a conflict as JSON."""
    sides = [_side(told, case, showcase) for told in (conflict.one, conflict.other)]
    return {"kind": conflict.kind, "reason": conflict.reason, "sides": sides}


def _side(told: Told, case: Case, showcase: Showcase) -> Json:
    return {
        "id": told.id,
        "says": line(told, case.record, case.schema),
        "standing": standing(told, case.record),
        "according_to": case.record.name(told.speaker) or None if isinstance(told, Claim) else None,
        "evidence": [shown_row(shown) for shown in showcase.shown(told)],
    }
