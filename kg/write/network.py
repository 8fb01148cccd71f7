"""The graph as nodes and edges with attributes: what GraphML, GEXF, CX2 and cytoscape.js are made of.

A node is a thing of the story; an edge is a claim, or a post that a person holds at something. A post at nothing is an
attribute of its person, one held or one left. An edge whose end is no node is left out: no graph of ours has one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, TypeAlias

from kg.schema import Schema
from kg.write import reading
from kg.write.material import Material
from kg.write.rows import EntityRow, PostRow, StatementRow

Kind: TypeAlias = Literal["string", "list", "integer", "double", "boolean"]

KINDS: Final[Mapping[object, Kind]] = {
    str: "string",
    str | None: "string",
    tuple[str, ...]: "list",
    int: "integer",
    float | None: "double",
    bool: "boolean",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. `dates` are those of an event; `first` and `last` those of the articles that speak of it."""

    id: str
    label: str
    type: str
    type_label: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    codes: tuple[str, ...]
    posts: tuple[str, ...]
    former_posts: tuple[str, ...]
    mentions: int
    dates: tuple[str, ...]
    first: str | None
    last: str | None
    reported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim or a post. `reported` are the dates of publication of the articles that say so."""

    id: str
    source: str
    target: str
    label: str
    predicate: str
    modality: str
    fact: bool
    attributed_to: str | None
    score: float | None
    sources: int
    first: str | None
    last: str | None
    words: tuple[str, ...]
    reported: tuple[str, ...]


def columns(record: type[Node] | type[Edge], *apart: str) -> dict[str, Kind]:
    """Return the attributes of a record and their kinds, without those `apart`."""
    return {one.name: KINDS[one.type] for one in fields(record) if one.name not in apart}


def values(record: Node | Edge, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield the attributes of a record that it has."""
    for name in names:
        value = getattr(record, name)
        if value is not None and value != ():
            yield name, value


class Network:
    """The nodes, numbered from 0 in the order of their IRIs, and the edges between them."""

    def __init__(self, material: Material) -> None:
        self._material = material
        entities = reading.entities(material.source, material.schema)
        self.numbers = {entity.id: number for number, entity in enumerate(entities)}

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes in the order of their numbers."""
        source, schema = self._material.source, self._material.schema
        held: dict[str, list[PostRow]] = defaultdict(list)
        for post in reading.posts(source):
            if post.body not in self.numbers:
                held[post.person].append(post)
        for entity in reading.entities(source, schema):
            dates = source.about(entity.id).all("schema:startDate")
            yield _node(entity, schema, held[entity.id], dates, self._published(entity.articles))

    def edges(self) -> Iterator[Edge]:
        """Yield the claims, then the posts, each in the order of their IRIs."""
        source, schema = self._material.source, self._material.schema
        for claim in reading.statements(source, schema):
            if claim.subject in self.numbers and claim.object in self.numbers:
                yield _claimed(claim, self._published(claim.articles))
        for post in reading.posts(source):
            if post.person in self.numbers and post.body in self.numbers:
                yield _held(post, self._published(post.articles))

    def _published(self, articles: tuple[str, ...]) -> tuple[str, ...]:
        about = self._material.source.about
        return tuple(sorted({date for article in articles for date in about(article).all("schema:datePublished")}))


def _node(
    entity: EntityRow, schema: Schema, posts: list[PostRow], dates: tuple[str, ...], reported: tuple[str, ...]
) -> Node:
    return Node(
        id=entity.id,
        label=entity.name,
        type=entity.type,
        type_label=schema.label(entity.type),
        aliases=entity.aliases,
        same_as=entity.same_as,
        codes=entity.codes,
        posts=tuple(sorted(post.title for post in posts if not post.former)),
        former_posts=tuple(sorted(post.title for post in posts if post.former)),
        mentions=entity.mentions,
        dates=dates,
        first=entity.first,
        last=entity.last,
        reported=reported,
    )


def _claimed(claim: StatementRow, reported: tuple[str, ...]) -> Edge:
    return Edge(
        id=claim.id,
        source=claim.subject,
        target=claim.object,
        label=claim.label,
        predicate=claim.predicate,
        modality=claim.modality,
        fact=claim.fact,
        attributed_to=claim.attributed_to_name,
        score=claim.score,
        sources=claim.sources,
        first=claim.first,
        last=claim.last,
        words=claim.words,
        reported=reported,
    )


def _held(post: PostRow, reported: tuple[str, ...]) -> Edge:
    return Edge(
        id=post.id,
        source=post.person,
        target=post.body or "",
        label=post.title,
        predicate="post",
        modality="former" if post.former else "asserted",
        fact=not post.former,
        attributed_to=None,
        score=post.score,
        sources=len(post.articles),
        first=post.first,
        last=post.last,
        words=post.words,
        reported=reported,
    )
