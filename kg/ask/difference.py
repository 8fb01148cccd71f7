"""What changed from one graph to another: its triples, and what they mean for people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pyoxigraph import Triple

from kg.ask.calling import folded
from kg.ask.claims_asked import line
from kg.ask.conflicts import Conflict, conflicts
from kg.ask.recall import recall
from kg.ask.record import Claim, Office, Record, Source, Thing, Told
from kg.ask.why import standing
from kg.graph.reading import read_triples
from kg.graph.vocabulary import EVIDENCE
from kg.schema import Schema

Kind = Literal["articles", "entities", "statements", "posts", "quotations", "conflicts"]
Triples: TypeAlias = frozenset[Triple]


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

    `changed` leaves out evidence that was added or taken away; `removed` and `added` are all triples that changed.
    """

    gone: Mapping[Kind, tuple[Item, ...]]
    new: Mapping[Kind, tuple[Item, ...]]
    ended: tuple[Item, ...]
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
    ended = _ended(old.record, new.record, schema)
    items = [_items(side.record, schema) for side in (old, new)]
    over = {one.id for one in ended}
    gone, come = _only(items[0], items[1]), _only(items[1], items[0])
    come["posts"] = tuple(one for one in come["posts"] if one.id not in over)
    return Difference(
        gone=gone,
        new=come,
        ended=ended,
        changed=_changed(old, new, {one.id: one.says for found in items[1].values() for one in found.values()}),
        removed=tuple(sorted(old.triples - new.triples, key=str)),
        added=tuple(sorted(new.triples - old.triples, key=str)),
    )


def _items(record: Record, schema: Schema) -> Items:
    def said(told: Iterable[Told]) -> dict[str, Item]:
        return {one.id: Item(one.id, _said(one, record, schema)) for one in told}

    return {
        "articles": {iri: Item(iri, _article(one)) for iri, one in record.sources.items()},
        "entities": {iri: Item(iri, _thing(one)) for iri, one in record.things.items()},
        "statements": said(record.claims),
        "posts": said(record.offices),
        "quotations": said(record.sayings),
        "conflicts": {one.id: one for one in (_clash(found, record, schema) for found in conflicts(record, schema))},
    }


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


def _ended(old: Record, new: Record, schema: Schema) -> tuple[Item, ...]:
    """Return the posts that somebody held in `old` and that `new`, and not yet `old`, calls former."""
    held = {_post(one) for one in old.offices if not one.former}
    over = {_post(one) for one in old.offices if one.former}
    found = (one for one in new.offices if one.former and _post(one) in held - over)
    return tuple(Item(one.id, line(one, new, schema)) for one in found)


def _post(one: Office) -> tuple[str, str, str | None]:
    return one.subject, folded(one.title), one.object


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
        if one.predicate != EVIDENCE:
            found[str(one.subject)].append((one.predicate.value, str(one.object)))
    return {subject: tuple(sorted(pairs)) for subject, pairs in found.items()}
