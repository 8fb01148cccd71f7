"""Cues of reported speech: which words report, where they stand to the speaker, and what they take."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from kg.knowledge import lexicon

CuePlace = Literal["after", "preface", "passive", "before"]
Takes = Literal["any", "clause", "marked"]
_TAKES: dict[str, Takes] = {"any": "any", "clause": "clause", "marked": "marked"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word. `pointing` is true where it carries the clitic that stands for the speaker: "ujarnya"."""

    place: CuePlace
    takes: Takes
    pointing: bool = False


@cache
def words(kind: str) -> frozenset[str]:
    """Return the small words around reported speech of one kind (see lexicon/reporting_words.tsv)."""
    return frozenset(word for word, other in lexicon("reporting_words", ("word", "kind")) if other == kind)


@cache
def pronouns(kind: str) -> frozenset[str]:
    """Return the pronouns of one kind (see lexicon/pronouns.tsv)."""
    return frozenset(word for word, other in lexicon("pronouns", ("word", "kind")) if other == kind)


def cue(low: str, place: CuePlace) -> Cue | None:
    """Return what the lower-case word reports when it stands at `place`; None if it reports nothing there.

    >>> cue("ujarnya", "after")
    Cue(place='after', takes='any', pointing=True)
    >>> cue("ujarnya", "before") is None
    True
    """
    return _cues().get((low, place))


@cache
def reporting() -> frozenset[str]:
    """Return all words, in lower case, behind or before which something is reported."""
    return frozenset(word for word, _ in _cues()) | words("close")


def any_place(low: str) -> Cue | None:
    """Return what the word reports, wherever it may stand.

    >>> any_place("mengatakan")
    Cue(place='before', takes='any', pointing=False)
    """
    return next((found for place in get_args(CuePlace) if (found := cue(low, place))), None)


def bare(low: str) -> str:
    """Return the word without the clitic behind it.

    >>> bare("dukungannya")
    'dukungan'
    """
    return next((low[: -len(clitic)] for clitic in sorted(pronouns("clitic")) if low.endswith(clitic)), low)


@cache
def _cues() -> dict[tuple[str, str], Cue]:
    known: dict[tuple[str, str], Cue] = {}
    for word, place, takes in lexicon("reporting_cues", ("word", "place", "takes")):
        for one in get_args(CuePlace):
            if one == place:
                known[word, one] = Cue(one, _TAKES.get(takes, "any"), pointing=one == "preface" and bare(word) != word)
                for clitic in sorted(pronouns("clitic")) if one != "before" else ():
                    known[word + clitic, one] = Cue(one, _TAKES.get(takes, "any"), pointing=True)
    return known
