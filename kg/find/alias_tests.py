"""Whether one name of an article is short for another or says the same; each test looks at two names."""

from collections.abc import Callable

from kg.find.acronyms import fits, fits_bases, full_names, initials
from kg.find.alias_forms import core, is_misspelling, is_place, is_unit_of, readings, spelled
from kg.find.alias_kinds import called_instead, event_names, same_head, same_law, without_legal_form
from kg.find.alias_told import Name
from kg.find.name_editions import without_edition
from kg.find.name_lexicon import bynames
from kg.find.nicknames import other_names
from kg.find.squads import squad
from kg.find.title_words import begins_ministry
from kg.schema import COMPANY, DOCUMENT, EVENT, GOVERNMENT_BODY, PERSON, PLACE, SPORTS_TEAM

Test = Callable[[Name, Name], bool]
"""Whether the first name may be joined to the second."""

_UNSHORTENED = frozenset({PERSON, PLACE, EVENT})
"""Types whose names no unit is told of ("Dishub Batu")."""
_SPELT = 8
"""Characters from which on a name may be another misspelt."""


def stands_for(short: Name, full: Name) -> bool:
    """Return whether `short` is known to be another name of `full`, its short form or byname."""
    form, kind = short.form, short.type
    told = (*full_names(form), *other_names(kind, form), *called_instead(kind, form))
    if not set(told).isdisjoint(readings(full.form)) or any(_is_called(one, full) for one in told):
        return True
    if full.type == SPORTS_TEAM and any(squad(one).rest == squad(full.form).rest for one in _teams_called(short.form)):
        return True
    ordered = len(short.form) <= len(full.form) or short.form in bynames()
    return ordered and any(name in told for name in full_names(full.form) + other_names(full.type, full.form))


def same_core(short: Name, full: Name) -> bool:
    """Return whether `short` is `full` without words that name nothing else; either way round for what is joined."""
    if short.type != full.type and SPORTS_TEAM in {short.type, full.type}:
        return False
    shorter = (len(short.form), -short.start) < (len(full.form), -full.start)
    if not shorter and full.full is None:
        return False
    if short.type == PLACE and any(_levels_differ(short.form, other.form) for other in (full, full.root())):
        return False
    if core(short.form) == core(full.form):
        return short.type == full.type or not is_place(core(short.form))
    return short.type == full.type and spelled(short.form) == spelled(full.form)


def _teams_called(form: str) -> tuple[str, ...]:
    """Return the teams that go by a nickname, with or without "tim" before it: "the Gunners", "Tim Gajah Perang"."""
    team = squad(form)
    return full_names(form) + full_names(team.rest.title()) + ((team.rest,) if team.byname else ())


def _is_called(told: str, name: Name) -> bool:
    """Return whether a place or firm goes by a known name, with or without its kind of territory or legal form."""
    if name.type == PLACE:
        return core(told) == core(name.form) and not _levels_differ(told, name.form)
    return name.type == COMPANY and without_legal_form(told) == without_legal_form(name.form)


def _levels_differ(one: str, other: str) -> bool:
    """Return whether two names say that they are of two kinds of territory ("Kota Malang", "Kabupaten Malang").

    One that says more of the same kind is not of another ("DKI Jakarta", "Provinsi DKI Jakarta").
    """
    first, second = (set(form.casefold().removesuffix(core(form)).split()) for form in (one, other))
    return not (first <= second or second <= first)


def short_for(short: Name, full: Name) -> bool:
    """Return whether `short` is one word made of the initials or syllables of `full`.

    A place is not called by one word of its name: Jakarta is not Jakarta Selatan. Its short form may keep the kind of
    territory: "Kabupaten Sigtim" of Sigi Timur.
    """
    form = own_word(short.form) if short.type == PLACE else short.form
    if " " in form or len(form) < 2 or " " not in full.form:
        return False
    if full.type == PLACE and form.casefold() in full.form.casefold().split():
        return False
    if form.isupper():
        whole = full.form.replace("-", " ")
        return form in (initials(whole), initials(without_legal_form(whole))) or _tail_for(form, full)
    spelt = len(form) > 4 and form[:3].casefold() == full.form[:3].casefold()
    return spelt and (fits(form, full.form) or fits_bases(form, full.form))


def _tail_for(form: str, full: Name) -> bool:
    """Return whether capitals are the initials of a name but for its first word: "PUPR", "KAM" of "PT Kebun Air Maju".

    That word must say what the thing is, and not be a part of it: the PAN has a "Fraksi Partai Amanat Nasional".
    """
    first, _, rest = full.form.partition(" ")
    whole = first.casefold() != core(full.form).partition(" ")[0] or begins_ministry(first)
    return len(form) > 2 and whole and initials(rest) == form


def short_unit(short: Name, full: Name) -> bool:
    """Return whether `short` is the head of `full` with a short form of the rest ("Ditjen IKMA")."""
    head, _, rest = short.form.rpartition(" ")
    tail = full.form.removeprefix(f"{head} ")
    return bool(head) and rest.isupper() and len(rest) > 1 and tail != full.form and fits(rest, tail)


def short_body(short: Name, full: Name) -> bool:
    """Return whether both name one body: "Dishub Batu", "Dinas Perhubungan (Dishub) Batu"."""
    if len(short.form) >= len(full.form) or short.type in _UNSHORTENED or short.form[0] != full.form[0]:
        return False
    whole = readings(full.form)
    return any(
        is_unit_of(one, other) or (len(whole) > 1 and spelled(one) == spelled(other))
        for one in readings(short.form)
        for other in whole
    )


def known_by_kind(name: Name, other: Name) -> bool:
    """Return whether two names of laws, firms or bodies say the same in the words that such things go by."""
    if name.type == DOCUMENT:
        return same_law(name.form, other.form) or same_law(other.form, name.form)
    if name.type == COMPANY:
        return without_legal_form(name.form).casefold() == without_legal_form(other.form).casefold()
    return name.type == GOVERNMENT_BODY and same_head(name.form, other.form)


def misspelt(name: Name, other: Name) -> bool:
    """Return whether two names are one but for a letter of a long word that is no word of the language."""
    return len(name.form) > _SPELT and is_misspelling(name.form, other.form)


def edition(short: Name, full: Name) -> bool:
    """Return whether `full` is an edition of the event `short`: "Pemilu", "Pemilu 2024"."""
    bare = short.form.casefold()
    if short.type != EVENT or full.form.casefold() == bare or without_edition(short.form) != bare:
        return False
    return not event_names(short.form).isdisjoint(event_names(without_edition(full.form)))


def own_word(form: str) -> str:
    """Return the last word of a form of which only it is the name's own ("PT Hasbro": "Hasbro"), else the form."""
    last = form.rsplit(maxsplit=1)[-1]
    return last if core(form) == last.casefold() else form


OF_ANY: tuple[Test, ...] = (stands_for, same_core, short_for)
"""Tests of names of related types, in the order in which they are asked."""
OF_ONE_TYPE: tuple[Test, ...] = (short_unit, short_body, edition, known_by_kind, misspelt)
"""Tests of names of one type, asked after them."""
