"""How two forms are alike, word by word: "DK PBB" and "Dewan Keamanan PBB", "membatasi gim" and "pembatasan gim".

What is seen is told as names of features; lexicon/coreferent_weights.tsv says how much each counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.find.acronyms import fits, full_names, initials
from kg.find.alias_forms import is_place
from kg.find.name_lexicon import connectors, is_ordinary
from kg.find.time_words import values
from kg.language.morphology import base

_WORD = re.compile(r"[^\W_]+")
_RUN = 6
"""A short word stands for this many words at most."""
_LONG, _MISSPELT = 7, 5
"""Letters of a word in which two may be amiss, and of one in which one may be."""
_MOST = 3
"""Words that are counted; more are as many."""
_NEAR = {"same": 1.0, "short": 0.9, "base": 0.9, "misspelt": 0.9, "begins": 0.5, "inside": 0.3}
"""How much two words that are alike in one way count as the same."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two forms is shared, between 0 and 1, and the features that tell how."""

    share: float
    features: tuple[str, ...]
    shared: frozenset[str]


@lru_cache(maxsize=50_000)
def likeness(short: str, full: str) -> Likeness | None:
    """Return how two forms are alike, the one of fewer words first; None where no word of theirs is.

    >>> likeness("DK PBB", "Dewan Keamanan PBB").share > 0.9
    True
    >>> likeness("Batu", "Kediri") is None
    True
    """
    words, others = words_of(short), words_of(full)
    left, right = list(words), list(others)
    ways: dict[str, int] = {}
    for word in words:
        if word in right:
            left.remove(word)
            right.remove(word)
            ways["same"] = ways.get("same", 0) + 1
    for way in (*_spelled(left, right, full), *_spelled(right, left, short), *_near(left, right)):
        ways[way] = ways.get(way, 0) + 1
    if not ways:
        return None
    alike = sum(ways.values())
    share = sum(_NEAR[way] * count for way, count in ways.items()) / (alike + len(left) + len(right))
    found = {
        *(way for way in ways if way != "same"),
        f"share={share:.1f}",
        f"words={min(_MOST, len(left))},{min(_MOST, len(right))}",
        f"shared={min(_MOST + 1, ways.get('same', 0))}",
        f"first={_way(words[0], others[0])}",
        f"last={_way(words[-1], others[-1])}",
        *_odd_words(left, right, short, full),
    }
    if "".join(words) == "".join(others):
        found.add("same letters")
    elif not left and not right:
        found.add("all alike")
    return Likeness(share, tuple(sorted(found)), frozenset(words) - frozenset(left))


@lru_cache(maxsize=50_000)
def words_of(form: str) -> tuple[str, ...]:
    """Return the words in small letters, numbers in figures.

    >>> words_of("Tujuh mahasiswa UGM")
    ('7', 'mahasiswa', 'ugm')
    """
    low = (word.casefold() for word in _WORD.findall(form))
    return tuple(values("number").get(word, word) for word in low)


def _spelled(shorts: list[str], others: list[str], form: str) -> list[str]:
    """Take from both lists the short words and the runs in `form` that they stand for; return a way for each."""
    found: list[str] = []
    if len(others) < 2:
        return found
    written = _WORD.findall(form)
    for short in tuple(shorts):
        run = next(_runs(short, written, others), None)
        if run:
            shorts.remove(short)
            for word in run:
                others.remove(word)
            found.append("short")
    return found


def _runs(short: str, written: list[str], others: list[str]) -> Iterator[list[str]]:
    """Yield the runs of words, all of them in `others`, that `short` stands for."""
    if len(short) < 2 or not short.isalpha():
        return
    for start in range(len(written)):
        if written[start][0].casefold() != short[0]:
            continue
        for end in range(start + 2, min(len(written), start + _RUN) + 1):
            run = list(words_of(" ".join(written[start:end])))
            if all(run.count(word) <= others.count(word) for word in run) and _stands_for(short, written[start:end]):
                yield run


def _stands_for(short: str, run: list[str]) -> bool:
    name = " ".join(run)
    if run[-1].casefold() in connectors():
        return False
    if initials(name).casefold() == short or name in full_names(short.upper()) or name in full_names(short.title()):
        return True
    return len(short) > 3 and run[0][:2].casefold() == short[:2] and fits(short, name)


def _near(left: list[str], right: list[str]) -> Iterator[str]:
    """Take from both lists the words that are nearly the same; yield the way of each two."""
    for wanted in ("base", "misspelt", "begins", "inside"):
        for word in tuple(left):
            other = next((one for one in right if _way(word, one) == wanted), None)
            if other:
                left.remove(word)
                right.remove(other)
                yield wanted


@lru_cache(maxsize=200_000)
def _way(word: str, other: str) -> str:
    """Return in which way two words are alike, "no" for none: two words of the language are none misspelt ("putra")."""
    if word == other:
        return "same"
    short, long = sorted((word, other), key=len)
    if len(short) < 3 or not short.isalpha() or not long.isalpha():
        return "no"
    if base(short) == base(long):
        return "base"
    allowed = 2 if len(short) >= _LONG else 1 if len(short) >= _MISSPELT else 0
    both_known = is_ordinary(short) and is_ordinary(long)
    if allowed and not both_known and _distance(short, long, allowed) <= allowed:
        return "misspelt"
    if long.startswith(short):
        return "begins"
    return "inside" if len(short) > 3 and short in long else "no"


def _distance(word: str, other: str, most: int) -> int:
    """Return how many letters added, dropped, changed or exchanged make one word the other; above `most` any number."""
    # Loading takes longer than most articles need it: it waits for the first two words that may be misspelt.
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=most)


def _odd_words(left: list[str], right: list[str], short: str, full: str) -> Iterator[str]:
    """Yield features of the words that only one of the forms has."""
    kinds = [{word: _kind(word, form) for word in words} for words, form in ((left, short), (right, full))]
    for which, found in zip(("short", "full"), kinds, strict=True):
        for kind in set(found.values()):
            yield f"{which} has {kind}"
    for kind in set(kinds[0].values()) & set(kinds[1].values()):
        yield f"both have {kind}"
    small = [word for found in kinds for word, kind in found.items() if kind == "small"]
    if len(small) <= _RUN:
        yield from (f"word={word}" for word in small)
    if len(left) == len(right) == 1 and len(small) == 2:
        yield f"swap={'/'.join(sorted(small))}"


def _kind(word: str, form: str) -> str:
    """Return what kind of word it is in a form: a number or year, a place, in small letters, or with a capital."""
    if word.isdigit():
        return "year" if len(word) == 4 and word[:2] in ("19", "20") else "number"
    if is_place(word):
        return "place"
    return "small" if re.search(rf"\b{re.escape(word)}\b", form) else "capital"
