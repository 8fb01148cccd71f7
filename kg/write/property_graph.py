"""The graph as labelled nodes and relationships, each kind a file: what Neo4j and Kùzu are given.

(Entity)-[Statement]->(Entity) · (Entity)-[MentionedIn]->(Article) · (Entity)-[Holds]->(Post)-[At]->(Entity)
(Entity)-[Said]->(Quote)-[QuotedFrom]->(Article) · (Quote)-[Names]->(Entity)
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial

from kg.graph.source import Source
from kg.write import reading
from kg.write.material import Material
from kg.write.rows import ArticleRow, EntityRow, PostRow, QuoteRow, Row, StatementRow
from kg.write.tables import KINDS, Kind, Value

_Cells = Iterator[tuple[Value, ...]]
_Column = dict[str, Kind]
_ENDS: _Column = {"from": "text", "to": "text"}
_STATEMENT = ("subject", "subject_name", "object", "object_name")
_POST = ("person", "person_name", "body", "body_name")
_QUOTE = ("speaker", "speaker_name", "article", "mentions")


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes of one label, the first column their key; or relationships, the first two columns the keys of `ends`."""

    label: str
    columns: _Column
    cells: Callable[[], _Cells]
    ends: tuple[str, str] | None = None

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return f"{self.label.lower()}.csv"


def parts(material: Material) -> tuple[Part, ...]:
    """Return the nodes, then the relationships. One whose end is no node is left out: no graph of ours has one."""
    source, schema = material.source, material.schema
    known = {row.id for row in reading.entities(source, schema)}
    posts, quotes = partial(reading.posts, source), partial(reading.quotes, source)
    return (
        Part("Entity", _columns(EntityRow, "articles"), lambda: _cells(reading.entities(source, schema), "articles")),
        Part("Article", _columns(ArticleRow), lambda: _cells(reading.articles(source))),
        Part("Post", _columns(PostRow, *_POST), lambda: _cells(posts(), *_POST)),
        Part("Quote", _columns(QuoteRow, *_QUOTE), lambda: _cells(quotes(), *_QUOTE)),
        Part(
            "Statement",
            _ENDS | _columns(StatementRow, *_STATEMENT),
            lambda: _statements(reading.statements(source, schema), known),
            ("Entity", "Entity"),
        ),
        _ties("Holds", "Entity", "Post", lambda: ((row.person, row.id) for row in posts() if row.person in known)),
        _ties("At", "Post", "Entity", lambda: ((row.id, row.body) for row in posts() if row.body in known)),
        _ties("Said", "Entity", "Quote", lambda: ((row.speaker, row.id) for row in quotes() if row.speaker in known)),
        _ties("QuotedFrom", "Quote", "Article", lambda: ((row.id, row.article) for row in quotes())),
        _ties("Names", "Quote", "Entity", lambda: _names(quotes(), known)),
        Part(
            "MentionedIn",
            _ENDS | {"begin": "number", "end": "number", "text": "text"},
            lambda: _mentions(source, known),
            ("Entity", "Article"),
        ),
    )


def _ties(label: str, start: str, end: str, cells: Callable[[], _Cells]) -> Part:
    return Part(label, _ENDS, cells, (start, end))


def _columns(row: type[Row], *apart: str) -> _Column:
    return {column.name: KINDS[column.type] for column in fields(row) if column.name not in apart}


def _cells(rows: Iterable[Row], *apart: str) -> _Cells:
    for row in rows:
        yield tuple(getattr(row, column.name) for column in fields(row) if column.name not in apart)


def _statements(rows: Iterable[StatementRow], known: set[str]) -> _Cells:
    for row in rows:
        if row.subject in known and row.object in known:
            yield row.subject, row.object, *next(_cells([row], *_STATEMENT))


def _names(rows: Iterable[QuoteRow], known: set[str]) -> _Cells:
    for row in rows:
        yield from ((row.id, thing) for thing in row.mentions if thing in known)


def _mentions(source: Source, known: set[str]) -> _Cells:
    for row in reading.mentions(source):
        if row.entity in known:
            yield row.entity, row.article, row.start, row.end, row.text
