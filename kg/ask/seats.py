"""Offices that one person holds at a time: what their titles tell of them (kg/knowledge/lexicon/single_seats.tsv)."""

from functools import cache

from kg.ask.calling import folded
from kg.knowledge import lexicon


def seat(title: str, body_names: tuple[str, ...]) -> str | None:
    """Return what two titles of one body share if they are one office with a single seat; None for any other title.

    >>> seat("Bupati Sleman", ("Kabupaten Sleman",)), seat("Bupati", ("Kabupaten Sleman",))
    ('bupati', 'bupati')
    >>> seat("Anggota DPR", ("DPR",)) is None, seat("Gubernur terpilih", ("Jawa Barat",)) is None
    (True, True)
    """
    words = folded(title).split()
    if _kinds("not") & set(words):
        return None
    for size in range(min(len(words), 3), 0, -1):
        first = " ".join(words[:size])
        known = {word for name in body_names for word in folded(name).split()}
        if first in _kinds("seat"):
            return first if set(words[size:]) <= known else " ".join(words)
        if first in _kinds("field"):
            return " ".join(words)
    return None


@cache
def _kinds(kind: str) -> frozenset[str]:
    return frozenset(folded(title) for title, found in lexicon("single_seats", ("title", "kind")) if found == kind)
