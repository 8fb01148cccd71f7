"""What is known of one candidate entity while a block is sorted: an appearance, or several that were tied together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.resolve.appearance import Anchor, Appearance, Merge
from kg.resolve.commonness import telling
from kg.resolve.persons import name_words
from kg.resolve.spelling import sound
from kg.resolve.titles import FORMER
from kg.schema import PERSON

Words = tuple[str, ...]


@dataclass(slots=True)
class Profile:
    """The sum of its members; `merges` say why each of them belongs to it.

    `beside` has for each name beside it the places, in `members`, of those that it stands beside.
    """

    family: str
    members: list[Appearance] = field(default_factory=list)
    names: Counter[Words] = field(default_factory=Counter)
    posts: set[tuple[str, str]] = field(default_factory=set)
    beside: dict[str, list[int]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    earliest: date | None = None
    latest: date | None = None
    merges: dict[Anchor, Merge] = field(default_factory=dict)
    _full_names: Sequence[Words] = ()

    @classmethod
    def of(cls, members: Iterable[Appearance]) -> "Profile":
        """Return the profile of appearances that are one, whatever else is found."""
        kept = sorted(members, key=lambda one: (one.article, one.number))
        profile = cls(kept[0].family)
        for one in kept:
            profile._add(one)
        return profile

    def _add(self, one: Appearance) -> None:
        number = len(self.members)
        self.members.append(one)
        self.articles.add(one.article)
        self.names[name_words(one.name) if self.family == PERSON else (one.key,)] += 1
        if one.context is None:
            return
        self.posts.update(one.context.posts)
        for key in one.context.company:
            self.beside.setdefault(key, []).append(number)
        self._stretch(one.context.published, one.context.published)

    def join(self, other: "Profile", merge: Merge) -> None:
        """Take in everything that another profile holds; `merge` says why."""
        before = len(self.members)
        self.members += other.members
        self.names.update(other.names)
        self._full_names = ()
        self.posts |= other.posts
        for key, numbers in other.beside.items():
            self.beside.setdefault(key, []).extend(before + number for number in numbers)
        self.articles |= other.articles
        self._stretch(other.earliest, other.latest)
        self.merges |= other.merges
        self.merges[merge.member] = merge

    def _stretch(self, earliest: date | None, latest: date | None) -> None:
        self.earliest = min(filter(None, (self.earliest, earliest)), default=None)
        self.latest = max(filter(None, (self.latest, latest)), default=None)

    @property
    def anchor(self) -> Anchor:
        """The first of the members."""
        return min((one.article, one.number) for one in self.members)

    @property
    def name(self) -> str:
        """A name of it, for sentences."""
        return self.members[0].name

    @property
    def single(self) -> bool:
        """Whether no member has more than one word of a name."""
        return all(len(words) < 2 for words in self.names)

    @property
    def full_names(self) -> Sequence[Words]:
        """The names of two words or more, else all, the commonest first."""
        if not self._full_names:
            names = sorted(self.names, key=lambda words: (len(words) < 2, -self.names[words], words))
            self._full_names = [words for words in names if len(words) > 1] or names
        return self._full_names

    def ties(self) -> Iterator[tuple[str, ...]]:
        """Yield what another profile may share with this one, and be compared for."""
        for title, body in self.posts:
            yield "post", title.removeprefix(FORMER), body
            if body:
                yield "body", body
        for key in self.beside:
            if telling(key):
                yield "beside", key
        for words in self.names:
            if len(words) > 1:
                yield ("name", *map(sound, words[:2]))
