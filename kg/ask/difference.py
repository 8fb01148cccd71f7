"""What changed from one graph to another: its triples, and what they mean for people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pyoxigraph import Triple

from kg.ask.claims_asked import line
from kg.ask.conflicts import Conflict, conflicts
from kg.ask.identity import Identity, identity
from kg.ask.recall import recall
from kg.ask.record import Claim, Record, Thing, Told
from kg.ask.why import standing
from kg.graph.reading import read_triples
from kg.graph.recalled import Source
from kg.graph.vocabulary import ARTICLE_COUNT, EVIDENCE, MENTION_COUNT
from kg.schema import Schema

Kind = Literal["articles", "entities", "statements", "posts", "quotations", "conflicts"]
Triples: TypeAlias = frozenset[Triple]
_SUPPORT = frozenset({EVIDENCE, MENTION_COUNT, ARTICLE_COUNT})


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is new or gone, by its IRI, and how people call it."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that is in both graphs with other properties; the values are N-Triples."""

    id: str
    says: str
    gone: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed. `gone` and `new` hold each kind; `ended` are posts held before and former now.

    `moved` are entities that are the same by their mentions and have another IRI now: what is said of them counts as
    the same. `changed` leaves out evidence that was added or taken away, and how much there is; `removed` and `added`
    are all triples.
    """

    gone: Mapping[Kind, tuple[Item, ...]]
    new: Mapping[Kind, tuple[Item, ...]]
    ended: tuple[Item, ...]
    moved: tuple[Item, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two graphs: its triples and what they say."""

    triples: Triples
    record: Record


Items: TypeAlias = Mapping[Kind, Mapping[str, Item]]


def read_side(graph: Path, schema: Schema) -> Side:
    """Return a graph as one side of a difference. Raises StoreError for a file that is no graph of ours."""
    return Side(frozenset(read_triples(graph)), recall(graph, schema))


def difference(old: Side, new: Side, schema: Schema) -> Difference:
    """Return what changed from `old` to `new`."""
    same = identity(old.record, new.record)
    before, after = _items(old.record, schema, same), _items(new.record, schema, same)
    ended = _ended(old.record, new.record, schema, same)
    over = {one.id for one in ended}
    gone, come = _only(before, after), _only(after, before)
    come["posts"] = tuple(one for one in come["posts"] if one.id not in over)
    return Difference(
        gone=gone,
        new=come,
        ended=ended,
        moved=_moved(new.record, same),
        changed=_changed(old, new, {one.id: one.says for found in after.values() for one in found.values()}),
        removed=tuple(sorted(old.triples - new.triples, key=str)),
        added=tuple(sorted(new.triples - old.triples, key=str)),
    )


def _items(record: Record, schema: Schema, same: Identity) -> Items:
    """Return what a graph holds of each kind, by what it is in the newer graph."""

    def said(told: Iterable[Told]) -> dict[str, Item]:
        return {same.claim(one): Item(one.id, _said(one, record, schema)) for one in told}

    return {
        "articles": {iri: Item(iri, _article(one)) for iri, one in record.sources.items()},
        "entities": {same.of(iri): Item(iri, _thing(one)) for iri, one in record.things.items()},
        "statements": said(record.claims),
        "posts": said(record.offices),
        "quotations": said(record.sayings),
        "conflicts": {same.conflict(one): _clash(one, record, schema) for one in conflicts(record, schema)},
    }


def _moved(new: Record, same: Identity) -> tuple[Item, ...]:
    found = (Item(here, f"{new.name(here)}: {_id(old)} is now {_id(here)}") for old, here in same.moved.items())
    return tuple(sorted(found, key=lambda one: (one.says, one.id)))


def _id(iri: str) -> str:
    return iri.rpartition("/entity/")[2] or iri


def _said(one: Told, record: Record, schema: Schema) -> str:
    """Return a claim, post or quotation in one line; of a claim that is no fact also how it stands."""
    words = line(one, record, schema)
    return f"{words} ({standing(one, record)})" if isinstance(one, Claim) and not one.plain else words


def _article(one: Source) -> str:
    return ", ".join(part for part in (one.outlet, one.date, one.title, one.id) if part)


def _thing(one: Thing) -> str:
    return f"{one.name} ({one.type})"


def _clash(one: Conflict, record: Record, schema: Schema) -> Item:
    sides = " × ".join(line(told, record, schema) for told in (one.one, one.other))
    return Item(f"{one.one.id} {one.other.id}", f"{one.kind}: {sides}")


def _only(here: Items, there: Items) -> dict[Kind, tuple[Item, ...]]:
    """Return what is here and not there, each kind in the order of what people call it."""
    return {
        kind: tuple(sorted((found[one] for one in found if one not in there[kind]), key=lambda one: (one.says, one.id)))
        for kind, found in here.items()
    }


def _ended(old: Record, new: Record, schema: Schema, same: Identity) -> tuple[Item, ...]:
    """Return the posts that somebody held in `old` and that `new`, and not yet `old`, calls former."""
    held = {same.post(one) for one in old.offices if not one.former}
    over = {same.post(one) for one in old.offices if one.former}
    found = (one for one in new.offices if one.former and same.post(one) in held - over)
    return tuple(Item(one.id, line(one, new, schema)) for one in found)


def _changed(old: Side, new: Side, says: Mapping[str, str]) -> tuple[Changed, ...]:
    """Return what both graphs hold and describe in other ways, evidence apart."""
    gone, come = _by_subject(old.triples - new.triples), _by_subject(new.triples - old.triples)
    both = {str(one.subject) for one in old.triples} & {str(one.subject) for one in new.triples}
    found = []
    for iri in sorted(says):
        subject = f"<{iri}>"
        if subject in both and (gone.get(subject) or come.get(subject)):
            found.append(Changed(iri, says[iri], gone.get(subject, ()), come.get(subject, ())))
    return tuple(found)


def _by_subject(triples: Triples) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in triples:
        if one.predicate not in _SUPPORT:
            found[str(one.subject)].append((one.predicate.value, str(one.object)))
    return {subject: tuple(sorted(pairs)) for subject, pairs in found.items()}
