"""What the letters and words of a candidate name show: shapes, endings, ordinary words, known names inside."""

from collections.abc import Iterator, Sequence

from kg.find import name_lexicon as known
from kg.find.name_candidates import Candidate

LONGEST_ENDING = 3


def shape_features(candidate: Candidate) -> Iterator[str]:
    """Yield what a candidate shows by itself."""
    forms, unit = candidate.forms, candidate.unit
    kind = unit.type or "-"
    if unit.source == "quoted":
        return
    yield f"shape={shape(forms[0])}:{min(len(forms), 3)}/{kind}"
    if len(forms) > 1:
        yield f"shape last={shape(forms[-1])}"
    yield from _words(forms)
    if unit.source in ("plain", "title", "bracket"):
        yield from _endings(forms)
        yield from _inner(forms)


def shape(form: str) -> str:
    """Return the kinds of letters of a word, each kind in a row once.

    >>> shape("Kota"), shape("iPhone"), shape("RX7"), shape("U-17")
    ('Aa', 'aAa', 'A0', 'A-0')
    """
    found = ""
    for c in form:
        one = "A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c
        if not found.endswith(one):
            found += one
    return found[:5]


def _words(forms: Sequence[str]) -> Iterator[str]:
    """Yield the ordinary words at the ends, which tell what kind of thing it is."""
    if len(forms) > 1:
        if known.is_ordinary(forms[0]):
            yield f"first={forms[0].lower()}"
        if known.is_ordinary(forms[-1]):
            yield f"last={forms[-1].lower()}"
    elif known.is_ordinary(forms[0]):
        yield f"only={forms[0].lower()}"


def _endings(forms: Sequence[str]) -> Iterator[str]:
    """Yield the endings of the words that are no ordinary ones."""
    for at, form in enumerate(forms):
        place = "in" if len(forms) == 1 else "last" if at == len(forms) - 1 else "first"
        if len(form) > LONGEST_ENDING + 1 and not form.isupper() and not known.is_ordinary(form):
            for size in (2, LONGEST_ENDING):
                yield f"ends {place}={form[-size:].lower()}"


def _inner(forms: Sequence[str]) -> Iterator[str]:
    """Yield the kinds of known names and heads among the words of a longer one."""
    if len(forms) < 2:
        return
    names = known.known_names()
    for at, form in enumerate(forms):
        entry, head = names.get(form), known.first_heads().get(form)
        place = "first" if not at else "last" if at == len(forms) - 1 else "mid"
        if entry:
            yield f"{place} is {entry.type}{':weak' if entry.weak else ''}"
        elif head:
            yield f"{place} is head of {head.type}"
        elif form in known.person_names():
            yield f"{place} is of persons"
