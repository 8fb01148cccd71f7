"""What an article says of its names: "Full Name (SHORT)", "Nama alias Panggilan", "yang akrab disapa Panggilan"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.find.acronyms import fits
from kg.find.alias_forms import explained
from kg.find.nicknames import bearer, called, so_called
from kg.knowledge import lexicon
from kg.records import Mention
from kg.schema import ORGANISATIONS, PERSON

LONGEST_CUE = 40
"""Characters of what tells a nickname: "yang lebih akrab disapa dengan"."""


@dataclass(slots=True)
class Name:
    """One form of one type, with its mentions in order; `full` is the form it is short for, None if it is none."""

    form: str
    type: str
    mentions: list[Mention] = field(default_factory=list)
    full: "Name | None" = None

    @property
    def start(self) -> int:
        """Where the form first stands."""
        return self.mentions[0].span.start

    def root(self) -> "Name":
        """Return the form at the end of the chain of short forms."""
        name = self
        while name.full is not None:
            name = name.full
        return name

    def join(self, full: "Name") -> None:
        """Make this form, and all that it is one with, short for another."""
        if self.root() is not full.root():
            self.root().full = full.root()


def told(text: str, mentions: Sequence[Mention], names: dict[tuple[str, str], Name]) -> Iterator[tuple[Name, Name]]:
    """Yield (short, full) where the article says that one name stands for the other."""
    yield from _explained(text, mentions, names)
    yield from _explained_inside(names)
    yield from _nicknames(text, mentions, names)


def _explained(
    text: str, mentions: Sequence[Mention], names: dict[tuple[str, str], Name]
) -> Iterator[tuple[Name, Name]]:
    """Yield (short, full) for "Full Name (SHORT)", "SHORT (Full Name)", "Nama alias Panggilan"."""
    cues = frozenset(lexicon("alias_cues", ("words", "kind")))
    for first, second in pairwise(mentions):
        between = " ".join(text[first.span.end : second.span.start].split())
        one = names[first.span.of(text).casefold(), first.type]
        two = names[second.span.of(text).casefold(), second.type]
        if between == "(":
            if text[second.span.end : second.span.end + 1] == ")":
                yield from _bracketed(one, two)
        elif (between, "person") in cues and one.type == two.type == PERSON:
            yield (one, two) if len(two.form.split()) > len(one.form.split()) else (two, one)
        elif (between, "fits") in cues and one.type == two.type and _one_fits(one.form, two.form):
            yield (two, one) if len(two.form) < len(one.form) else (one, two)


def _explained_inside(names: dict[tuple[str, str], Name]) -> Iterator[tuple[Name, Name]]:
    """Yield (short, full) for "Full Name (SHORT) Place"."""
    for (_, kind), name in names.items():
        short = explained(name.form) if "(" in name.form else None
        if short and (short.casefold(), kind) in names:
            yield names[short.casefold(), kind], name


def _nicknames(
    text: str, mentions: Sequence[Mention], names: dict[tuple[str, str], Name]
) -> Iterator[tuple[Name, Name]]:
    """Yield (nickname, full name) where the article says that the person named last is called so."""
    before: list[str] = []
    since = 0
    for mention in mentions:
        if mention.type == PERSON:
            form = mention.span.of(text)
            between = " ".join(text[max(since, mention.span.start - LONGEST_CUE) : mention.span.start].split())
            behind = " ".join(text[mention.span.end : mention.span.end + LONGEST_CUE].split())
            if called(between) or so_called(behind):
                full = bearer(before, form)
                if full:
                    yield names[form.casefold(), PERSON], names[full.casefold(), PERSON]
            before.append(form)
        since = mention.span.end


def _bracketed(one: Name, two: Name) -> Iterator[tuple[Name, Name]]:
    if one.type == two.type == PERSON:
        yield two, one
    elif not related(one, two):
        if " " in one.form and two.form.isupper() and len(two.form) > 2 and fits(two.form, one.form):
            yield two, one
    elif " " in one.form and " " not in two.form:
        if _explains(two.form, one.form):
            yield two, one
    elif " " in two.form and fits(one.form, two.form):
        yield one, two
    elif len(two.form) < len(one.form) and fits(two.form.partition(" ")[0], one.form):
        yield two, one


def related(one: Name, two: Name) -> bool:
    """Return whether both are of one type, or both organisations."""
    return one.type == two.type or {one.type, two.type} <= ORGANISATIONS


def _explains(short: str, full: str) -> bool:
    """Return whether brackets behind `full` give its short form, and not that of a thing at the end of its name."""
    parts = full.split()
    tails = (" ".join(parts[at:]) for at in range(2, len(parts) - 1))
    return fits(short, full) or not any(fits(short, tail) for tail in tails)


def _one_fits(one: str, two: str) -> bool:
    return fits(one, two) or fits(two, one)
