"""What a row of the user's decisions names: a type and a name, or one mention of it."""

from dataclasses import dataclass

from kg.resolve.appearance import Appearance, Key
from kg.resolve.keys import key_of
from kg.resolve.normal import family_of
from kg.resolve.spelling import plain_words


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """A thing that a decision is about; without `article` and `first` all that is called so."""

    type: str
    name: str
    article: str = ""
    first: int = -1

    @property
    def key(self) -> Key:
        """The key under which the name is looked for."""
        family = family_of(self.type)
        return family, key_of(family, self.name)

    def means(self, one: Appearance) -> bool:
        """Return whether an appearance is what this side names."""
        if family_of(self.type) != one.family:
            return False
        if self.article:
            return (one.article, one.first) == (self.article, self.first)
        return plain_words(one.name) == plain_words(self.name)

    def finds(self, one: Appearance) -> bool:
        """Return whether this side names an appearance, and it stands under this side's key.

        A correction looks for what it is about by key, as a store can: what stands elsewhere needs its place told.
        """
        return (bool(self.article) or self.key == (one.family, one.key)) and self.means(one)

    def __str__(self) -> str:
        return f"{self.type} {self.name}" + (f" ({self.place})" if self.article else "")

    @property
    def called(self) -> str:
        """Its type and name, as the table has it."""
        return f"{self.type} {self.name}"

    @property
    def place(self) -> str:
        """Where it is first mentioned, as the table has it."""
        return f"{self.article}:{self.first}" if self.article else ""


def side(called: str, place: str) -> Side:
    """Return the side that two cells name. Raises ValueError for what is none, with what to write."""
    kind, _, rest = called.partition(" ")
    article, _, first = place.rpartition(":")
    if not rest.strip() or (place and not (article and first.isdecimal())):
        told = f"not a side: {called!r} {place!r}; write a type and a name, and ARTICLE:OFFSET or nothing"
        raise ValueError(told)
    return Side(kind, rest.strip(), article, int(first) if place else -1)
