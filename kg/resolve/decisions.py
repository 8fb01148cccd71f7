"""What the user decided: a table that he keeps, and that every later build obeys.

A row of decisions.tsv is: action, one, one_at, other, other_at, author, date, reason and, for what is said of two
things, predicate, article, words, verb. A side is a type and a name ("Person Budi Santoso"); `_at` narrows it to one
thing of that name: the article and the offset at which it is first mentioned there ("a1:40"). Without it the side is
all that is called so. Actions: merge and split (who is who), and the corrections of `kg.resolve.corrections`.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.errors import KnowledgeError
from kg.knowledge import numbered_table
from kg.resolve.appearance import Key
from kg.resolve.corrections import OF_STATEMENTS, OF_THINGS, Correction, consistent, correction, wrong
from kg.resolve.sides import Side, side
from kg.resolve.tables import write_rows
from kg.schema import Schema

COLUMNS = ("action", "one", "one_at", "other", "other_at", "author", "date", "reason")
SAID = ("predicate", "article", "words", "verb")
"""Columns that a table of merges and splits alone may do without."""
MERGE, SPLIT = "merge", "split"
Thing = TypeVar("Thing", Key, Side)
ACTIONS = frozenset({MERGE, SPLIT}) | OF_THINGS | OF_STATEMENTS


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: what the user did to two things, who he is, when and why."""

    action: str
    one: Side
    other: Side
    author: str = ""
    date: str = ""
    reason: str = ""
    line: int = field(default=0, compare=False)

    @property
    def pair(self) -> frozenset[Side]:
        """The two sides, whichever comes first."""
        return frozenset({self.one, self.other})

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        sides = (self.one.called, self.one.place, self.other.called, self.other.place)
        return (self.action, *sides, self.author, self.date, self.reason)

    def __str__(self) -> str:
        return f"{self.action} {self.one} and {self.other}"


@dataclass(frozen=True)
class Decisions:
    """All decisions that hold."""

    rows: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    source: Path | None = None

    def __bool__(self) -> bool:
        """Return whether anything was decided."""
        return bool(self.rows or self.corrections)

    @property
    def all(self) -> tuple[Decision | Correction, ...]:
        """All rows in the order of the table; what is not yet in one comes last."""
        return tuple(sorted((*self.rows, *self.corrections), key=lambda row: row.line or sys.maxsize))

    @cached_property
    def of_things(self) -> tuple[Correction, ...]:
        """The corrections of names and types."""
        return tuple(row for row in self.corrections if row.action in OF_THINGS)

    @cached_property
    def things_by_key(self) -> Mapping[Key | str, tuple[Correction, ...]]:
        """The corrections of names and types by the key, or the article, under which what they name is found."""
        found: dict[Key | str, tuple[Correction, ...]] = {}
        for row in self.of_things:
            at = row.one.article or row.one.key
            found[at] = (*found.get(at, ()), row)
        return found

    @cached_property
    def of_statements(self) -> tuple[Correction, ...]:
        """The corrections of what is said."""
        return tuple(row for row in self.corrections if row.action in OF_STATEMENTS)

    def leads(self, key: Key) -> Key | None:
        """Return the key to which a merge leads this one, None where none does or it is the end itself."""
        end = self._ends.get(key, key)
        return None if end == key else end

    def apart(self, one: Key, other: Key) -> bool:
        """Return whether a split keeps the things behind two keys apart."""
        return frozenset({one, other}) in self._splits

    @property
    def merges(self) -> tuple[Decision, ...]:
        """The decisions that two things are one."""
        return tuple(row for row in self.rows if row.action == MERGE)

    @property
    def splits(self) -> tuple[Decision, ...]:
        """The decisions that two things are not one."""
        return tuple(row for row in self.rows if row.action == SPLIT)

    @cached_property
    def _ends(self) -> Mapping[Key, Key]:
        ends: dict[Key, Key] = {}
        for row in self.merges:
            one, other = _end(row.one.key, ends), _end(row.other.key, ends)
            if one != other:
                ends[max(one, other)] = min(one, other)
        return {key: _end(key, ends) for key in ends}

    @cached_property
    def _splits(self) -> frozenset[frozenset[Key]]:
        return frozenset(frozenset({row.one.key, row.other.key}) for row in self.splits)


NONE = Decisions()


def _end(one: Thing, ends: Mapping[Thing, Thing]) -> Thing:
    while one in ends:
        one = ends[one]
    return one


def read_decisions(path: Path, schema: Schema | None = None) -> Decisions:
    """Return the decisions of a file, none where there is no file.

    Raises KnowledgeError (file, line) for a bad row: with a `schema` also for a type or relation that it does not know.
    """
    if not path.exists():
        return NONE
    rows = numbered_table(path, COLUMNS, SAID)
    return checked([_row(cells, path, number) for number, cells in rows], path, schema)


def checked(rows: Iterable[Decision | Correction], path: Path, schema: Schema | None = None) -> Decisions:
    """Return the decisions: what is read from a table, and what is to be written into one.

    Raises KnowledgeError (file, line) for a row that cannot be meant, and where two of them contradict each other.
    """
    given = [*rows]
    for row in given:
        fault = _fault(row, schema)
        if fault:
            raise KnowledgeError(fault, path, row.line or None)
    decided = [row for row in reversed(given) if isinstance(row, Decision)]
    kept = tuple({(row.action, row.pair): row for row in decided}.values())[::-1]
    found = Decisions(kept, consistent((row for row in given if isinstance(row, Correction)), path), path)
    ends: dict[Side, Side] = {}
    for row in found.merges:
        one, other = _end(row.one, ends), _end(row.other, ends)
        if one != other:
            ends[one] = other
    for row in found.splits:
        if _end(row.one, ends) == _end(row.other, ends):
            told = f"{row.one} and {row.other} are to merge and to split; delete the rows of the one or of the other"
            raise KnowledgeError(told, path, row.line or None)
    return found


def write_decisions(decisions: Decisions, path: Path) -> None:
    """Write what is not in the table yet at its end, all of it or nothing; the rest stays as the user wrote it."""
    new = [row for row in decisions.all if not (row.line and path.exists())]
    if new:
        write_rows(path, COLUMNS, [dict(zip((*COLUMNS, *SAID), row.row(), strict=False)) for row in new], {})


def _fault(row: Decision | Correction, schema: Schema | None) -> str | None:
    """Return what is wrong with a row by itself, None for nothing."""
    if isinstance(row, Correction):
        return wrong(row, schema)
    return f"both sides are {row.one}; name two things" if row.one == row.other else None


def _row(cells: Sequence[str], path: Path, number: int) -> Decision | Correction:
    action, one, one_at, other, other_at, author, date, reason, *_ = cells
    if action not in ACTIONS:
        raise KnowledgeError(f"no action {action!r}; a decision is to {' or '.join(sorted(ACTIONS))}", path, number)
    if action in OF_THINGS | OF_STATEMENTS:
        return correction(cells, path, number)
    try:
        sides = side(one, one_at), side(other, other_at)
    except ValueError as error:
        raise KnowledgeError(str(error), path, number) from error
    return Decision(action, *sides, author, date, reason, number)
