"""The core of a name: what remains without legal form, kind of territory, or the country at its end."""

import re
from functools import cache

from kg.find.acronyms import fits, full_names
from kg.find.name_lexicon import known_names
from kg.knowledge import gazetteer, lexicon

_HYPHEN = re.compile(r" ?- ?(?=\w)")
_BRACKETED = re.compile(r"(?P<full>[^()]+) \( ?(?P<short>[^()]+?) ?\)(?: (?P<rest>[^()]+))?")
_LONG = 5
"""Letters of a word in which two may be exchanged."""
_APOSTROPHES = str.maketrans("‘’`´", "''''")


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
    parts = form.replace("(", "").replace(")", "").split()
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


def is_place(form: str) -> bool:
    """Return whether a form in small letters is a place's name: "Bank Indonesia" is not the team "Indonesia"."""
    known = known_names().get(form.title())
    return bool(known and known.place)


def is_part(short: str, full: str) -> bool:
    """Return whether `short` is some of the words of a longer name, in its order; one letter may be amiss.

    >>> is_part("Rina", "Rina Kartika"), is_part("Sandiaga Uno", "Sandiaga Salahudin Uno"), is_part("Uno", "Uno")
    (True, True, False)
    >>> is_part("Minho", "Lee Min - ho"), is_part("Min-ho", "Lee Min - ho")
    (True, True)
    >>> is_part("Pecco Bagnaia", "Francesco 'Pecco' Bagnaia")
    True
    """
    words, whole = ([word.strip("'\"") for word in _plain(form)] for form in (short, full))
    if len(words) >= len(whole):
        return False
    rest = iter(whole)
    return all(any(_alike(word, other) for other in rest) for word in words)


def is_variant(form: str, other: str) -> bool:
    """Return whether two names differ in one letter only, in a blank, or in a word that one gives as its initial.

    >>> is_variant("Tri Hartono", "Tri Hartanto"), is_variant("Rina K. Saraswati", "Rina Kartika Saraswati")
    (False, True)
    >>> is_variant("RinaKartika Sari", "Rina Kartika Sari"), is_variant("Zulkranain", "Zulkarnain")
    (True, True)
    """
    words, others = _plain(form), _plain(other)
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    inner = range(1, len(words) - 1)
    return all(
        _alike(word, others[at]) or (at in inner and _initial(word, others[at])) for at, word in enumerate(words)
    )


def _initial(word: str, other: str) -> bool:
    """Return whether one of the words is the first letter of the other."""
    short, long = sorted((word.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _plain(form: str) -> list[str]:
    """Return the words in lower case with one kind of apostrophe, parts that a hyphen joins as one ("Jun - su")."""
    return _HYPHEN.sub("", form.casefold().translate(_APOSTROPHES)).split()


def _alike(word: str, other: str) -> bool:
    """Return whether two words are the same but for one letter left out or added, or two exchanged, in long words."""
    if word == other:
        return True
    if len(word) == len(other):
        return len(word) >= _LONG and _exchanged(word, other)
    short, long = sorted((word, other), key=len)
    if len(short) < 5 or len(long) != len(short) + 1 or short[0] != long[0]:
        return False
    at = next((i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return short[at:] == long[at + 1 :]


def _exchanged(word: str, other: str) -> bool:
    """Return whether two words of one length differ in two neighbouring letters that changed places, not the first."""
    at = next(place for place, pair in enumerate(zip(word, other, strict=True)) if pair[0] != pair[1])
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return at > 0 and swapped == other


@cache
def _age_group() -> re.Pattern[str]:
    return re.compile(r"u ?-? ?\d\d")


@cache
def _droppable(side: str) -> frozenset[str]:
    return frozenset(word for word, where in lexicon("droppable", ("word", "side")) if where == side)
