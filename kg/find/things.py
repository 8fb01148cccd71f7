"""Phrases that speak of one thing, gathered."""

from functools import cache
from itertools import islice

from kg.find.phrases import Phrase, synonyms
from kg.knowledge import lexicon

REACH = 40
"""Things of one head that a phrase is compared with, the latest first: endless lists must not cost their square."""


class Thing:
    """The phrases of one thing so far, the words of their modifiers and the names among them."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrases: list[Phrase] = []
        self._words: set[str] = set()
        self._names: set[str] = set()
        self._count: tuple[str, ...] = ()
        self.add(phrase)

    def add(self, phrase: Phrase) -> None:
        """Count `phrase` among those of this thing."""
        self.phrases.append(phrase)
        self._words |= _words(phrase)
        self._names |= _names(phrase)
        self._count = self._count or phrase.count

    def agrees(self, phrase: Phrase) -> bool:
        """Return whether a phrase can mean this thing.

        It can if one of the two is bare, or if they share at least half the words of the shorter description, unless
        each has a name or a number that the other lacks, or their words exclude each other ("terbuka", "tertutup").
        """
        words, names = _words(phrase), _names(phrase)
        if (phrase.count and self._count and phrase.count != self._count) or _opposed(words, self._words):
            return False
        if not words or not self._words:
            return True
        if names - self._names and self._names - names:
            return False
        return 2 * len(words & self._words) >= min(len(words), len(self._words))


def gathered(phrases: tuple[Phrase, ...]) -> tuple[tuple[Phrase, ...], ...]:
    """Return the phrases thing by thing, in order of first mention.

    One thing has one head, or heads that outlets use for the same, and modifiers that do not exclude each other.
    """
    things: dict[str, list[Thing]] = {}
    for phrase in phrases:
        same = things.setdefault(synonyms().get(phrase.head, phrase.head), [])
        home = next((thing for thing in islice(reversed(same), REACH) if thing.agrees(phrase)), None)
        if home is None:
            same.append(Thing(phrase))
        else:
            home.add(phrase)
    found = (tuple(thing.phrases) for same in things.values() for thing in same)
    return tuple(sorted(found, key=lambda thing: thing[0].span))


def _words(phrase: Phrase) -> set[str]:
    return {word for modifier in phrase.modifiers for word in modifier.split()}


def _names(phrase: Phrase) -> set[str]:
    return {name for name, _ in phrase.names}


def _opposed(some: set[str], others: set[str]) -> bool:
    """Return whether two descriptions take different sides of one matter."""
    sides, against = _sides(some), _sides(others)
    return any(sides[matter].isdisjoint(against[matter]) for matter in sides.keys() & against.keys())


def _sides(words: set[str]) -> dict[str, set[str]]:
    """Return the sides that the words of a description take, by the matter."""
    taken: dict[str, set[str]] = {}
    for word in words & opposites().keys():
        matter, side = opposites()[word]
        taken.setdefault(matter, set()).add(side)
    return taken


@cache
def opposites() -> dict[str, tuple[str, str]]:
    """Return word → the matter and the side of it that the word takes."""
    return {word: (matter, side) for word, matter, side in lexicon("opposites", ("word", "matter", "side"))}
