"""The things of an article that facts may hold between: entities, titles, quoted words and times."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model.clues import Clues, overlap
from kg.model.layers import AT, HOLDS, QUOTED, SAYS, TIME, TITLE, WHEN, WORDS
from kg.records import Span

Facts = Mapping[tuple[int, int], frozenset[str]]
"""(subject, object), numbers of things → what is so between them."""
_OF_THE_FIRST, _OF_THE_SECOND = frozenset({WHEN}), frozenset({HOLDS, AT, SAYS})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, or words that a fact hangs on. `pointers` are the places of words that only point at it ("ia")."""

    kind: str
    spans: tuple[Span, ...]
    pointers: tuple[Span, ...] = ()


def linked(clues: Clues, things: Sequence[Thing]) -> tuple[tuple[Thing, ...], Facts]:
    """Return the things with the pointers that the rules resolved, and what the rules say of each pair of them."""
    homes = _homes(clues, things)
    pointers: dict[int, list[Span]] = defaultdict(list)
    for chain, thing in homes.items():
        pointers[thing] += [one.span for one in clues.chains[chain].mentions if one.kind == "anaphor"]
    pointed = tuple(
        Thing(thing.kind, thing.spans, tuple(sorted(pointers[at]))) if at in pointers else thing
        for at, thing in enumerate(things)
    )
    return pointed, _facts(clues, things, homes)


def linked_twice(first: Clues, again: Clues, things: Sequence[Thing]) -> tuple[tuple[Thing, ...], Facts]:
    """Return what `linked` does where the rules read twice, the second time among the heads' own entities.

    Pointers, posts and speakers are those of the second time, times those of the first, relations those of either.
    """
    pointed, later = linked(again, things)
    earlier = _facts(first, things, _homes(first, things))
    found = {
        ends: (earlier.get(ends, _NOTHING) - _OF_THE_SECOND) | (later.get(ends, _NOTHING) - _OF_THE_FIRST)
        for ends in earlier.keys() | later.keys()
    }
    return pointed, {ends: facts for ends, facts in found.items() if facts}


def _homes(clues: Clues, things: Sequence[Thing]) -> dict[int, int]:
    """Return the thing that each chain of the rules is: the one that shares most of its mentions."""
    entities = sorted((span, at) for at, thing in enumerate(things) if thing.kind not in WORDS for span in thing.spans)
    homes = {}
    for number, chain in enumerate(clues.chains):
        votes: Counter[int] = Counter()
        for mention in chain.mentions:
            if mention.kind == "anaphor":
                continue
            for at in _at_about(mention.span, entities):
                votes[at] += 3 if things[at].kind == chain.type else 2
        if votes:
            homes[number] = max(votes.items(), key=lambda one: (one[1], -one[0]))[0]
    return homes


def _at_about(span: Span, entities: Sequence[tuple[Span, int]]) -> Iterator[int]:
    """Yield the things of which a span shares more than half with `span`; `entities` are sorted."""
    first = bisect_right(entities, span.start - len(span), key=lambda one: one[0].start)
    end = bisect_left(entities, span.end, key=lambda one: one[0].start)
    for other, at in entities[first:end]:
        if 2 * overlap(span, other) > max(len(span), len(other)):
            yield at


def _facts(clues: Clues, things: Sequence[Thing], homes: Mapping[int, int]) -> Facts:
    words = {
        kind: sorted((span, at) for at, thing in enumerate(things) if thing.kind in same for span in thing.spans)
        for same in ({TITLE}, QUOTED, {TIME})
        for kind in same
    }
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for first, fact, second in clues.facts:
        one, two = (
            homes.get(end) if isinstance(end, int) else _sharing(end[1], words[end[0]]) for end in (first, second)
        )
        if one is not None and two is not None and one != two:
            found[one, two].add(fact)
    return {ends: frozenset(each) for ends, each in found.items()}


def _sharing(span: Span, words: Sequence[tuple[Span, int]]) -> int | None:
    """Return the thing that shares most with `span`, None if none shares half of the shorter of the two.

    `words` are sorted and do not overlap.
    """
    first = max(0, bisect_right(words, span.start, key=lambda one: one[0].start) - 1)
    end = bisect_left(words, span.end, key=lambda one: one[0].start)
    shared = [(overlap(span, other), -at, len(other)) for other, at in words[first:end]]
    fitting = [(size, at) for size, at, length in shared if size > 0 and 2 * size > min(len(span), length)]
    return -max(fitting)[1] if fitting else None
