"""What became of the user's decisions: what each did, and which of them no longer apply."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.resolve.corrections import ADD, DROP, OF_THINGS, RENAME, Correction
from kg.resolve.decisions import MERGE, Decision, Decisions
from kg.resolve.sides import Side

Meant = Callable[[Side], Collection[str]]


@dataclass(frozen=True, slots=True)
class Effect:
    """A row of the table with its line, who decided it, and what it did; or, where it does not apply, why not."""

    line: int
    what: str
    by: str
    applies: bool
    did: str

    def __str__(self) -> str:
        return f"{self.what}: {self.did}"


def effects(decisions: Decisions, ids_of: Meant, means: Meant, obeyed: Iterable[tuple[str, str]]) -> tuple[Effect, ...]:
    """Return what became of each row, in the order of the table.

    `ids_of` finds what a side of a correction names, `means` what one of a merge or split does; `obeyed` are the
    corrections of statements, once for each time, with why where one could not be obeyed.
    """
    times = Counter(obeyed)
    done = {row: count for (row, why), count in times.items() if not why}
    failed = {row: why for row, why in sorted(times) if why}

    def effect(row: Decision | Correction) -> Effect:
        if isinstance(row, Decision):
            applies, did = _of_pair(row, means)
        elif row.action in OF_THINGS:
            applies, did = _of_thing(row, ids_of)
        else:
            applies, did = _of_statement(row, ids_of, done.get(row.id, 0), failed.get(row.id, ""))
        return Effect(row.line, str(row), _by(row), applies, did)

    return tuple(map(effect, decisions.all))


def unheeded(found: Iterable[Effect]) -> Iterator[Effect]:
    """Yield the rows that no longer apply."""
    return (one for one in found if not one.applies)


def _by(row: Decision | Correction) -> str:
    return " ".join(part for part in (row.author, row.date) if part)


def _missing(sides: Iterable[Side], meant: Meant) -> str:
    gone = [f"{side} is not there" for side in sides if not meant(side)]
    return "; ".join(gone)


def _of_pair(row: Decision, means: Meant) -> tuple[bool, str]:
    missing = _missing((row.one, row.other), means)
    if missing:
        return False, missing
    one, other = set(means(row.one)), set(means(row.other))
    if row.action == MERGE:
        return (True, f"one: {_listed(one & other)}") if one & other else (False, "they are still two")
    if one == other and len(one) == 1:
        return False, f"they are still one: {_listed(one)}"
    return True, f"two: {_listed(one)} and {_listed(other)}"


def _of_thing(row: Correction, ids_of: Meant) -> tuple[bool, str]:
    found = ids_of(row.one)
    if not found:
        return False, _missing((row.one,), ids_of)
    return True, f"{_listed(found)} {'is called' if row.action == RENAME else 'is a'} {row.value}"


def _of_statement(row: Correction, ids_of: Meant, times: int, why: str) -> tuple[bool, str]:
    if times:
        verb = {ADD: "added", DROP: "dropped"}.get(row.action, "confirmed")
        return True, f"{verb}, pieces of evidence: {times}"
    missing = _missing((row.one, row.other) if row.other else (row.one,), ids_of)
    if why or missing:
        return False, missing or why
    return False, f"no article {row.article}" if row.action == ADD else "nothing says so"


def _listed(ids: Collection[str]) -> str:
    return ", ".join(sorted(ids))
