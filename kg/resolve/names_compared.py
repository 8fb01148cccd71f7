"""Whether two names of persons can be one person's."""

from functools import lru_cache

from rapidfuzz import fuzz

from kg.resolve.spelling import sound

Words = tuple[str, ...]
ALIKE = 80
_LONG_ENOUGH = 4


@lru_cache(maxsize=50_000)
def shared_words(one: Words, other: Words) -> Words | None:
    """Return the words of the shorter name, if each stands in the longer one in the same order; else None.

    Words are the same where they sound the same, or where long ones differ by a letter or so.

    >>> shared_words(("boaz", "solossa"), ("boas", "salossa")), shared_words(("budi", "santoso"), ("budi", "hartono"))
    (('boaz', 'solossa'), None)
    """
    shorter, longer = sorted((one, other), key=len)
    at = 0
    for word in shorter:
        while at < len(longer) and not same_word(word, longer[at]):
            at += 1
        if at == len(longer):
            return None
        at += 1
    return shorter


def same_word(one: str, other: str) -> bool:
    """Return whether two words of names are spellings of one."""
    if sound(one) == sound(other):
        return True
    return min(len(one), len(other)) >= _LONG_ENOUGH and fuzz.ratio(one, other) >= ALIKE


@lru_cache(maxsize=50_000)
def is_misspelt(words: Words, other: Words) -> bool:
    """Return whether a word of a name sounds like no word of the other: only its letters are alike."""
    heard = set(map(sound, other))
    return any(sound(word) not in heard for word in words)
