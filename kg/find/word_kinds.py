"""What we know of a capitalised word: how it may stand in a person's name, or what else it is."""

from functools import cache

from kg.find.name_lexicon import connectors, first_heads, is_no_name, is_ordinary, known_names, person_names
from kg.find.title_words import is_head

ACRONYM = 3
"""A word of so many capitals is an acronym."""


@cache
def kind_of(form: str) -> str:
    """Return the kind of a word: leads, person, both (also an ordinary word), initial, particle, place, known, …

    >>> kind_of("Siti"), kind_of("M"), kind_of("XQZ"), kind_of("Kepala")
    ('leads', 'initial', 'acronym', 'title')
    """
    return _in_names(form) or _known(form) or _other(form)


def may_lead(form: str) -> bool:
    """Return whether the word may begin a person's name behind a whole title."""
    return is_personal(form) or kind_of(form) in {"strange", "title"}


def is_personal(form: str) -> bool:
    """Return whether the word is known from persons' names, or an initial of one."""
    return is_known_name(form) or kind_of(form) in {"initial", "particle"}


def is_known_name(form: str) -> bool:
    """Return whether the word is known from persons' names."""
    return kind_of(form) in {"both", "leads", "person"}


def _in_names(form: str) -> str | None:
    if form in person_names():
        leads, ordinary = person_names()[form]
        return "both" if ordinary else "leads" if leads else "person"
    if len(form.rstrip(".")) == 1 and form[0].isalpha():
        return "initial"
    return "particle" if connectors().get(form.casefold()) == "person" else None


def _known(form: str) -> str | None:
    known = known_names().get(form)
    if known:
        return "place" if known.place else "known"
    if is_head(form):
        return "title"
    return "head" if first_heads().get(form) else None


def _other(form: str) -> str:
    if is_no_name(form):
        return "none"
    if form.isupper() and len(form) >= ACRONYM:
        return "acronym"
    return "ordinary" if is_ordinary(form) else "strange"
