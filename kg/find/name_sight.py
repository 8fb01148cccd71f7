"""What may stand at a place in a sentence: a title, a head, a known name, the first word of a person's name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.find import name_lexicon as known
from kg.find.name_explained import explained
from kg.find.name_words import Word
from kg.knowledge import words as word_list
from kg.schema import ORGANISATIONS

AND = "and"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a first reading of the article has shown.

    `persons` are words that speak or act alone as persons do; `names` those whose bounds are sure, with their types.
    """

    persons: frozenset[str] = frozenset()
    names: known.Phrases[str | None] = field(default_factory=lambda: known.Phrases[str | None](()))

    def bear_on(self, forms: Sequence[str]) -> bool:
        """Return whether a sentence of these words may read otherwise for them."""
        return any(form in self.persons or self.names.longest(forms, at) for at, form in enumerate(forms))


@dataclass(slots=True)
class Sight:
    """A sentence's words with quick looks at any place; every look returns None or False beyond the end."""

    words: Sequence[Word]
    hints: Hints
    forms: list[str] = field(init=False)
    lower: list[str] = field(init=False)
    explained: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.forms = [word.form for word in self.words]
        self.lower = [form.lower() for form in self.forms]
        self.explained = explained(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def title(self, at: int) -> tuple[int, known.Title] | None:
        """Return the longest title at `at` with its number of words."""
        if at >= len(self.words):
            return None
        found = known.titles().longest(self.forms, at)
        if found is None and self.words[at].opening:
            found = known.titles().longest([self.lower[at], *self.forms[at + 1 : at + 4]], 0)
        return found

    def head(self, at: int) -> tuple[int, known.Head] | None:
        """Return the longest head at `at`; one in lower case only where a name follows."""
        found = known.first_heads().longest(self.forms, at) if at < len(self.words) else None
        if found and self.words[at].form.islower() and not self.name_word(at + found[0]):
            return None
        return found

    def known(self, at: int) -> tuple[int, known.Known] | None:
        """Return the longest known name at `at`; none if it is one word whose capital says nothing."""
        if at >= len(self.words):
            return None
        found = known.known_names().longest(self.forms, at)
        if found and found[0] == 1 and (self.words[at].doubtful or self.forms[at] in self.hints.persons):
            return None
        return found

    def known_behind(self, start: int, at: int) -> bool:
        """Return whether an organisation known by two words or more stands at `at`, behind but ordinary words.

        An article belongs to it ("The Federal Reserve").
        """
        found = self.known(at)
        if not found or found[0] == 1 or found[1].weak or found[1].type not in ORGANISATIONS:
            return False
        return known.connectors().get(self.lower[at - 1]) != "foreign" and all(map(self.ordinary, range(start, at)))

    def told(self, at: int) -> tuple[int, str | None] | None:
        """Return the end and the type (None if it is open) of the name at `at` that the article itself bounds."""
        found = self.hints.names.longest(self.forms, at) if at < len(self.words) else None
        end = max(self.explained.get(at, 0), at + found[0] if found else 0)
        return (end, found[1] if found else None) if end else None

    def place(self, at: int) -> int:
        """Return how many words of a known place that needs no context stand at `at`, 0 for none."""
        found = self.known(at)
        return found[0] if found and found[1].place and not found[1].weak else 0

    def name_word(self, at: int) -> bool:
        """Return whether the word at `at` can be a part of a name for its capital alone."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        return word.capital and not word.doubtful and not known.is_no_name(word.form)

    def ordinary(self, at: int) -> bool:
        """Return whether the word at `at` is an ordinary one."""
        return at < len(self.words) and known.is_ordinary(self.forms[at])

    def leads_person(self, at: int) -> bool:
        """Return whether the word often is the first of a person's name, here or in general, and is no ordinary one."""
        if at >= len(self.words):
            return False
        if self.forms[at] in self.hints.persons:
            return True
        leads, ordinary = known.person_names().get(self.forms[at], (False, True))
        return leads and not ordinary

    def connector(self, at: int) -> str | None:
        """Return the kind of connector at `at` (person, and, foreign, about) where a name goes on behind it."""
        kind = known.connectors().get(self.forms[at]) if at < len(self.words) else None
        return kind if kind and self.name_word(at + 1) else None

    def joins(self, at: int) -> bool:
        """Return whether "dan" at `at` joins two fields of work of one body."""
        return (
            self.connector(at) == AND
            and self.ordinary(at + 1)
            and not self.head(at + 1)
            and not self.known(at + 1)
            and not self.title(at + 1)
        )

    def listed(self, at: int, name: str) -> bool:
        """Return whether the word at `at` stands in lexicon/`name`.tsv."""
        return at < len(self.words) and self.forms[at] in word_list(name)

    def bracketed(self, at: int) -> bool:
        """Return whether one capitalised word in brackets stands at `at`."""
        return (
            at + 2 < len(self.words)
            and self.forms[at] == "("
            and self.forms[at + 2] == ")"
            and self.words[at + 1].capital
        )
