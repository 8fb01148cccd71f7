"""What can be said of a candidate name from its form and its surroundings, without knowing whom it names.

The features are plain words, so that the weights (lexicon/name_weights.tsv) can be read.
"""

from collections.abc import Iterator, Sequence

from kg.find import name_lexicon as known
from kg.find.acronyms import fits, full_names
from kg.find.name_article import article_features
from kg.find.name_beside import beside_features
from kg.find.name_candidates import Candidate, cue
from kg.find.name_heard import heard_features
from kg.find.name_scene import Scene
from kg.find.name_shape import shape_features
from kg.find.name_units import verb_beginnings

_MARKS = frozenset(',"“(')
MANY = 4
"""Counts above this are one feature."""


def features(candidate: Candidate, scene: Scene) -> list[str]:
    """Return the features of a candidate, in a fixed order."""
    return [
        *_form(candidate),
        *_around(candidate),
        *_short(candidate),
        *shape_features(candidate),
        *beside_features(candidate),
        *heard_features(candidate),
        *article_features(candidate, scene),
    ]


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
