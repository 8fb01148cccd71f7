"""What the user says a thing is elsewhere: a table that he keeps, and that every later build obeys.

A row of links.tsv is: judgement (same, different), thing, thing_at, iri, author, date, reason. The thing is named as in
decisions.tsv, a type and a name ("Person Budi Santoso") and, where that is not enough, the article and the offset at
which it is first mentioned there ("a1:40"); never by an id, which may change. `different` is kept so that nobody is
asked again, and takes away an item of Wikidata that a gazetteer of ours gives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from kg.errors import KnowledgeError
from kg.files import whole_files
from kg.knowledge import read_table
from kg.read.urls import is_url, web_address
from kg.resolve.appearance import Appearance, Cluster
from kg.resolve.known import WIKIDATA
from kg.resolve.normal import family_of
from kg.resolve.sides import Side
from kg.resolve.spelling import plain_words

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

    def judged(self, rows: Iterable[Link]) -> "Links":
        """Return the links with these judgements; a new one takes the place of an older one of the same two."""
        return Links(tuple({(row.thing, row.iri): row for row in (*self.rows, *rows)}.values()))

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
    if not path.exists():
        return NO_LINKS
    rows: dict[tuple[Side, str], Link] = {}
    for number, cells in enumerate(read_table(path, COLUMNS), 2):
        row = _link(cells, path, number)
        before = rows.setdefault((row.thing, row.iri), row)
        if before.judgement != row.judgement:
            told = f"{row.thing} is {before.judgement} and {row.judgement} as {row.iri}; delete one of the two rows"
            raise KnowledgeError(told, path, number)
    return Links(tuple(rows.values()))


def write_links(links: Links, path: Path) -> None:
    """Write the table, all of it or nothing."""
    lines = ["\t".join(COLUMNS), *("\t".join(map(_cell, row.row())).rstrip("\t") for row in links.rows)]
    with whole_files(path) as (file,):
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def side(thing: str, place: str, path: Path, number: int) -> Side:
    """Return what a type with a name, and ARTICLE:OFFSET or nothing, say. Raises KnowledgeError for anything else."""
    kind, _, name = thing.partition(" ")
    article, _, first = place.rpartition(":")
    if not name or (place and not (article and first.isdecimal())):
        told = f"not a thing: {thing!r} {place!r}; write a type and a name, and ARTICLE:OFFSET or nothing"
        raise KnowledgeError(told, path, number)
    return Side(kind, name, article, int(first) if place else -1)


def _cell(text: str) -> str:
    return " ".join(text.split())


def _link(cells: Sequence[str], path: Path, number: int) -> Link:
    judgement, thing, place, iri, *rest = cells
    if judgement not in (SAME, DIFFERENT):
        told = f"no judgement {judgement!r}; a thing is the {SAME} as an IRI, or {DIFFERENT}"
        raise KnowledgeError(told, path, number)
    return Link(judgement, side(thing, place, path, number), checked_iri(iri, path, number), *rest)


def checked_iri(iri: str, path: Path, number: int) -> str:
    """Return an IRI that a graph may hold. Raises KnowledgeError where it is no http or https address."""
    if not is_url(iri) or web_address(iri.partition("#")[0]) != iri.partition("#")[0]:
        raise KnowledgeError(f"not an IRI that can be linked to: {iri!r}; write http(s)://…", path, number)
    return iri
