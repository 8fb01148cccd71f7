"""Names without what spelling varies: case, diacritics, punctuation, old and new Indonesian spelling."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
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
    bare = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return _WORD.findall(unicodedata.normalize("NFC", bare).casefold())


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
