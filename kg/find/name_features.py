"""What can be said of a candidate name from its form and its surroundings, without knowing whom it names.

The features are plain words, so that the weights (lexicon/name_weights.tsv) can be read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.find import name_lexicon as known
from kg.find.acronyms import fits, full_names
from kg.find.alias_forms import core
from kg.find.name_units import Unit, verb_beginnings
from kg.find.name_words import Word
from kg.schema import SPORTS_TEAM

_MARKS = frozenset(',"“(')
MANY = 4
"""Counts above this are one feature."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in its sentence. `before` and `after`: the neighbouring units of the sentence, None at its ends."""

    words: Sequence[Word]
    unit: Unit
    before: Unit | None = None
    after: Unit | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the unit's words."""
        return tuple(word.form for word in self.words[self.unit.start : self.unit.end])

    @property
    def ordinary(self) -> bool:
        """Return whether every word of the unit is an ordinary one."""
        return all(known.is_ordinary(form) or form.isdigit() for form in self.forms)

    def word(self, at: int) -> str:
        """Return the lower-case word at `at`, "" beyond the sentence."""
        return self.words[at].form.lower() if 0 <= at < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the article as a whole shows: parts of persons' names, votes of all mentions of a form,
    the types of names by their cores, how sporty it is.
    """

    parts: frozenset[str]
    votes: dict[tuple[str, ...], Counter[str]]
    cores: dict[str, str]
    sport: int


def features(candidate: Candidate, scene: Scene) -> list[str]:
    """Return the features of a candidate, in a fixed order."""
    return [*_form(candidate), *_around(candidate), *_short(candidate), *_article(candidate, scene)]


def _form(candidate: Candidate) -> Iterator[str]:
    forms, unit = candidate.forms, candidate.unit
    ordinary = sum(known.is_ordinary(form) for form in forms)
    yield "bias"
    yield f"found={unit.source}:{unit.type or '-'}"
    yield f"size={min(len(forms), MANY)}"
    yield f"found={unit.source}:{unit.type or '-'}/{min(len(forms), MANY)}"
    if any(known.connectors().get(form) == "about" for form in forms):
        yield "about"
    yield f"ordinary={'all' if ordinary == len(forms) else 'none' if not ordinary else 'some'}:{min(len(forms), 3)}"
    entry = known.known_names().get(" ".join(forms))
    if entry:
        yield f"known={entry.type}{':weak' if entry.weak else ''}"
        if entry.place and " ".join(forms) in known.countries():
            yield "country"
    if candidate.words[unit.start].opening:
        yield f"opening:{min(len(forms), 2)}"
    if any(c.isdigit() for form in forms for c in form):
        yield "digit"
    if all(form.isupper() for form in forms):
        yield f"upper:{min(len(''.join(forms)), 6)}"
    elif forms[0].isupper() and len(forms[0]) > 1:
        yield "upper first"
    yield from _person(forms)
    head = known.first_heads().longest(forms, 0)
    if head and unit.source == "head":
        yield f"head={' '.join(forms[: head[0]])}"
        yield f"head only:{head[0] == len(forms)}"
    if unit.source == "head" and len(forms) > 1 and forms[-1] in known.last_heads():
        yield f"last={forms[-1]}"


def _person(forms: Sequence[str]) -> Iterator[str]:
    names = known.person_names()
    hits = sum(form in names for form in forms)
    leads, _ = names.get(forms[0], (False, False))
    if hits:
        yield f"person words:{min(hits, 2)} of {min(len(forms), 3)}"
    if leads:
        yield f"person leads:{min(len(forms), 2)}"
    if len(forms) > 1 and any(len(form) < 3 and form[0].isupper() for form in forms):
        yield "initial"


def _around(candidate: Candidate) -> Iterator[str]:
    unit = candidate.unit
    before, after = candidate.word(unit.start - 1), candidate.word(unit.end)
    kind = unit.type or "-"
    yield f"b={before or '^'}"
    yield f"b={before or '^'}/{kind}"
    yield f"a={after or '$'}"
    yield f"a={after or '$'}/{kind}"
    if before in _MARKS or known.connectors().get(before) == "and":
        yield f"bb={candidate.word(unit.start - 2)} {before}"
    if len(after) > 4 and after.startswith(verb_beginnings()):
        yield f"verb after={after[:2]}"
    for side, first, last in (("before", unit.start - 2, unit.start), ("after", unit.end, unit.end + 2)):
        for told, votes in cue(candidate, side, first, last):
            yield f"cue {side}={told}:{min(votes, 3)}"
    yield from _neighbours(candidate, before, after)


def cue(candidate: Candidate, side: str, first: int, last: int) -> tuple[tuple[str, int], ...]:
    """Return the types told by the words `first` to `last` beside a candidate, the longer cue first."""
    pair = f"{candidate.word(first)} {candidate.word(last - 1)}"
    single = candidate.word(last - 1 if side == "before" else first)
    table = known.cues(side)
    return table.get(pair) or table.get(single, ())


def _neighbours(candidate: Candidate, before: str, after: str) -> Iterator[str]:
    unit = candidate.unit
    left, right = candidate.before, candidate.after
    if left and unit.start - left.end == 1:
        yield f"left={left.type or '-'} {before}"
    elif left and left.end == unit.start:
        yield f"left={left.type or '-'} beside"
    if right and right.start - unit.end == 1:
        yield f"right={right.type or '-'} {after}"
    elif right and right.start == unit.end:
        yield f"right={right.type or '-'} beside"


def _short(candidate: Candidate) -> Iterator[str]:
    """Yield what brackets and short forms tell: a short name that is explained is seldom without a meaning."""
    unit, words = candidate.unit, candidate.words
    form = " ".join(candidate.forms)
    if candidate.word(unit.end) == "(" and unit.end + 2 < len(words) and words[unit.end + 2].form == ")":
        inside = words[unit.end + 1].form
        yield f"explains={fits(inside, form)}"
        for full in full_names(inside)[:1]:
            yield f"explained={known.type_of(full) or '-'}"
    for full in full_names(form)[:1]:
        yield f"short for={known.type_of(full) or '-'}"


def _article(candidate: Candidate, scene: Scene) -> Iterator[str]:
    forms = candidate.forms
    if len(forms) == 1 and forms[0] in scene.parts:
        yield "part of person"
    elif len(forms) > 1 and forms[0] in scene.parts:
        yield "begins like person"
    told = scene.cores.get(core(" ".join(forms)))
    if told and candidate.unit.source in ("plain", "title"):
        yield f"core={told}"
    votes = scene.votes.get(forms, Counter())
    for kind, count in sorted(votes.items()):
        if count > 1:
            yield f"article={kind}:{min(count // 2, 3)}"
    entry = known.known_names().get(" ".join(forms))
    if entry and (entry.place or entry.type == SPORTS_TEAM):
        yield f"sport={min(scene.sport, MANY)}/{entry.type}"
        own = Counter(dict(cue(candidate, "before", candidate.unit.start - 2, candidate.unit.start)))
        yield f"sport={min(scene.sport, 2)}/{entry.type}/{next(iter(sorted(own)), '-')}"
    elif not entry:
        yield f"sport={min(scene.sport, MANY)}/{candidate.unit.type or '-'}"
