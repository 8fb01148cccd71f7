"""What we know of names: head words, titles, known names, and which words are ordinary; loaded once, on first use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from kg.knowledge import gazetteer, lexicon, words
from kg.schema import PLACE

Entry = TypeVar("Entry")

WEAK = "weak"
"""The kind of a place whose name is also an ordinary word or a person's name: it needs a context to count."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that tells the type of the name it stands in. `takes`: what follows it (domain, place, name)."""

    type: str
    takes: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word that stands before a person. `takes`: what may come between (domain, place, body, none)."""

    kind: str
    takes: str


@dataclass(frozen=True, slots=True)
class Known:
    """A known name: its type, the full name it is short for (or ""), and whether it counts without a context."""

    type: str
    stands_for: str
    weak: bool = False

    @property
    def place(self) -> bool:
        """Return whether the name is a territory's."""
        return self.type == PLACE


class Phrases(Generic[Entry]):
    """A table of phrases that finds the longest one at a place in a list of words.

    >>> table = Phrases([("Wali Kota", 1), ("Wali", 2)])
    >>> table.longest(["Wali", "Kota", "Solo"], 0)
    (2, 1)
    """

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._entries = dict(entries)
        self._sizes: dict[str, tuple[int, ...]] = {}
        for phrase in self._entries:
            parts = phrase.split(" ")
            sizes = self._sizes.get(parts[0], ())
            if len(parts) not in sizes:
                self._sizes[parts[0]] = tuple(sorted((*sizes, len(parts)), reverse=True))

    def longest(self, forms: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """Return (number of words, entry) of the longest phrase that begins at `forms[at]`, or None."""
        for size in self._sizes.get(forms[at], ()):
            if size == 1:
                return 1, self._entries[forms[at]]
            entry = self._entries.get(" ".join(forms[at : at + size])) if at + size <= len(forms) else None
            if entry is not None:
                return size, entry
        return None

    def get(self, phrase: str) -> Entry | None:
        """Return the entry of exactly this phrase."""
        return self._entries.get(phrase)


@cache
def first_heads() -> Phrases[Head]:
    """Return the heads that begin a name, as they are written with a capital and, where allowed, without."""
    return Phrases(
        (head, Head(kind, takes, lower == "yes")) for head, kind, place, takes, lower in _heads() if place == "first"
    )


@cache
def last_heads() -> dict[str, str]:
    """Return the type told by a name's last words ("Tbk", "United")."""
    return {head: kind for head, kind, place, _, _ in _heads() if place == "last"}


@cache
def titles() -> Phrases[Title]:
    """Return the titles, without degrees."""
    rows = lexicon("titles", ("title", "kind", "takes"))
    return Phrases((title, Title(kind, takes)) for title, kind, takes in rows if kind != "degree")


@cache
def degrees() -> frozenset[str]:
    """Return the degrees that follow a person's name."""
    return frozenset(title for title, kind in lexicon("titles", ("title", "kind")) if kind == "degree")


@cache
def known_names() -> Phrases[Known]:
    """Return every name of the gazetteers; where two lists hold one name, the earlier list decides."""
    found: dict[str, Known] = {}
    for name, kind, stands_for in gazetteer("organisations", ("name", "type", "stands_for")):
        found[name] = Known(kind, stands_for)
    for table in ("places_world", "places_indonesia"):
        for name, kind, stands_for in gazetteer(table, ("name", "kind", "stands_for")):
            found.setdefault(name, Known(PLACE, stands_for, kind == WEAK))
    for name, kind, stands_for in gazetteer("schools", ("name", "type", "stands_for")):
        found.setdefault(name, Known(kind, stands_for))
    for name, kind in gazetteer("companies", ("name", "type")):
        found.setdefault(name, Known(kind, ""))
    for name, stands_for in bynames().items():
        found.setdefault(name, Known(PLACE, stands_for))
    return Phrases(found.items())


@cache
def bynames() -> dict[str, str]:
    """Return what a place is called instead of its name ("Kota Gudeg"), with its name."""
    return {name: same for name, same in gazetteer("nicknames", ("name", "stands_for"))}  # noqa: C416  (tuples of str)


@cache
def type_of(name: str) -> str | None:
    """Return the type that a full name tells by its first or last words, or by being known."""
    entry = known_names().get(name)
    if entry:
        return entry.type
    parts = name.split()
    head = first_heads().longest(parts, 0) if parts else None
    return head[1].type if head else last_heads().get(parts[-1] if parts else "")


@cache
def countries() -> frozenset[str]:
    """Return the names of countries, which may also be teams."""
    return frozenset(name for name, kind in gazetteer("places_world", ("name", "kind")) if kind in ("country", "place"))


@cache
def person_names() -> dict[str, tuple[bool, bool]]:
    """Return the known words of persons' names: (often comes first, is also an ordinary word)."""
    rows = lexicon("person_names", ("name", "leads", "vocabulary"))
    return {name: (leads == "yes", vocabulary == "yes") for name, leads, vocabulary in rows}


@cache
def connectors() -> dict[str, str]:
    """Return the lower-case words inside names with their kind: person, and, foreign, about."""
    return {word: kind for word, kind in lexicon("name_connectors", ("word", "kind"))}  # noqa: C416


@cache
def cues(side: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the words at one side of a name ("before", "after") with the types they tell and their votes."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for word, where, kind, votes in lexicon("name_cues", ("word", "side", "type", "votes")):
        if where == side:
            found[word] = (*found.get(word, ()), (kind, int(votes)))
    return found


def is_ordinary(form: str) -> bool:
    """Return whether the word is an ordinary word of the language, with a capital or without; acronyms are none."""
    return not (len(form) > 1 and form.isupper()) and form.lower() in words("vocabulary")


def is_no_name(form: str) -> bool:
    """Return whether the word is written with a capital but names nothing (days, months, faiths)."""
    return form in words("not_names")


@cache
def _heads() -> tuple[tuple[str, ...], ...]:
    return lexicon("heads", ("head", "type", "place", "takes", "lower"))
