"""How common a name is in the news, counted once: what a block's clusters are does not depend on what else is read."""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log10

from kg.knowledge import lexicon
from kg.resolve.spelling import plain_words, sound

COUNTED_ARTICLES = 19_107
COUNTED_NAMES = 7_465
_UNLISTED_WORD = 1.5
_UNLISTED_NAME = 20.0
_EVERYWHERE = 1.5
"""The logarithm below which a name beside somebody tells nothing: in one of 30 articles."""
_MOST = 0.8
_COMMON = 5


@lru_cache(maxsize=50_000)
def rarity(words: tuple[str, ...]) -> float:
    """Return the logarithm of one in how many people bears these words as a name, as if they were independent.

    >>> rarity(("budi", "santoso")) < rarity(("donald", "trump"))
    True
    """
    return sum(log10(COUNTED_NAMES / _bearers().get(sound(word), _UNLISTED_WORD)) for word in words)


def is_common_word(word: str) -> bool:
    """Return whether several people of the news bear this word in their names."""
    return _bearers().get(sound(word), 0) >= _COMMON


@lru_cache(maxsize=50_000)
def fame(words: tuple[str, ...]) -> int:
    """Return in how many articles a name was counted that is nearly always one person's, 0 for others.

    >>> fame(("joko", "widodo")) > 100, fame(("rina", "kartika"))
    (True, 0)
    """
    return _well_known().get(" ".join(map(sound, words)), 0)


@lru_cache(maxsize=50_000)
def telling(key: str) -> float:
    """Return how much it tells that two articles share the name behind a key: 0 for what stands everywhere.

    >>> telling("jakarta"), telling("kelurahan sumber rejeki")
    (0.0, 0.8)
    """
    counted = _articles().get(key, _UNLISTED_NAME)
    return min(max(log10(COUNTED_ARTICLES / counted) - _EVERYWHERE, 0.0), _MOST)


@cache
def _bearers() -> Mapping[str, int]:
    return {word: int(names) for word, names in lexicon("name_words", ("word", "names"))}


@cache
def _well_known() -> Mapping[str, int]:
    return {name: int(articles) for name, articles in lexicon("well_known", ("name", "articles"))}


@cache
def _articles() -> Mapping[str, int]:
    return {key: int(articles) for key, articles in lexicon("common_names", ("key", "articles"))}


@cache
def generic(family: str, where: str) -> frozenset[str]:
    """Return the plain names that many things of a family bear; `where`: whole, or first (they only begin the name)."""
    rows = lexicon("generic_names", ("name", "family", "where"))
    return frozenset(name for name, kind, place in rows if (kind, place) == (family, where))


@lru_cache(maxsize=50_000)
def is_generic(family: str, *forms: str) -> bool:
    """Return whether a name does not tell which thing it is; `forms` are the name and its key.

    >>> is_generic("organisation", "BPBD"), is_generic("organisation", "BPBD Sleman"), is_generic("Place", "Desa A")
    (True, False, True)
    """
    for form in forms:
        words = plain_words(form)
        if " ".join(words) in generic(family, "whole"):
            return True
        if any(" ".join(words[:size]) in generic(family, "first") for size in (1, 2)):
            return True
    return False
