"""The things of a window, pair by pair, as the pair head takes them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.language.windows import Window
from kg.model.layers import FACTS, KINDS, RELATIONS, possible
from kg.model.tagging import tokens_of
from kg.model.things import Facts, Thing
from kg.records import Span

MOST_PLACES = 8
"""Places of one thing that are looked at in a window, the first ones."""
BEFORE = 400
"""Characters before a window in which a place may begin that reaches into it."""
MOST_THINGS = 90
"""Things of a window of which pairs are made, the first ones: a list of names must not cost its square."""
DISTANCES = 12
"""Classes of distance: in one sentence before or after, near, further, far; one, two or more sentences on or back."""
CUE_REACH, CUE_LEAD = 30, 4
"""Tokens between the ends of a pair among which a cue counts, and tokens before the first of them."""
_NEAR, _FAR, _SENTENCES = 4, 10, 3

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """E things of a window, each with M places at most, and P pairs of them.

    `things` E: numbers of the article's things · `kinds` E · `first`, `last`, E × M: pieces · `there` E × M: whether
    that place is used · `pairs` P × 2: subject and object among the E · `distance` P · `clues` P × HINTS: what the
    rules say, and which cues stand near.
    """

    things: tuple[int, ...]
    kinds: Whole
    first: Whole
    last: Whole
    there: NDArray[np.bool_]
    pairs: Whole
    distance: Whole
    clues: NDArray[np.float32]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name: what the net takes."""
        names = ("kinds", "first", "last", "there", "pairs", "distance", "clues")
        return {name: getattr(self, name) for name in names}

    def only(self, kept: NDArray[np.bool_]) -> "Pairs":
        """Return the same things with the pairs that are `kept`, P."""
        return replace(self, pairs=self.pairs[kept], distance=self.distance[kept], clues=self.clues[kept])


def index(things: Sequence[Thing]) -> list[tuple[Span, int, bool]]:
    """Return every place of every thing, in order: where, which thing, and whether it only points at it."""
    named = ((span, number, False) for number, thing in enumerate(things) for span in thing.spans)
    pointed = ((span, number, True) for number, thing in enumerate(things) for span in thing.pointers)
    return sorted((*named, *pointed))


def pairs_of(
    window: Window, things: Sequence[Thing], facts: Facts, places: Sequence[tuple[Span, int, bool]], cues: Whole
) -> Pairs | None:
    """Return the pairs of things of a window between which a fact is asked for, None if there is none.

    `places` is the `index` of the things; `cues` has the number of a relation for each token that is a cue, else -1.
    """
    here = sorted(_here(window, places).items())[:MOST_THINGS]
    pairs = [
        (one, two)
        for one, (first, _) in enumerate(here)
        for two, (second, _) in enumerate(here)
        if one != two and possible(things[first].kind, things[second].kind)
    ]
    if not pairs:
        return None
    begins, ends, there = _table([places for _, places in here])
    ends_of_pairs = np.array(pairs)
    near = nearest_places(np.array(window.sentence)[begins], begins, there, ends_of_pairs)
    return Pairs(
        things=tuple(number for number, _ in here),
        kinds=np.array([KINDS.index(things[number].kind) for number, _ in here]),
        first=np.array(window.first)[begins] * there,
        last=np.array(window.last)[ends] * there,
        there=there,
        pairs=ends_of_pairs,
        distance=_distance(near),
        clues=np.hstack([_told(here, pairs, facts), _cues(near, begins, ends, ends_of_pairs, cues)]),
    )


def _told(here: Sequence[tuple[int, object]], pairs: Sequence[tuple[int, int]], facts: Facts) -> NDArray[np.float32]:
    """Return what the rules say of each pair, P × facts."""
    told = np.zeros((len(pairs), len(FACTS)), dtype=np.float32)
    for row, (one, two) in enumerate(pairs):
        for fact in facts.get((here[one][0], here[two][0]), ()):
            if fact in FACTS:
                told[row, FACTS.index(fact)] = 1
    return told


def _here(window: Window, places: Sequence[tuple[Span, int, bool]]) -> dict[int, list[tuple[int, int]]]:
    """Return the tokens of the places in the window for each thing that is named, not only pointed at, in it."""
    first = bisect_left(places, window.tokens[0].span.start - BEFORE, key=lambda one: one[0].start)
    end = bisect_left(places, window.tokens[-1].span.end, key=lambda one: one[0].start)
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    named = set()
    for span, number, points in places[first:end]:
        bounds = tokens_of(window.tokens, span)
        if bounds:
            found[number].add(bounds)
            if not points:
                named.add(number)
    return {number: sorted(found[number])[:MOST_PLACES] for number in named}


def _table(places: Sequence[Sequence[tuple[int, int]]]) -> tuple[Whole, Whole, NDArray[np.bool_]]:
    """Return the first and the last tokens, things × places, and which of them are used."""
    most = max(map(len, places))
    there = np.array([[at < len(each) for at in range(most)] for each in places])
    padded = np.array([[*each, *[(0, 0)] * (most - len(each))] for each in places])
    return padded[:, :, 0], padded[:, :, 1], there


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest places of each of P pairs: which ones, and how many sentences and tokens on the object stands."""

    subject: Whole
    object: Whole
    sentences: Whole
    tokens: Whole


def nearest_places(sentence: Whole, token: Whole, there: NDArray[np.bool_], pairs: Whole) -> Near:
    """Return the nearest places of each pair; `sentence` and `token` are things × places."""
    one, two = pairs[:, 0], pairs[:, 1]
    sentences = sentence[two][:, None, :] - sentence[one][:, :, None]
    words = token[two][:, None, :] - token[one][:, :, None]
    used = there[one][:, :, None] & there[two][:, None, :]
    rank = np.where(used, np.abs(sentences) * 10_000 + np.abs(words), 1 << 40).reshape(len(pairs), -1)
    best = rank.argmin(axis=1)
    rows = np.arange(len(pairs))
    return Near(
        subject=best // token.shape[1],
        object=best % token.shape[1],
        sentences=sentences.reshape(len(pairs), -1)[rows, best],
        tokens=words.reshape(len(pairs), -1)[rows, best],
    )


def _distance(near: Near) -> Whole:
    """Return the class of the distance from subject to object, P."""
    step, apart = near.tokens, near.sentences
    within = (step <= 0) + 2 * ((np.abs(step) >= _NEAR).astype(int) + (np.abs(step) >= _FAR))
    beyond = np.where(apart > 0, 5, 8) + np.minimum(np.abs(apart), _SENTENCES)
    classes: Whole = np.where(apart == 0, within, beyond)
    return classes


def _cues(near: Near, begins: Whole, ends: Whole, pairs: Whole, cues: Whole) -> NDArray[np.float32]:
    """Return which cues stand between the ends of each pair of one sentence, or a little before them, P × 2 relations.

    The first half of the columns is for a subject before its object, the second for one behind it.
    """
    rows = np.zeros((len(pairs), 2 * len(RELATIONS)), dtype=np.float32)
    for row in np.flatnonzero((near.sentences == 0) & (np.abs(near.tokens) <= CUE_REACH)):
        one, two = (pairs[row, 0], near.subject[row]), (pairs[row, 1], near.object[row])
        ahead = near.tokens[row] > 0
        first, second = (one, two) if ahead else (two, one)
        stretch = cues[max(0, begins[first] - CUE_LEAD) : begins[first]], cues[ends[first] + 1 : begins[second]]
        for cue in np.concatenate(stretch):
            if cue >= 0:
                rows[row, cue + (0 if ahead else len(RELATIONS))] = 1
    return rows
