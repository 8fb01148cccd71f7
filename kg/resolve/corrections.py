"""What the user puts right about a thing or a statement: a row of his table each, never a change of the evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.errors import KnowledgeError
from kg.resolve.sides import Side, side
from kg.schema import RELATED, Schema

RENAME, RETYPE, DROP, ADD, CONFIRM = "rename", "retype", "drop", "add", "confirm"
OF_THINGS: Final = frozenset({RENAME, RETYPE})
OF_STATEMENTS: Final = frozenset({DROP, ADD, CONFIRM})
POST: Final = "post"
"""What stands for a relation in the row that drops a post of a person."""
QUOTATION: Final = "quotation"
"""What stands for a relation in the row that drops a quotation of a speaker; its words tell which."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: what is to be otherwise, who says so, when and why.

    `one` is the thing, or the subject; `other` the object, `predicate` between them, and where that needs a verb,
    `verb` the only one that is meant. `value` is the new name or type; `article` and `words` are what says an added
    statement, or the quotation that is dropped. `line` is that of the table, 0 for a row not yet in one.
    """

    action: str
    one: Side
    other: Side | None = None
    value: str = ""
    predicate: str = ""
    article: str = ""
    words: str = ""
    author: str = ""
    date: str = ""
    reason: str = ""
    verb: str = ""
    line: int = field(default=0, compare=False)

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        other, other_at = (self.other.called, self.other.place) if self.other else (self.value, "")
        signed = (self.author, self.date, self.reason)
        # A row without a verb has no cell for it: what a store remembers of it stays true.
        said = (self.predicate, self.article, self.words, *([self.verb] if self.verb else []))
        return (self.action, self.one.called, self.one.place, other, other_at, *signed, *said)

    @property
    def id(self) -> str:
        """What tells this row from all others, wherever it stands."""
        return "\t".join(self.row())

    @property
    def by(self) -> str:
        """Who decided, and when, in words."""
        return " ".join(part for part in (self.author or "the user", f"({self.date})" if self.date else "") if part)

    def __str__(self) -> str:
        if self.predicate == QUOTATION:
            return f"{self.action} {self.one} {self.predicate} in {self.article}: {self.words}"
        if self.other is None:
            return f"{self.action} {self.one} to {self.value}"
        verb = f" ({self.verb})" if self.verb else ""
        told = f"{self.action} {self.one} {self.predicate}{verb} {self.other}"
        return f"{told} in {self.article}: {self.words}" if self.action == ADD else told


def correction(cells: Sequence[str], path: Path, line: int) -> Correction:
    """Return the correction of a row, whatever is `wrong` with it. Raises KnowledgeError (file, line) for no side."""
    action, one, one_at, other, other_at, author, date, reason, predicate, article, words, verb = cells
    try:
        subject = side(one, one_at)
        target = side(other, other_at) if action in OF_STATEMENTS and predicate != QUOTATION else None
    except ValueError as error:
        raise KnowledgeError(str(error), path, line) from error
    value = " ".join(other.split()) if action in OF_THINGS else ""
    said = predicate, article, " ".join(words.split())
    return Correction(action, subject, target, value, *said, author, date, reason, verb, line)


def wrong(row: Correction, schema: Schema | None) -> str | None:
    """Return what is wrong with a row, None for nothing."""
    if row.predicate == QUOTATION:
        return next(_faults_of_quotation(row), None)
    return next(_faults_of_thing(row, schema) if row.other is None else _faults_of_statement(row, schema), None)


def _faults_of_quotation(row: Correction) -> Iterator[str]:
    if row.action != DROP:
        yield f"a quotation can be dropped and nothing else; {row.action} needs a relation in the column predicate"
    if not (row.article and row.words):
        yield "drop of a quotation needs its article and its words, in the columns article and words"


def _faults_of_thing(row: Correction, schema: Schema | None) -> Iterator[str]:
    if not row.value:
        yield f"{row.action} needs a new {'name' if row.action == RENAME else 'type'} in the column other"
    if row.action == RETYPE and schema and row.value not in schema.classes:
        yield f"no type {row.value!r}; types: {', '.join(sorted(schema.classes))}"


def _faults_of_statement(row: Correction, schema: Schema | None) -> Iterator[str]:
    if row.one == row.other:
        yield f"both sides are {row.one}; nothing is said of a thing and itself"
    if not row.predicate:
        yield f"{row.action} needs a relation in the column predicate"
    if row.action == ADD and not (row.article and row.words):
        yield "add needs the article and the words of it that say so, in the columns article and words"
    if row.action == ADD and row.predicate == RELATED:
        yield f"{RELATED} needs a verb and cannot be added; name a relation that says what holds"
    if row.verb and row.predicate != RELATED:
        yield f"{row.predicate} has no verb; leave the column verb empty, or write {RELATED} in the column predicate"
    known = row.predicate == POST and row.action == DROP
    if schema and not known and row.predicate not in schema.relations:
        yield f"no relation {row.predicate!r}; relations: {', '.join(sorted(schema.relations))}"


def consistent(rows: Iterable[Correction], path: Path) -> tuple[Correction, ...]:
    """Return the rows, each once. Raises KnowledgeError (file, line) where two of them contradict each other."""
    kept = tuple({_same(row): row for row in reversed([*rows])}.values())[::-1]
    about: dict[Side, list[Correction]] = {}
    for row in kept:
        earlier = about.setdefault(row.one, [])
        for before in earlier:
            if contradict(before, row):
                raise KnowledgeError(contradiction(before, row), path, row.line or None)
        earlier.append(row)
    return kept


def contradiction(before: Correction, row: Correction) -> str:
    """Return in words that two rows cannot both hold."""
    at = f" (line {before.line})" if before.line else ""
    return f"{row} contradicts {before}{at}; delete the one or the other"


def contradict(one: Correction, other: Correction) -> bool:
    """Return whether two rows about the very same sides cannot both hold."""
    if one.action in OF_THINGS:
        return (one.action, one.one) == (other.action, other.one) and one.value != other.value
    if (one.one, one.predicate, one.other) != (other.one, other.predicate, other.other):
        return False
    if one.verb and other.verb and one.verb != other.verb:
        return False
    return one.action != other.action and DROP in {one.action, other.action}


def _same(row: Correction) -> Correction:
    """Return what makes two rows one: who says it is nothing, but of a statement that each of several may confirm."""
    return replace(row, author=row.author if row.action == CONFIRM else "", date="", reason="")
