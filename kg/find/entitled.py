"""Things of which an article tells the title: "diskusi bertajuk "Sawah Kita"" is the thing called "Sawah Kita"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.find.bounds import QUOTES
from kg.knowledge import lexicon
from kg.records import Chain
from kg.schema import DESCRIBABLE, GROUP

_FARTHEST = 40
"""Characters between a thing and its title."""
_MARKS = str.maketrans({mark: " " for mark in QUOTES if len(mark) == 1} | {",": " "})
_TITLED = DESCRIBABLE - {GROUP}
"""Types of what bears a title."""


def entitled(text: str, chains: Sequence[Chain]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two chains of one type, the first named first, where the article says of one its title."""
    things = [(at, chain) for at, chain in enumerate(chains) if chain.type in _TITLED]
    places = sorted((one.span, at) for at, chain in things for one in chain.mentions)
    for (span, thing), (title, other) in pairwise(places):
        between = text[span.end : title.start]
        if thing == other or chains[thing].type != chains[other].type or len(between) > _FARTHEST:
            continue
        if " ".join(between.translate(_MARKS).split()) in _cues():
            yield min(thing, other), max(thing, other)


@cache
def _cues() -> frozenset[str]:
    return frozenset(words for words, kind in lexicon("alias_cues", ("words", "kind")) if kind == "title")
