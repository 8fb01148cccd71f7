"""What the user says a thing is elsewhere: a table that he keeps, and that every later build obeys.

A row of links.tsv is: judgement (same, different), thing, thing_at, iri, author, date, reason. The thing is named as in
decisions.tsv, a type and a name ("Person Budi Santoso") and, where that is not enough, the article and the offset at
which it is first mentioned there ("a1:40"); never by an id, which may change. `different` is kept so that nobody is
asked again, and takes away an item of Wikidata that a gazetteer of ours gives.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from kg.errors import KnowledgeError
from kg.knowledge import numbered_table
from kg.read.urls import is_url, web_address
from kg.resolve.appearance import Appearance, Cluster
from kg.resolve.known import WIKIDATA
from kg.resolve.normal import family_of
from kg.resolve.sides import Side
from kg.resolve.spelling import plain_words
from kg.resolve.tables import write_rows

COLUMNS: Final = ("judgement", "thing", "thing_at", "iri", "author", "date", "reason")
SAME: Final = "same"
DIFFERENT: Final = "different"
LINK: Final = "link"
"""The scheme of an identifier that is an IRI as it stands."""
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
Word = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One row: whether a thing is what an IRI names, who says so, when and why."""

    judgement: str
    thing: Side
    iri: str
    author: str = ""
    date: str = ""
    reason: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        thing = f"{self.thing.type} {self.thing.name}", self.thing.place
        return (self.judgement, *thing, self.iri, self.author, self.date, self.reason)

    @property
    def pair(self) -> tuple[Side, str]:
        """The two that are judged."""
        return self.thing, self.iri

    @property
    def identifier(self) -> tuple[str, str]:
        """The IRI as (scheme, value): as a register's where it is one that our gazetteers speak of as well."""
        if self.iri.startswith(_WIKIDATA):
            return WIKIDATA, self.iri.removeprefix(_WIKIDATA)
        return LINK, self.iri


@dataclass(frozen=True)
class Links:
    """All links that hold, in the order of the table."""

    rows: tuple[Link, ...] = ()

    def of(self, members: Iterable[Appearance]) -> tuple[Link, ...]:
        """Return the rows about what these appearances are."""
        found = dict.fromkeys(row for one in members for row in self._naming(one) if row.thing.means(one))
        return tuple(found)

    def idle(self, seen: Iterable[Appearance]) -> tuple[Link, ...]:
        """Return the rows about what is not among these appearances."""
        used = set(self.of(seen))
        return tuple(row for row in self.rows if row not in used)

    def _naming(self, one: Appearance) -> Sequence[Link]:
        if not self.rows:
            return ()
        by_name = self._by_name.get((one.family, tuple(plain_words(one.name))), ())
        return (*by_name, *self._by_place.get((one.article, one.first), ()))

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, Word], list[Link]]:
        found: dict[tuple[str, Word], list[Link]] = {}
        for row in self.rows:
            if not row.thing.article:
                key = family_of(row.thing.type), tuple(plain_words(row.thing.name))
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, int], list[Link]]:
        found: dict[tuple[str, int], list[Link]] = {}
        for row in self.rows:
            if row.thing.article:
                found.setdefault((row.thing.article, row.thing.first), []).append(row)
        return found


NO_LINKS = Links()


def linked(made: Iterable[Cluster], block: Sequence[Appearance], links: Links) -> Iterator[Cluster]:
    """Yield the entities of a block with what the user says they are elsewhere: a function of these alone.

    What he says is different goes, though a gazetteer may say so.
    """
    if not links.rows:
        yield from made
        return
    members = {(one.article, one.number): one for one in block}
    for one in made:
        rows = links.of(members[anchor] for anchor in one.members)
        same = sorted(row.identifier for row in rows if row.judgement == SAME)
        different = {row.identifier for row in rows if row.judgement == DIFFERENT}
        known = dict.fromkeys((*(pair for pair in one.identifiers if pair not in different), *same))
        yield replace(one, identifiers=tuple(known))


def read_links(path: Path) -> Links:
    """Return the links of a file, none where there is no file. Raises KnowledgeError (file, line) for a bad row."""
    first: dict[tuple[Side, str], Link] = {}
    for _, row in _numbered(path):
        first.setdefault(row.pair, row)
    return Links(tuple(first.values()))


def write_links(rows: Iterable[Link], path: Path) -> None:
    """Write judgements into the table, all of them or nothing; the rest stays as the user wrote it.

    A judgement takes the place of an older one of the same two. Raises KnowledgeError (file, line) for a bad row.
    """
    new = {row.pair: row for row in rows}
    known = [(line, row.pair) for line, row in _numbered(path)]
    added = new.keys() - {pair for _, pair in known}
    cells = {pair: dict(zip(COLUMNS, row.row(), strict=True)) for pair, row in new.items()}
    instead = {line: cells[pair] for line, pair in known if pair in cells}
    if new:
        write_rows(path, COLUMNS, [row for pair, row in cells.items() if pair in added], instead)


def _numbered(path: Path) -> Sequence[tuple[int, Link]]:
    """Return the links of a file with their lines, none where there is no file. Raises like `read_links`."""
    if not path.exists():
        return ()
    rows = [(line, _link(cells, path, line)) for line, cells in numbered_table(path, COLUMNS)]
    first: dict[tuple[Side, str], Link] = {}
    for line, row in rows:
        before = first.setdefault(row.pair, row)
        if before.judgement != row.judgement:
            told = f"{row.thing} is {before.judgement} and {row.judgement} as {row.iri}; delete one of the two rows"
            raise KnowledgeError(told, path, line)
    return rows


def side(thing: str, place: str, path: Path, number: int) -> Side:
    """Return what a type with a name, and ARTICLE:OFFSET or nothing, say. Raises KnowledgeError for anything else."""
    kind, _, name = thing.partition(" ")
    article, _, first = place.rpartition(":")
    if not name or (place and not (article and first.isdecimal())):
        told = f"not a thing: {thing!r} {place!r}; write a type and a name, and ARTICLE:OFFSET or nothing"
        raise KnowledgeError(told, path, number)
    return Side(kind, name, article, int(first) if place else -1)


def _link(cells: Sequence[str], path: Path, number: int) -> Link:
    judgement, thing, place, iri, *rest = cells
    if judgement not in (SAME, DIFFERENT):
        told = f"no judgement {judgement!r}; a thing is the {SAME} as an IRI, or {DIFFERENT}"
        raise KnowledgeError(told, path, number)
    return Link(judgement, side(thing, place, path, number), checked_iri(iri, path, number), *rest)


def checked_iri(iri: str, path: Path, number: int) -> str:
    """Return an IRI that a graph may hold. Raises KnowledgeError (file, line) where it is none."""
    if not can_be_linked(iri):
        told = f"not an IRI that can be linked to: {iri!r}; write http(s)://…, and %20, %5B … for what it may not hold"
        raise KnowledgeError(told, path, number)
    return iri


def can_be_linked(iri: str) -> bool:
    """Return whether this is an http or https address, to the last character one that a graph may hold.

    >>> can_be_linked("https://register.example/T1#itu"), can_be_linked("https://register.example/T1#> <x")
    (True, False)
    """
    address = iri.partition("#")[0]
    return is_url(iri) and web_address(address) == address and _whole().fullmatch(iri) is not None


@cache
def _whole() -> re.Pattern[str]:
    """Return what an IRI is as a whole, where its address is one: no broken %, and a fragment of what may be in it."""
    return re.compile(r"(?:%[0-9A-Fa-f]{2}|[^%#])*(?:#(?:%[0-9A-Fa-f]{2}|[\w/?:@!$&'()*+,;=.~-])*)?")
