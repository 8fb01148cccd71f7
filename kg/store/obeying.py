"""The user's corrections of statements in a store: what their sides are, and which articles to tell again."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from kg.resolve.appearance import Appearance
from kg.resolve.decisions import Decisions
from kg.resolve.rulings import Ruling, Rulings, rulings, sorted_rulings
from kg.resolve.sides import Side
from kg.schema import Schema
from kg.store.blobs import opened
from kg.store.edit import Edit
from kg.store.rows import name_of
from kg.store.tables import Connection

_FACT: Final = "rulings"
Row = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""A correction as it was when articles were last told: itself, its article if it names one, and what its sides were."""


def rule(connection: Connection, edit: Edit, decisions: Decisions, schema: Schema) -> Rulings:
    """Return the corrections of statements as they are now; `edit`, once settled, learns what they touch.

    Raises KnowledgeError where two contradict each other.
    """
    finder = Finder(connection)
    found = rulings(decisions, finder.ids_of)
    before, now = set(_remembered(connection)), {_row(one) for one in found}
    for _, _, subjects, objects in before ^ now:
        edit.changed.articles |= _articles(connection, subjects) & _articles(connection, objects)
    if before != now:
        edit.changed.articles.update(article for _, article, _, _ in before | now if article)
        told = json.dumps(sorted(now), ensure_ascii=False)
        connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_FACT, told))
    return sorted_rulings(found, decisions, schema)


def write_obeyed(connection: Connection, article: str, obeyed: Iterable[tuple[str, str]]) -> None:
    """Write what the corrections did to an article."""
    connection.executemany("INSERT INTO obeyed VALUES (?, ?, ?)", [(article, row, why) for row, why in obeyed])


def obeyed(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield the corrections of statements, once for each time, with why where one could not be obeyed."""
    yield from connection.execute("SELECT row, why FROM obeyed")


class Finder:
    """What the sides of decisions are in a store. Each is looked for once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.ids_of = cache(self._ids_of)
        self.means = cache(self._means)

    def _ids_of(self, side: Side) -> tuple[str, ...]:
        """Return the ids of the entities that a side of a correction names, sorted."""
        column, value = ("article", side.article) if side.article else ("name", name_of(side.key))
        query = f"SELECT record, entity FROM appearance WHERE {column} = ?"  # noqa: S608  (names of ours)
        rows = self._connection.execute(query, (value,))
        return tuple(sorted({entity for record, entity in rows if side.finds(opened(record, Appearance))}))

    def _means(self, side: Side) -> frozenset[str]:
        """Return the ids of the entities that a side of a merge or a split names, wherever they stand."""
        found = self.ids_of(side)
        if found or side.article:
            return frozenset(found)
        rows = self._connection.execute("SELECT record, entity FROM appearance")
        return frozenset(entity for record, entity in rows if side.means(opened(record, Appearance)))


def _row(one: Ruling) -> Row:
    return one.row.id, one.row.article, one.subjects, one.objects


def _remembered(connection: Connection) -> Iterator[Row]:
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (_FACT,)).fetchone()
    for told, article, subjects, objects in json.loads(row[0]) if row else ():
        yield told, article, tuple(subjects), tuple(objects)


def _articles(connection: Connection, entities: Sequence[str]) -> set[str]:
    """Return the articles that mention one of these."""
    found: set[str] = set()
    for entity in entities:
        rows = connection.execute("SELECT DISTINCT article FROM appearance WHERE entity = ?", (entity,))
        found.update(article for (article,) in rows)
    return found
