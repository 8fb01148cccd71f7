"""The table that a person judges: what a service offers for each thing, and whether it is the same."""

import csv
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import KnowledgeError
from kg.files import whole_files
from kg.resolve.links import DIFFERENT, SAME, Link, Links, checked_iri, side
from kg.resolve.sides import Side
from kg.write.csv import armoured, bare

COLUMNS: Final = (
    "judgement", "thing", "thing_at", "candidate", "candidate_name", "description", "types", "score", "match",
    "entity", "iri",
)  # fmt: skip
_NEEDED: Final = ("judgement", "thing", "thing_at", "iri", "candidate_name")
_SAID: Final = {"yes": SAME, "no": DIFFERENT}
_LONGEST: Final = 300
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service offers: its id, name, description, types, how well it fits and whether the service is sure."""

    id: str
    name: str
    description: str = ""
    types: tuple[str, ...] = ()
    score: float | None = None
    match: bool = False

    @classmethod
    def of(cls, row: Any) -> "Candidate":
        """Return the candidate of an answer.

        Raises KeyError, TypeError, ValueError, AttributeError or OverflowError where it is none.
        """
        name, score = row["name"], row.get("score")
        if not (isinstance(row["id"], str) and row["id"] and isinstance(name, str)):
            raise ValueError("an id and a name are words")
        number = None if score is None else float(score)
        if number is not None and not math.isfinite(number):
            raise ValueError("a score is a number")
        types = tuple(_type(one) for one in row.get("type") or ())
        return cls(row["id"], name, str(row.get("description") or ""), types, number, row.get("match") is True)


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate for a thing: the thing as decisions name it, its id in the graph, and the candidate's IRI."""

    thing: Side
    entity: str
    candidate: Candidate
    iri: str

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table, nothing judged."""
        one = self.candidate
        thing = f"{self.thing.type} {self.thing.name}", self.thing.place
        told = one.id, one.name, one.description, ", ".join(one.types)
        score = "" if one.score is None else f"{one.score:.6g}"
        return ("", *thing, *told, score, "yes" if one.match else "", self.entity, self.iri)


def write_offers(offers: Iterable[Offer], path: Path) -> int:
    """Write the table, all of it or nothing, safe to open in a spreadsheet; return the number of rows."""
    rows = [[armoured(_cell(cell)) for cell in offer.row()] for offer in offers]
    with whole_files(path) as (file,), file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=_delimiter(path), lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def read_judged(path: Path, author: str, date: str) -> tuple[Link, ...]:
    """Return what a person judged; rows that he left open are passed over.

    Raises KnowledgeError (file, line) for a table that is none, for a judgement that is none, for a thing that would be
    two candidates, and for one that is a candidate and is not.
    """
    said: dict[tuple[Side, str], Link] = {}
    same: dict[Side, Link] = {}
    for number, one in _judged(path, author, date):
        before = said.setdefault(one.pair, one)
        if before.judgement != one.judgement:
            raise KnowledgeError(f"{one.thing} is judged to be {one.iri}, and not to be; say one", path, number)
        other = same.setdefault(one.thing, one) if one.judgement == SAME else one
        if other.iri != one.iri:
            raise KnowledgeError(f"{one.thing} is judged to be {other.iri} and {one.iri}; say yes to one", path, number)
    return tuple(said.values())


def waiting(path: Path, links: Links) -> int:
    """Return how many judgements of a table are not among these links; 0 for a file that is no table of ours."""
    known = {(row.judgement, f"{row.thing.type} {row.thing.name}", row.thing.place, row.iri) for row in links.rows}
    try:
        rows = [[bare(cell) for cell in cells] for _, cells in _rows(path, errors="replace")]
    except KnowledgeError:
        return 0
    return sum((_SAID.get(said.casefold()), *about) not in known for said, *about, _ in rows if said)


def _judged(path: Path, author: str, date: str) -> Iterator[tuple[int, Link]]:
    for number, cells in _rows(path):
        said, thing, place, iri, name = map(bare, cells)
        if not said:
            continue
        judgement = _SAID.get(said.casefold())
        if judgement is None:
            raise KnowledgeError(f"no judgement {said!r}; write yes, no or nothing", path, number)
        iri = checked_iri(iri, path, number)
        yield number, Link(judgement, side(thing, place, path, number), iri, author, date, name)


def _rows(path: Path, errors: str = "strict") -> Iterator[tuple[int, list[str]]]:
    """Yield what is needed of each row with its line, as spreadsheets save it, with or without a byte order mark."""
    try:
        with path.open(encoding="utf-8-sig", errors=errors, newline="") as file:
            table = csv.DictReader(file, delimiter=_delimiter(path), restval="")
            missing = [column for column in _NEEDED if column not in (table.fieldnames or ())]
            if missing:
                told = f"no column {', '.join(missing)}; is this a table of kg link, tabs between its cells?"
                raise KnowledgeError(told, path, 1)
            for row in table:
                yield table.line_num, [row[column].strip() for column in _NEEDED]
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror}); `kg link --service URL` writes one", path) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"not a table in UTF-8 ({error})", path) from error


def _delimiter(path: Path) -> str:
    return "," if path.suffix.lower() == ".csv" else "\t"


def _type(given: Any) -> str:
    return str(given.get("name") or given["id"]) if isinstance(given, dict) else str(given)


def _cell(text: str) -> str:
    """Return a text as a cell: control characters, of which a table may die, are blanks."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(plain.split())[:_LONGEST]
