"""The gold of an article, placed in its text: spans for each layer, things, and the facts between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model.clues import Clues, overlap
from kg.model.layers import AT, DIRECT, FACTS, HOLDS, INDIRECT, LAYERS, SAYS, TIME, TITLE, WHEN, WORDS, layer_of
from kg.model.places import between
from kg.model.things import Thing
from kg.records import Span
from kg.schema import RELATED, SYMMETRIC

Row = Mapping[str, Any]
GOLD_OTHER = "other"
"""What gold calls the relation of last resort."""
CLOSE, LOOSE = 30, 2
"""Characters between a title and its holder within which it is his at each of its places, if about as near at all."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is so between two things, by number, and the offset at which the text says it."""

    subject: int
    fact: str
    object: int
    at: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """`spans` maps each layer to its (span, label); `things` are gold's and, behind them, what only the rules see."""

    spans: Mapping[str, tuple[tuple[Span, str], ...]]
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]


def annotation(text: str, gold: Row, clues: Clues) -> Annotation:
    """Return the gold of an article in place. What the rules find beside it is there too, as things of no fact."""
    builder = _Builder(text, clues)
    builder.entities(gold["entities"])
    builder.posts(gold["posts"])
    builder.quotes(gold["quotes"])
    builder.events(gold["events"])
    builder.relations(gold["relations"])
    things = builder.things()
    surplus = _surplus(clues, things)
    spans = {layer: tuple(sorted(each)) for layer, each in builder.spans.items()}
    return Annotation(spans, (*things, *surplus), tuple(builder.facts))


def located(text: str, forms: Iterable[tuple[str, str]]) -> list[tuple[Span, str]]:
    """Return every place of each (form, owner), in order; where two would overlap, the longer form stands.

    >>> located("Bank Jateng di Jateng", [("Jateng", "a"), ("Bank Jateng", "b")])
    [(Span(start=0, end=11), 'b'), (Span(start=15, end=21), 'a')]
    """
    taken = bytearray(len(text))
    found = []
    for form, owner in sorted(set(forms), key=lambda one: (-len(one[0]), one)):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text) if form else ():
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                found.append((Span(*match.span()), owner))
    return sorted(found)


def mentions(text: str, rows: Iterable[Row], layer: str) -> list[tuple[Span, Row]]:
    """Return the places of gold's entities of one layer, each with its entity, in order."""
    mine = {row["id"]: row for row in rows if layer_of(row["type"], named=not row["name"][:1].islower()) == layer}
    forms = ((form, row["id"]) for row in mine.values() for form in row["mentions"])
    return [(span, mine[owner]) for span, owner in located(text, forms)]


class _Builder:
    """Gathers the things of one article; an end that the text does not hold is left out, with its facts."""

    def __init__(self, text: str, clues: Clues) -> None:
        self.text, self.clues = text, clues
        self.spans: dict[str, set[tuple[Span, str]]] = {layer: set() for layer in LAYERS}
        self.facts: list[Fact] = []
        self._kinds: list[str] = []
        self._places: list[list[Span]] = []
        self._entity: dict[str, int] = {}
        self._times = {time.start: self._add(TIME, [time]) for time in clues.times}

    def things(self) -> tuple[Thing, ...]:
        """Return the things in the order of their numbers."""
        return tuple(
            Thing(kind, tuple(sorted(set(each)))) for kind, each in zip(self._kinds, self._places, strict=True)
        )

    def entities(self, rows: Sequence[Row]) -> None:
        """Add the entities, with all places of their forms."""
        places: dict[str, list[Span]] = defaultdict(list)
        for layer in ("name", "described"):
            for span, row in mentions(self.text, rows, layer):
                self.spans[layer].add((span, row["type"]))
                places[row["id"]].append(span)
        for row in rows:
            if row["id"] in places:
                self._entity[row["id"]] = self._add(row["type"], places[row["id"]])

    def posts(self, rows: Sequence[Row]) -> None:
        """Add the titles, each wherever it stands beside its holder."""
        for row in rows:
            holder = self._entity.get(row["person"])
            if holder is None:
                continue
            for span in _beside(self.text, row["title"], self._places[holder]):
                title = self._words("title", TITLE, span)
                self.facts.append(Fact(holder, HOLDS, title, span.start))
                if row.get("org") in self._entity:
                    self.facts.append(Fact(title, AT, self._entity[row["org"]], span.start))

    def quotes(self, rows: Sequence[Row]) -> None:
        """Add the quoted words."""
        for row in rows:
            start = self.text.find(row["text"])
            if start < 0:
                continue
            kind = DIRECT if row["kind"] == "direct" else INDIRECT
            words = self._words("quote", kind, Span(start, start + len(row["text"])))
            if row.get("speaker") in self._entity:
                self.facts.append(Fact(self._entity[row["speaker"]], SAYS, words, start))

    def events(self, rows: Sequence[Row]) -> None:
        """Add the times of events, as far as a time that the rules find is one."""
        for row in rows:
            event = self._entity.get(row["event"])
            places = [Span(*match.span()) for match in re.finditer(re.escape(row["when"]), self.text)]
            times = [time for time in self.clues.times if any(overlap(time, place) > 0 for place in places)]
            if event is not None and times:
                near = self._places[event]
                time = min(times, key=lambda one: (min(between(one, place) for place in near), one))
                self.facts.append(Fact(event, WHEN, self._times[time.start], time.start))

    def relations(self, rows: Sequence[Row]) -> None:
        """Add the relations; a symmetric one holds in both directions."""
        for row in rows:
            ends = self._entity.get(row["s"]), self._entity.get(row["o"])
            if ends[0] is None or ends[1] is None:
                continue
            fact = RELATED if row["p"] == GOLD_OTHER else row["p"]
            at = self.text.find(row["evidence"]) + len(row["evidence"]) // 2
            if fact in FACTS:
                self.facts.append(Fact(ends[0], fact, ends[1], at))
            if fact in SYMMETRIC:
                self.facts.append(Fact(ends[1], fact, ends[0], at))

    def _add(self, kind: str, places: list[Span]) -> int:
        self._kinds.append(kind)
        self._places.append(places)
        return len(self._kinds) - 1

    def _words(self, layer: str, kind: str, span: Span) -> int:
        """Return the thing of these words, which may be there already."""
        same = [at for at, places in enumerate(self._places) if self._kinds[at] == kind and places == [span]]
        self.spans[layer].add((span, kind))
        return same[0] if same else self._add(kind, [span])


def _beside(text: str, form: str, holder: Sequence[Span]) -> list[Span]:
    """Return the place of a title that is nearest to its holder, and those that are about as near, in order.

    Gold has a post once, though the article may call the person by it time and again.
    """
    places = [span for span, _ in located(text, [(form, "")])]
    away = {place: min(between(place, each) for each in holder) for place in places}
    nearest = min(away.values(), default=0)
    near = [place for place in places if away[place] <= min(nearest + LOOSE, CLOSE)]
    return near or sorted(places, key=lambda place: (away[place], place))[:1]


def _surplus(clues: Clues, things: Sequence[Thing]) -> Iterator[Thing]:
    """Yield what the rules find and gold does not have: a reader must learn that nothing is so of it."""
    entities = [span for thing in things if thing.kind not in WORDS for span in thing.spans]
    for chain in clues.chains:
        spans = [mention.span for mention in chain.mentions if mention.kind != "anaphor"]
        if spans and not any(one.overlaps(other) for one in spans for other in entities):
            yield Thing(chain.type, tuple(sorted(set(spans))))
    for layer in ("title", "quote"):
        words = [span for thing in things if thing.kind in LAYERS[layer] for span in thing.spans]
        for span, kind in clues.spans[layer]:
            if not any(span.overlaps(other) for other in words):
                yield Thing(kind, (span,))
