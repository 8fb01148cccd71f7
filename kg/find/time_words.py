"""The words of times (weekdays, months, "lalu", "depan"), read once from lexicon/time_words.tsv."""

import re
from functools import cache

from kg.find.alternatives import either
from kg.knowledge import lexicon


@cache
def values(kind: str) -> dict[str, str]:
    """Return the words of one `kind` with their value, as the table writes them.

    >>> values("weekday")["Ahad"]
    '7'
    """
    return {word: value for word, which, value in lexicon("time_words", ("word", "kind", "value")) if which == kind}


@cache
def any_of(kind: str, value: str | None = None) -> str:
    """Return a regular expression that matches any word of `kind` (and `value`), the longest first.

    A word that begins with a capital in the table (Senin, Maret) must have it in the text; others may start a sentence.
    """
    return either((word for word, given in values(kind).items() if value in (None, given)), _spelled)


def value_of(kind: str, form: str) -> str:
    """Return the value of a word of `kind` as it stands in a text, whatever its white space and its first letter."""
    spaced = " ".join(form.split())
    table = values(kind)
    return table[spaced] if spaced in table else table[spaced[0].lower() + spaced[1:]]


def _spelled(word: str) -> str:
    """Return the expression of one word: any white space between its parts, a capital allowed at the start."""
    first, *others = word.split(" ")
    spelled = re.escape(first)
    if word[0].islower():
        spelled = f"[{word[0]}{word[0].upper()}]" + re.escape(first[1:])
    return r"\s{1,3}".join([spelled, *map(re.escape, others)])
