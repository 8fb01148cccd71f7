"""Names without what spelling varies: case, diacritics, punctuation, old and new Indonesian spelling."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_WRITES = frozenset({0, *range(7, 10), *range(84, 133)})
"""Combining classes of the marks that a script cannot be read without: vowel signs, and what alters a consonant."""
_INVISIBLE = re.compile("VARIATION SELECTOR|GRAPHEME JOINER")
_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("ch", "h"), ("kh", "h"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("rh", "r"), ("ck", "k"), ("x", "ks"),
    ("c", "k"), ("q", "k"), ("v", "f"), ("y", "i"), ("z", "s"), ("o", "u"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_SPOKEN_LETTERS, _SPOKEN_VOWELS = 5, 2
_VOWELS = re.compile(r"(?<!^)[aeiouh]")


def plain_words(name: str) -> list[str]:
    """Return the words of a name in lower case, without diacritics and punctuation.

    >>> plain_words("PT. Ma'mûr & Co")
    ['pt', 'ma', 'mur', 'co']
    """
    if name.isascii():
        return _WORD.findall(name.lower())
    bare = without_diacritics(name).casefold()
    signs = vowel_signs(bare)
    return re.findall(rf"[^\W_](?:[^\W_]|[{signs}])*", bare) if signs else _WORD.findall(bare)


def without_diacritics(name: str) -> str:
    """Return a name without the marks that Latin and its like can do without; those that a script writes with stay.

    >>> without_diacritics("Ma'mûr"), without_diacritics("नेपाल")
    ("Ma'mur", 'नेपाल')
    """
    apart = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.combining(one) or _writes(one)))


def vowel_signs(name: str) -> str:
    """Return the marks of a name, each once, that are part of its words though they are no letters."""
    return "".join(sorted({one for one in name if not one.isalnum() and _writes(one)}))


def _writes(mark: str) -> bool:
    if unicodedata.category(mark) not in ("Mn", "Mc") or unicodedata.combining(mark) not in _WRITES:
        return False
    return not _INVISIBLE.search(unicodedata.name(mark, ""))


def steady(word: str) -> str:
    """Return a plain word with its spelling evened out, if it is long enough to be no acronym.

    >>> steady("candrabhaga") == steady("candrabaga"), steady("kppu")
    (True, 'kppu')
    """
    spoken = len(word) >= _SPOKEN_LETTERS and sum(letter in "aeiou" for letter in word) >= _SPOKEN_VOWELS
    return sound(word) if spoken else word


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a plain word as old and new spelling share it.

    >>> sound("soekarno") == sound("sukarno"), sound("rizky") == sound("rizki"), sound("budi") == sound("rudi")
    (True, True, False)
    """
    for written, heard in _SOUNDS:
        if written in word:
            word = word.replace(written, heard)
    return _TWICE.sub(r"\1", word)


def skeleton(word: str) -> str:
    """Return a plain word's first letter and its consonants: what even careless spelling keeps.

    >>> skeleton("salossa") == skeleton("solossa")
    True
    """
    heard = sound(word)
    return _TWICE.sub(r"\1", _VOWELS.sub("", heard)) or heard
