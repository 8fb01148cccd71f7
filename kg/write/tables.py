"""The seven tables, and what their columns hold: for CSV and Parquet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import partial
from typing import Final, Literal, TypeAlias

from kg.write import reading
from kg.write.material import Material
from kg.write.rows import ArticleRow, EntityRow, EventRow, MentionRow, PostRow, QuoteRow, Row, StatementRow

Kind: TypeAlias = Literal["text", "texts", "number", "decimal", "boolean"]
Value: TypeAlias = str | tuple[str, ...] | int | float | bool | None

KINDS: Final[dict[object, Kind]] = {
    str: "text",
    str | None: "text",
    tuple[str, ...]: "texts",
    int: "number",
    float | None: "decimal",
    bool: "boolean",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the columns with their kinds in order, and what yields the rows."""

    name: str
    columns: dict[str, Kind]
    rows: Callable[[], Iterable[Row]]

    def cells(self) -> Iterable[tuple[Value, ...]]:
        """Yield the rows as tuples in the order of the columns."""
        for row in self.rows():
            yield tuple(getattr(row, column) for column in self.columns)


def tables(material: Material) -> tuple[Table, ...]:
    """Return the tables of a graph."""
    source, schema = material.source, material.schema
    return (
        _table("articles", ArticleRow, partial(reading.articles, source)),
        _table("entities", EntityRow, partial(reading.entities, source, schema)),
        _table("statements", StatementRow, partial(reading.statements, source, schema)),
        _table("posts", PostRow, partial(reading.posts, source)),
        _table("quotes", QuoteRow, partial(reading.quotes, source)),
        _table("events", EventRow, partial(reading.events, source, schema)),
        _table("mentions", MentionRow, partial(reading.mentions, source)),
    )


def _table(name: str, row: type[Row], rows: Callable[[], Iterable[Row]]) -> Table:
    return Table(name, {column.name: KINDS[column.type] for column in fields(row)}, rows)
