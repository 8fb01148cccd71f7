"""Whether a text is evidently in another language, by function words (lexicon/function_words.tsv)."""

import re
from collections import Counter
from functools import cache

from kg.knowledge import lexicon

SAMPLE = 6_000
ENOUGH_WORDS = 4
ENOUGH_LETTERS = 20
CLEARLY_MORE = 4
HOME = "id"


def foreign_language(text: str) -> str | None:
    """Return the English name of the language that `text` is evidently in, None if it may be Indonesian.

    Evident means: at least four words that are function words there and not in Indonesian, and more than four
    times as many as the other way round. Short texts pass. A text of which most letters are not of the
    plain Latin alphabet is in "another script". Only the first 6,000 characters count.

    >>> foreign_language("The minister said that the price of rice was lower than in the year before.")
    'English'
    >>> foreign_language("Harga beras turun.") is None
    True
    """
    words_found = _words().findall(text[:SAMPLE].lower())
    letters = "".join(words_found)
    if len(letters) >= ENOUGH_LETTERS and len(letters.encode("ascii", "ignore")) * 2 < len(letters):
        return "another script"
    counts = Counter(words_found)
    home = _languages()[HOME][1]
    others = [(code, words) for code, (_, words) in _languages().items() if code != HOME]
    hits, code = max((_hits(counts, words - home), code) for code, words in others)
    name, words = _languages()[code]
    evident = hits >= ENOUGH_WORDS and hits > CLEARLY_MORE * _hits(counts, home - words)
    return name if evident else None


def _hits(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in counts.keys() & words)


@cache
def _languages() -> dict[str, tuple[str, frozenset[str]]]:
    rows = lexicon("function_words", ("language", "label", "words"))
    return {code: (label, frozenset(words.split())) for code, label, words in rows}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")
