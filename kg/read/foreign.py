"""Whether a text is evidently in another language, by function words (lexicon/function_words.tsv)."""

import re
from collections import Counter
from functools import cache

from kg.knowledge import lexicon

SAMPLE = 20_000
ENOUGH_WORDS = 4
ENOUGH_LETTERS = 20
CLEARLY_MORE = 4
HOME = "id"


def foreign_language(text: str) -> str | None:
    """Return the English name of the language that `text` is evidently in, None if it may be Indonesian.

    Evident means: at least four words that are function words there and not in Indonesian, and more than four
    times as many as the other way round. Short texts pass. A text whose letters are mostly not Latin is in
    "another script". Only the first 20,000 characters count.

    >>> foreign_language("The minister said that the price of rice was lower than in the year before.")
    'English'
    >>> foreign_language("Harga beras turun.") is None
    True
    """
    sample = text[:SAMPLE]
    letters = len(_letters().findall(sample))
    if letters >= ENOUGH_LETTERS and len(_latin().findall(sample)) * 2 < letters:
        return "another script"
    counts = Counter(word.lower() for word in _words().findall(sample))
    home = _languages()[HOME][1]
    scores = sorted((-_hits(counts, words - home), code) for code, (_, words) in _languages().items() if code != HOME)
    best, code = scores[0]
    name, words = _languages()[code]
    evident = -best >= ENOUGH_WORDS and -best > CLEARLY_MORE * _hits(counts, home - words)
    return name if evident else None


def _hits(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in words if word in counts)


@cache
def _languages() -> dict[str, tuple[str, frozenset[str]]]:
    rows = lexicon("function_words", ("language", "label", "words"))
    return {code: (label, frozenset(words.split())) for code, label, words in rows}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{1,30}")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
