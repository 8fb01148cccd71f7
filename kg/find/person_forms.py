"""Whether two forms name one person: "Rina" and "Rina Kartika", "Mo Salah" and "Mohamed Salah", "Rémi" and "Remi"."""

import re
import unicodedata
from functools import lru_cache

_HYPHEN = re.compile(r" ?- ?(?=\w)")
_MARKS = str.maketrans("‘’`´", "''''", "().")
_LONG = 5
"""Letters of a word of which one may be left out, or two exchanged."""
_TELLING = 4
"""Letters of a word that two names must share where another is cut short, and of one in which one may be another."""
_SYLLABLE = 2


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

    That one letter stands for another is asked of one word of several: the others must be the same. Short first names
    are two: those of brothers and sisters.

    >>> is_variant("Tri Hartono", "Tri Hartanto"), is_variant("Rina K. Saraswati", "Rina Kartika Saraswati")
    (False, True)
    >>> is_variant("RinaKartika Sari", "Rina Kartika Sari"), is_variant("Zulkranain", "Zulkarnain")
    (True, True)
    >>> is_variant("Erik Tahir", "Erik Tahar"), is_variant("Tahir", "Tahar"), is_variant("Renée (Putri)", "Renee Putri")
    (True, False, True)
    >>> is_variant("Rina Tahir", "Dina Tahir"), is_variant("Prasetio Tahir", "Prasetyo Tahir")
    (False, True)
    """
    words, others = _plain(form), _plain(other)
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    inner = range(1, len(words) - 1)
    odd = [at for at, word in enumerate(words) if not _alike(word, others[at])]
    if len(odd) == 1 < len(words) and is_misspelt(words[odd[0]], others[odd[0]]):
        return odd[0] > 0 or len(words[0]) > _LONG
    return all(at in inner and _initial(words[at], others[at]) for at in odd)


def is_misspelt_part(short: str, full: str) -> bool:
    """Return whether `short` is a word of a longer name but for one letter, not the first.

    >>> is_misspelt_part("Meli", "Melli Kartika"), is_misspelt_part("Tani", "Budi Toni"), is_misspelt_part("Adi", "Ari")
    (True, True, False)
    """
    (word, *more), whole = _plain(short) or ("",), _plain(full)
    if more or len(whole) == 1 or len(word) < _TELLING:
        return False
    return any(word[0] == other[0] and _is_one_letter_off(word, other) for other in whole)


def _is_one_letter_off(word: str, other: str) -> bool:
    """Return whether two words differ in one letter that stands for another, is left out or added."""
    if len(word) == len(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) == 1
    short, long = sorted((word, other), key=len)
    return len(long) == len(short) + 1 and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))


def is_cut(short: str, full: str) -> bool:
    """Return whether words of `short` are the beginnings or initials of words of `full`, and one is the same.

    >>> is_cut("Mo Salah", "Mohamed Salah"), is_cut("F. Bagnaia", "Francesco Bagnaia"), is_cut("Mo Sa", "Mohamed Salah")
    (True, True, False)
    >>> is_cut("Herry IP", "Herry Iman Pierngadi"), is_cut("Herry IS", "Herry Iman Pierngadi")
    (True, False)
    """
    words, whole = _plain(short), _plain(full)
    if not 1 < len(words) <= len(whole):
        return False
    shared = max((len(word) for word in words if word in whole), default=0)
    if shared < _TELLING:
        return False
    rest = iter(whole)
    if all(any(other.startswith(word) for other in rest) for word in words):
        return True
    kept = len(words) - 1
    ends = short.rsplit(maxsplit=1)[-1].isupper() and words[-1] == "".join(word[0] for word in whole[kept:])
    return ends and words[:kept] == whole[:kept]


def is_syllabic(short: str, full: str) -> bool:
    """Return whether one word is made of the beginnings of the two words of a name, neither of one letter.

    >>> is_syllabic("Buwas", "Budi Waseso"), is_syllabic("Budi", "Budi Waseso"), is_syllabic("Bwas", "Budi Waseso")
    (True, False, False)
    """
    words, (whole, *more) = _plain(full), _plain(short) or ("",)
    if len(words) != 2 or more:
        return False
    cuts = range(_SYLLABLE, len(whole) - _SYLLABLE + 1)
    return any(words[0].startswith(whole[:cut]) and words[1].startswith(whole[cut:]) for cut in cuts)


def is_account_of(account: str, full: str) -> bool:
    """Return whether the letters of an account hold a long word of a person's name, and its other words or none.

    >>> is_account_of("@rinasaraswati93", "Rina Saraswati"), is_account_of("@SaraswatiNews", "Rina Saraswati")
    (True, True)
    >>> is_account_of("@saras", "Rina Saraswati")
    False
    """
    letters = "".join(c for c in account.casefold() if c.isalpha())
    words = _plain(full)
    return len(words) > 1 and any(len(word) > _LONG and word in letters for word in words)


@lru_cache(maxsize=50_000)
def _plain(form: str) -> tuple[str, ...]:
    """Return the words in lower case, without accents, brackets and full stops, with one kind of apostrophe.

    Parts that a hyphen joins are one word ("Jun - su").
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return tuple(_HYPHEN.sub("", bare.casefold().translate(_MARKS)).split())


def _initial(word: str, other: str) -> bool:
    """Return whether one of the words is the first letter of the other."""
    short, long = sorted((word, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _alike(word: str, other: str) -> bool:
    """Return whether two words are the same but for one letter left out or added, or two exchanged, in long words."""
    if word == other:
        return True
    if len(word) == len(other):
        return len(word) >= _LONG and _exchanged(word, other)
    short, long = sorted((word, other), key=len)
    if len(short) < _LONG or len(long) != len(short) + 1 or short[0] != long[0]:
        return False
    at = next((i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return short[at:] == long[at + 1 :]


def _exchanged(word: str, other: str) -> bool:
    """Return whether two words of one length differ in two neighbouring letters that changed places, not the first."""
    at = next(place for place, pair in enumerate(zip(word, other, strict=True)) if pair[0] != pair[1])
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return at > 0 and swapped == other


def is_misspelt(word: str, other: str) -> bool:
    """Return whether two words in small letters are the same but for a letter, or two exchanged.

    >>> is_misspelt("dormund", "dortmund"), is_misspelt("madrod", "madrid"), is_misspelt("ali", "adi")
    (True, True, False)
    """
    if _alike(word, other):
        return True
    return len(word) == len(other) >= _TELLING and _is_one_letter_off(word, other)
