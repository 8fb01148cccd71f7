"""Where a stretch that the heads tagged really ends: no name begins or ends with a preposition or half a bracket."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.find.bounds import BRACKETS, JOINTS, QUOTES
from kg.find.clause import has_role
from kg.find.post_mistaken import behind_offices
from kg.find.title_words import before_degrees, before_ranks, behind_ranks, post_words
from kg.knowledge import words
from kg.model.tagging import Tagged
from kg.schema import ORGANISATIONS, PERSON, PLACE, PRODUCT, PROGRAMME, SPORTS_TEAM

_LOOSE: Final = ("preposition", "coordinator", "linker", "relative")
"""Words that only join what stands on either side of them; written small, for "Di Bawah Bayangan" may be a title."""

_POSSESSIVE: Final = "s"
"""What stands behind the apostrophe of an English name: "Miller 's Crossing"."""
_SCORE: Final = re.compile(r"\d{1,3}[-–]\d{1,3}")
_PLAYING: Final = frozenset({SPORTS_TEAM, PLACE, PERSON})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def bounded(forms: Sequence[str], one: Tagged) -> tuple[int, int] | None:
    """Return the first and the last token of what a stretch names; None if it names nothing.

    What is loose at its ends is cut off (see `trimmed`), of a person his title, rank and degrees, of a body the rank of
    who follows and what it is from ("Panitia Lomba dari Dinas Tani"), of who plays the score, of a programme the word
    that says so ("program Sawah Lestari").
    """
    before = _behind_titles(forms[one.first : one.last + 1]) if one.label == PERSON else 0
    if one.label == PROGRAMME and one.first < one.last:
        before = forms[one.first] in words("optional_first_words") and forms[one.first + 1][:1].isupper()
    last = one.last - (one.label in _PLAYING and _SCORE.fullmatch(forms[one.last]) is not None)
    if one.label == PERSON:
        last = one.first + before_degrees(forms[one.first : last + 1]) - 1
    elif one.label in ORGANISATIONS:
        last = one.first + before_ranks(forms[one.first : last + 1]) - 1
        last = next((at - 1 for at in range(one.first + 1, last) if forms[at] in post_words("from")), last)
    return trimmed(forms, one.first + before, last)


def _behind_titles(forms: Sequence[str]) -> int:
    """Return how many forms at the beginning of a person's name are ranks and offices, in any order."""
    at = 0
    while step := behind_ranks(forms[at:]) or behind_offices(forms[at:]):
        at += step
    return at


def trimmed(forms: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """Return a stretch of tokens, `first` to `last`, both included, without what is loose at its ends; None if all is.

    >>> trimmed(["Badan", "Pangan", "(", "Bapang", ")"], 0, 2)
    (0, 1)
    >>> trimmed(["warga", "desa", "di"], 0, 2)
    (0, 1)
    >>> trimmed(["Badan", "Pangan", "(", "Bapang", ")"], 0, 4)
    (0, 4)
    >>> trimmed(["program", "'", "Desa", "Terang"], 0, 3)
    (2, 3)
    """
    while first <= last:
        inside = forms[first : last + 1]
        if is_loose(inside[-1]) or _is_half(inside, -1):
            last -= 1
        elif is_loose(inside[0]) or _is_half(inside, 0):
            first += 1
        elif (opened := _unclosed(inside)) is not None:
            last = first + opened - 1
        elif (begun := _quoted_from(inside)) is not None:
            first += begun
        else:
            return first, last
    return None


def closed(forms: Sequence[str], found: Sequence[Tagged]) -> list[Tagged]:
    """Return stretches, in order, of which none has half a bracket within: "(BPI) Danantara" goes with what it follows.

    A year by itself is the edition of what stands before it, and no name but of a product ("novel 1984").

    Before a bracket that only closes within a stretch, the stretch of its label that ends where it opens is joined to
    it; where there is none, the stretch begins behind the bracket.
    """
    kept: list[Tagged] = []
    for one in found:
        half = _unopened(forms[one.first : one.last + 1])
        if half is None:
            kept.append(one)
        elif kept and _opens_between(forms, kept[-1], one):
            kept[-1] = replace(one, first=kept[-1].first, score=min(kept[-1].score, one.score))
        else:
            kept.append(replace(one, first=one.first + half + 1))
    return [one for one in kept if not _is_edition(forms, one)]


def _is_edition(forms: Sequence[str], one: Tagged) -> bool:
    return one.first == one.last and one.label != PRODUCT and _YEAR.fullmatch(forms[one.first]) is not None


def _opens_between(forms: Sequence[str], one: Tagged, other: Tagged) -> bool:
    """Return whether nothing but an opening bracket stands between two stretches of one label."""
    return one.label == other.label and one.last == other.first - 2 and forms[other.first - 1] == BRACKETS[0]


def _unopened(inside: Sequence[str]) -> int | None:
    """Return where a bracket closes that nothing opens, before the last form; None if none does."""
    middle = inside[:-1]
    return middle.index(BRACKETS[1]) if BRACKETS[1] in middle and BRACKETS[0] not in inside else None


def is_loose(form: str) -> bool:
    """Return whether a word only joins what stands on either side of it."""
    return form in JOINTS or any(has_role(form, role) for role in _LOOSE)


def _is_half(inside: Sequence[str], at: int) -> bool:
    """Return whether the form at one end is a bracket or a quotation mark without its other half."""
    form = inside[at]
    if form in BRACKETS:
        return inside.count(BRACKETS[0]) != inside.count(BRACKETS[1]) and form == BRACKETS[at]
    return form in QUOTES and sum(one in QUOTES for one in inside) == 1


def _unclosed(inside: Sequence[str]) -> int | None:
    """Return where a bracket opens that nothing closes, None where none does."""
    opened = [at for at, form in enumerate(inside) if form == BRACKETS[0]]
    return opened[-1] if len(opened) > inside.count(BRACKETS[1]) else None


def _quoted_from(inside: Sequence[str]) -> int | None:
    """Return where the words in quotation marks begin of which only the first mark is within, None where none do."""
    marks = [at for at, form in enumerate(inside) if form in QUOTES]
    opens = len(marks) == 1 and inside[marks[0] + 1] != _POSSESSIVE
    return marks[0] + 1 if opens else None
