"""Words inside the names of laws and events, from lexicon/name_parts.tsv, as patterns."""

from functools import cache

from kg.find.alternatives import either
from kg.knowledge import lexicon


@cache
def any_part(kind: str) -> str:
    """Return a regular expression that matches any word of a kind, the longest first.

    >>> any_part("edition")
    '(?:musim|tahun)'
    """
    return either(word for word, of in lexicon("name_parts", ("word", "kind")) if of == kind)
