"""The core of a name: what remains without legal form, kind of territory, or the country at its end."""

from functools import cache

from kg.find.name_lexicon import connectors
from kg.knowledge import lexicon


def core(form: str) -> str:
    """Return the name in lower case without the words that may be left out at its beginning and end.

    >>> core("PT Astra Honda Motor"), core("Kota Bandung"), core("Kementerian Keuangan RI")
    ('astra honda motor', 'bandung', 'kementerian keuangan')
    """
    parts = form.casefold().split()
    while len(parts) > 1 and parts[0] in _droppable("first"):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _droppable("last"):
        parts = parts[:-1]
    return " ".join(parts)


def bare(form: str) -> str:
    """Return the core without connectors and punctuation."""
    return " ".join(part.strip(".,") for part in core(form).split() if part not in connectors())


def is_part(short: str, full: str) -> bool:
    """Return whether `short` is some of the words of a longer name, in its order.

    >>> is_part("Dini", "Dini Hanggandari"), is_part("Sandiaga Uno", "Sandiaga Salahudin Uno"), is_part("Uno", "Uno")
    (True, True, False)
    """
    words, whole = short.casefold().split(), full.casefold().split()
    rest = iter(whole)
    return len(words) < len(whole) and all(word in rest for word in words)


@cache
def _droppable(side: str) -> frozenset[str]:
    return frozenset(word for word, where in lexicon("droppable", ("word", "side")) if where == side)
