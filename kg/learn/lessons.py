"""Annotated articles → what the net learns from, window by window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.find.finding import find
from kg.language import understand
from kg.language.windows import Cut, Window, windows
from kg.learn.annotation import Annotation, Fact, annotation
from kg.learn.gold import Example
from kg.model.clues import clues
from kg.model.layers import FACTS, LAYERS
from kg.model.pairing import Pairs, index, pairs_of
from kg.model.reading import clue_tags, cue_numbers
from kg.model.tagging import tagged
from kg.model.things import linked
from kg.pipeline import Knowledge


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window with T pieces, N tokens and P pairs: what is shown, and what is to be said of it.

    `clues` T × layers · `tags` for each layer N · `facts` P × (1 + facts), zeros in the first column. Of pairs whose
    fact is told elsewhere in the article nothing is asked.
    """

    article: str
    window: Window
    clues: NDArray[np.int64]
    tags: tuple[NDArray[np.int64], ...]
    pairs: Pairs | None
    facts: NDArray[np.float32] | None


def lessons(examples: Iterable[Example], knowledge: Knowledge, cut: Cut) -> Iterator[Lesson]:
    """Yield the lessons of all articles, in order. What the rules find goes in as clues."""
    for example in examples:
        document = understand(example.article)
        found = find(document, knowledge.schema, knowledge.patterns)
        told = clues(document, found, knowledge.patterns)
        gold = annotation(example.article.text, example.gold, told)
        things, hints = linked(told, gold.things)
        places = index(things)
        for window in windows(document, cut):
            tags = clue_tags(window, told)
            pairs = pairs_of(window, things, hints, places, cue_numbers(tags, window))
            asked, facts = _wanted(window, pairs, gold.facts) if pairs else (None, None)
            yield Lesson(example.article.id, window, tags, _tags(window, gold), asked, facts)


def _tags(window: Window, gold: Annotation) -> tuple[NDArray[np.int64], ...]:
    return tuple(np.array(tagged(gold.spans[layer], labels, window.tokens)) for layer, labels in LAYERS.items())


def _wanted(window: Window, pairs: Pairs, facts: Iterable[Fact]) -> tuple[Pairs | None, NDArray[np.float32] | None]:
    """Return the pairs that are asked for, and the facts of each."""
    start, end = window.tokens[0].span.start, window.tokens[-1].span.start
    row = {(pairs.things[one], pairs.things[two]): at for at, (one, two) in enumerate(pairs.pairs)}
    wanted = np.zeros((len(pairs.pairs), 1 + len(FACTS)), dtype=np.float32)
    elsewhere = np.zeros(len(pairs.pairs), dtype=bool)
    for fact in facts:
        at = row.get((fact.subject, fact.object))
        if at is None:
            continue
        if start <= fact.at <= end:
            wanted[at, 1 + FACTS.index(fact.fact)] = 1
        else:
            elsewhere[at] = True
    kept = wanted.any(axis=1) | ~elsewhere
    return (pairs.only(kept), wanted[kept]) if kept.any() else (None, None)
