"""Which entities of a graph are asked about, and what is told of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph.iris import Iris
from kg.graph.source import Source
from kg.link.mapping import BODY, HINTS, POST
from kg.link.question import Question
from kg.resolve.clusters import is_named
from kg.resolve.ledger import Entry
from kg.resolve.links import DIFFERENT, SAME, Links
from kg.resolve.sides import Side
from kg.schema import Schema
from kg.write import reading

_MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its id, how a table names it, the IRIs that it is and those that it is not, the question about it."""

    id: str
    side: Side
    same: frozenset[str]
    different: frozenset[str]
    question: Question


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: of these types (empty: of all), in the words of the service."""

    types: frozenset[str]
    words: Mapping[str, str]


def things(entries: Iterable[Entry], source: Source, schema: Schema, links: Links, asking: Asking) -> Iterator[Thing]:
    """Yield the entities that have a name, in the order of their ids."""
    iris = Iris(source.base)
    for entry in sorted(entries, key=lambda one: one.cluster.id):
        one = entry.cluster
        if (asking.types and one.type not in asking.types) or not any(map(is_named, entry.members)):
            continue
        told = dict(_told(iris.entity(one.id).value, source, schema))
        hints = [(asking.words[name], told[name]) for name in HINTS if name in asking.words and told.get(name)]
        rows = links.of(entry.members)
        same = {row.iri for row in rows if row.judgement == SAME}
        same.update(source.about(iris.entity(one.id).value).links("skos:exactMatch"))
        different = frozenset(row.iri for row in rows if row.judgement == DIFFERENT)
        yield Thing(
            one.id,
            side_of(entry),
            frozenset(same),
            different,
            Question(one.name, asking.words.get(one.type, ""), tuple(hints)),
        )


def side_of(entry: Entry) -> Side:
    """Return how a table names an entity: by name where that is enough, else also by a place where it is mentioned."""
    one = entry.cluster
    members = sorted(entry.members, key=lambda member: (member.article, member.first))
    named = [member for member in members if member.name == one.name] or members
    if named[0].context is None and is_named(named[0]):
        return Side(one.type, named[0].name)
    return Side(one.type, named[0].name, named[0].article, named[0].first)


def _told(iri: str, source: Source, schema: Schema) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the graph says of a thing: its posts, their bodies, and the names of what it stands in relation to."""
    held = [reading.post(post, source) for post in source.pointing("org:member", iri)]
    yield POST, _few(post.title for post in held)
    yield BODY, _few(post.body_name or "" for post in held)
    about = source.about(iri)
    for name in HINTS:
        if name in schema.relations:
            yield name, _few(map(source.name, about.links(schema.relations[name].iri)))


def _few(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))[:_MOST_VALUES]
