"""The core of a name: what remains without legal form, kind of territory, or the country at its end."""

import re
from functools import cache

from kg.find.acronyms import fits, full_names
from kg.find.name_lexicon import is_ordinary, known_names
from kg.find.person_forms import is_misspelt
from kg.knowledge import gazetteer, lexicon

_BRACKETED = re.compile(r"(?P<full>[^()]+) \( ?(?P<short>[^()]+?) ?\)(?: (?P<rest>[^()]+))?")

_LONG = 5
"""Letters of a word that may be misspelt."""


@cache
def core(form: str) -> str:
    """Return the name in lower case without the words that may be left out at its beginning and end.

    >>> core("PT Astra Honda Motor"), core("Kota Bandung"), core("Kementerian Keuangan RI")
    ('astra honda motor', 'bandung', 'kementerian keuangan')
    """
    parts = form.casefold().split()
    kept = [part for part in parts if not _age_group().fullmatch(part)]
    parts = kept or parts
    while len(parts) > 1 and parts[0] in _droppable("first"):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _droppable("last"):
        parts = parts[:-1]
    return " ".join(parts)


@cache
def spelled(form: str) -> str:
    """Return the core with its short forms spelled out, letters and digits only, so that spacing does not matter.

    >>> spelled("Pemkot Depok") == spelled("Pemerintah Kota Depok")
    True
    """
    parts = form.replace("(", "").replace(")", "").replace("&", " & ").split()
    full = [_spelled_out(part) if len(parts) > 1 else part for part in parts]
    return "".join(c for c in core(" ".join(full)) if c.isalnum())


@cache
def readings(form: str) -> tuple[str, ...]:
    """Return the name or, where brackets in it give the short form of what stands before them, both ways to read it.

    >>> readings("Dinas Perhubungan (Dishub) DKI Jakarta"), readings("Dishub DKI Jakarta")
    (('Dinas Perhubungan DKI Jakarta', 'Dishub DKI Jakarta'), ('Dishub DKI Jakarta',))
    >>> readings("Dinas Perhubungan (Dishub)")
    ('Dinas Perhubungan', 'Dishub')
    """
    found = _explanation(form)
    if not found:
        return (form,)
    return tuple(f"{found[part]} {found['rest'] or ''}".rstrip() for part in ("full", "short"))


def explained(form: str) -> str | None:
    """Return the short form that brackets inside a name give for what stands before them, None if there is none.

    >>> explained("Dinas Perhubungan (Dishub) Sigi"), explained("Dishub Sigi"), explained("PT Zorba (Persero)")
    ('Dishub', None, None)
    """
    found = _explanation(form)
    return found["short"] if found else None


def _explanation(form: str) -> re.Match[str] | None:
    found = _BRACKETED.fullmatch(form)
    told = found and " " in found["full"] and f"({found['short']})".casefold() not in _droppable("last")
    return found if told else None


def is_unit_of(short: str, full: str) -> bool:
    """Return whether `short` is one short word with the place or body that `full` names at its end.

    >>> (
    ...     is_unit_of("Dishub Kota Batu", "Dinas Perhubungan Kota Batu"),
    ...     is_unit_of("DLH Jatim", "Dinas Kesehatan Jawa Timur"),
    ... )
    (True, False)
    >>> is_unit_of("Disbudpar Jatim", "Dinas Kebudayaan dan Pariwisata Provinsi Jawa Timur")
    True
    """
    head, _, rest = short.partition(" ")
    words = full.split()
    if not rest or len(head) < 3:
        return False
    end = _written_out(rest)
    bodies = (" ".join(words[:at]) for at in range(2, len(words)) if _written_out(" ".join(words[at:])) == end)
    return any(fits(head, body) or body in full_names(head) for body in bodies)


def _written_out(form: str) -> str:
    """Return a place or body at the end of a name with its short forms spelled out, without kind of territory."""
    return core(" ".join(_spelled_out(part) for part in form.split()))


def _spelled_out(word: str) -> str:
    """Return what a word inside a name stands for: "Polda" in "Polda Metro Jaya", the word itself for most."""
    return next(iter(full_names(word)), None) or _words_inside().get(word.casefold(), word)


@cache
def _words_inside() -> dict[str, str]:
    rows = gazetteer("same_names", ("family", "name", "same"))
    return {name: same for family, name, same in rows if family == "word"}


def is_misspelling(one: str, other: str) -> bool:
    """Return whether two names differ in one word, and that in a letter; a word that is known is not misspelt.

    >>> is_misspelling("Borussia Dormund", "Borussia Dortmund"), is_misspelling("Real Madrid", "Real Madrod")
    (True, True)
    >>> is_misspelling("Wilayah Barat", "Wilayah Darat"), is_misspelling("Kodam Jaya", "Kodam Raya")
    (False, False)
    """
    words, others = one.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        return False
    odd = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(odd) != 1 or (_is_known(odd[0][0]) and _is_known(odd[0][1])):
        return False
    return min(map(len, odd[0])) >= _LONG and is_misspelt(*odd[0])


def _is_known(word: str) -> bool:
    """Return whether a word in small letters is one of the language, or a known name."""
    return (
        is_ordinary(word) or known_names().get(word.title()) is not None or known_names().get(word.upper()) is not None
    )


def is_place(form: str) -> bool:
    """Return whether a form in small letters is a place's name: "Bank Indonesia" is not the team "Indonesia"."""
    known = known_names().get(form.title())
    return bool(known and known.place)


@cache
def _age_group() -> re.Pattern[str]:
    return re.compile(r"u ?-? ?\d\d")


@cache
def _droppable(side: str) -> frozenset[str]:
    return frozenset(word for word, where in lexicon("droppable", ("word", "side")) if where == side)
