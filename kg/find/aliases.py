"""Mentions of names → chains: what one article calls one thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.find.acronyms import fits, full_names, initials
from kg.find.alias_forms import bare, core, is_part
from kg.records import Chain, Document, Mention
from kg.schema import PERSON


@dataclass(slots=True)
class _Name:
    """One form of one type, with its mentions in order; `full` is the form it is short for, itself if none."""

    form: str
    type: str
    mentions: list[Mention] = field(default_factory=list)
    full: "_Name | None" = None

    @property
    def start(self) -> int:
        return self.mentions[0].span.start

    def root(self) -> "_Name":
        """Return the form at the end of the chain of short forms."""
        name = self
        while name.full is not None:
            name = name.full
        return name


def chain_names(document: Document, mentions: Sequence[Mention]) -> tuple[Chain, ...]:
    """Return the chains of an article's names, in order of their first mention.

    A short form joins the full one that it fits; where two persons fit a short name, the one introduced last before it.
    """
    text = document.article.text
    names = _names(text, mentions)
    for short, full in _bracketed(text, mentions, names):
        _join(short, full)
    for name in names.values():
        if name.full is None:
            full_name = _full(name, list(names.values()))
            if full_name:
                _join(name, full_name)
    return _chains(names.values())


def _names(text: str, mentions: Sequence[Mention]) -> dict[tuple[str, str], _Name]:
    names: dict[tuple[str, str], _Name] = {}
    for mention in mentions:
        form = mention.span.of(text)
        names.setdefault((form.casefold(), mention.type), _Name(form, mention.type)).mentions.append(mention)
    return names


def _bracketed(
    text: str, mentions: Sequence[Mention], names: dict[tuple[str, str], _Name]
) -> Iterator[tuple[_Name, _Name]]:
    """Yield (short, full) for "Full Name (SHORT)" and "SHORT (Full Name)"."""
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        if between.strip() != "(" or text[second.span.end : second.span.end + 1] != ")":
            continue
        one = names[first.span.of(text).casefold(), first.type]
        two = names[second.span.of(text).casefold(), second.type]
        if " " in one.form and " " not in two.form:
            yield two, one
        elif " " in two.form and " " not in one.form and fits(one.form, two.form):
            yield one, two


def _join(short: _Name, full: _Name) -> None:
    if short.root() is not full.root():
        short.root().full = full.root()


def _full(name: _Name, names: Sequence[_Name]) -> _Name | None:
    """Return the form that `name` is short for, or None."""
    if name.type == PERSON:
        return _person(name, names)
    others = [other for other in names if other is not name and other.type == name.type]
    for test in (_stands_for, _same_core, _short_for):
        fitting = [other for other in others if test(name.form, other.form)]
        if fitting:
            return max(fitting, key=lambda other: (len(other.form), -other.start))
    return None


def _person(name: _Name, names: Sequence[_Name]) -> _Name | None:
    fitting = [
        other for other in names if other.type == PERSON and other is not name and is_part(name.form, other.form)
    ] or [
        other for other in names if other.type == PERSON and other is not name and other.form in full_names(name.form)
    ]
    before = [other for other in fitting if other.start < name.start]
    if before:
        return max(before, key=lambda other: other.start)
    return min(fitting, key=lambda other: other.start, default=None)


def _stands_for(short: str, full: str) -> bool:
    known = full_names(short)
    return full in known or (len(short) <= len(full) and any(name in known for name in full_names(full)))


def _same_core(short: str, full: str) -> bool:
    return len(short) < len(full) and core(short) == core(full)


def _short_for(short: str, full: str) -> bool:
    """Return whether `short` is an acronym of `full`, or its first or last words."""
    if " " in short or len(short) < 2 or " " not in full:
        return bare(short) != short and bare(short) == bare(full)
    if short.isupper():
        return initials(full) == short
    return fits(short, full) and short[:3].casefold() == full[:3].casefold() and len(short) > 4


def _chains(names: Iterable[_Name]) -> tuple[Chain, ...]:
    groups: dict[int, list[_Name]] = {}
    for name in names:
        groups.setdefault(id(name.root()), []).append(name)
    return tuple(sorted((_chain(group) for group in groups.values()), key=lambda chain: chain.mentions[0].span))


def _chain(group: Sequence[_Name]) -> Chain:
    best = max(group, key=lambda name: (not name.form.isupper(), len(name.form), -name.start))
    mentions = sorted(mention for name in group for mention in name.mentions)
    return Chain(best.form, best.root().type, tuple(mentions))
