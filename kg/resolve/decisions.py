"""What the user decided: a table that he keeps, and that every later build obeys.

A row of decisions.tsv is: action (merge, split), one, one_at, other, other_at, author, date, reason. A side is a type
and a name ("Person Budi Santoso"); `_at` narrows it to one thing of that name: the article and the offset at which it
is first mentioned there ("a1:40"). Without it the side is all that is called so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.errors import KnowledgeError
from kg.files import whole_files
from kg.knowledge import read_table
from kg.resolve.appearance import Appearance, Key
from kg.resolve.keys import key_of
from kg.resolve.normal import family_of
from kg.resolve.spelling import plain_words

COLUMNS = ("action", "one", "one_at", "other", "other_at", "author", "date", "reason")
MERGE, SPLIT = "merge", "split"
Thing = TypeVar("Thing", Key, "Side")
ACTIONS = frozenset({MERGE, SPLIT})


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One of the two things that a decision is about."""

    type: str
    name: str
    article: str = ""
    first: int = -1

    @property
    def key(self) -> Key:
        """The key under which the name is looked for."""
        family = family_of(self.type)
        return family, key_of(family, self.name)

    def means(self, one: Appearance) -> bool:
        """Return whether an appearance is what this side names."""
        if family_of(self.type) != one.family:
            return False
        if self.article:
            return (one.article, one.first) == (self.article, self.first)
        return plain_words(one.name) == plain_words(self.name)

    def __str__(self) -> str:
        return f"{self.type} {self.name}" + (f" ({self.place})" if self.article else "")

    @property
    def place(self) -> str:
        """Where it is first mentioned, as the table has it."""
        return f"{self.article}:{self.first}" if self.article else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: what the user did to two things, who he is, when and why."""

    action: str
    one: Side
    other: Side
    author: str = ""
    date: str = ""
    reason: str = ""

    @property
    def pair(self) -> frozenset[Side]:
        """The two sides, whichever comes first."""
        return frozenset({self.one, self.other})

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        sides = (f"{self.one.type} {self.one.name}", self.one.place, f"{self.other.type} {self.other.name}")
        return (self.action, *sides, self.other.place, self.author, self.date, self.reason)


@dataclass(frozen=True)
class Decisions:
    """All decisions that hold."""

    rows: tuple[Decision, ...] = ()

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


def read_decisions(path: Path) -> Decisions:
    """Return the decisions of a file, none where there is no file. Raises KnowledgeError (file, line) for a bad row."""
    if not path.exists():
        return NONE
    rows = read_table(path, COLUMNS)
    return checked((_decision(cells, path, number) for number, cells in enumerate(rows, 2)), path)


def checked(rows: Iterable[Decision], path: Path) -> Decisions:
    """Return the decisions. Raises KnowledgeError where two of them contradict each other."""
    kept = Decisions(tuple({(row.action, row.pair): row for row in reversed([*rows])}.values())[::-1])
    ends: dict[Side, Side] = {}
    for row in kept.merges:
        one, other = _end(row.one, ends), _end(row.other, ends)
        if one != other:
            ends[one] = other
    for row in kept.splits:
        if _end(row.one, ends) == _end(row.other, ends):
            told = f"{row.one} and {row.other} are to merge and to split; delete the rows of the one or of the other"
            raise KnowledgeError(told, path)
    return kept


def write_decisions(decisions: Decisions, path: Path) -> None:
    """Write the table, all of it or nothing."""
    lines = ["\t".join(COLUMNS), *("\t".join(map(_cell, row.row())).rstrip("\t") for row in decisions.rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_files(path) as (file,):
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _cell(text: str) -> str:
    return " ".join(text.split())


def _decision(cells: Sequence[str], path: Path, number: int) -> Decision:
    action, one, one_at, other, other_at, *rest = cells
    if action not in ACTIONS:
        raise KnowledgeError(f"no action {action!r}; a decision is to {' or '.join(sorted(ACTIONS))}", path, number)
    sides = _side(one, one_at, path, number), _side(other, other_at, path, number)
    if sides[0] == sides[1]:
        raise KnowledgeError(f"both sides are {sides[0]}; name two things", path, number)
    return Decision(action, *sides, *rest)


def _side(name: str, place: str, path: Path, number: int) -> Side:
    kind, _, rest = name.partition(" ")
    article, _, first = place.rpartition(":")
    if not rest or (place and not (article and first.isdecimal())):
        told = f"not a side: {name!r} {place!r}; write a type and a name, and ARTICLE:OFFSET or nothing"
        raise KnowledgeError(told, path, number)
    return Side(kind, rest, article, int(first) if place else -1)
