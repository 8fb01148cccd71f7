"""Names that leave out words of a longer one: "Stadion GBT" of "Stadion GBT Surabaya", "F-16" of "jet tempur F-16"."""

from collections.abc import Sequence
from functools import cache

from kg.find.alias_told import Name
from kg.find.name_lexicon import known_names
from kg.knowledge import lexicon

SURE = 0.75
"""The share of short names that must be one thing with the longer one, when one is added to what was counted for
either: only then are two taken for one."""


def longer_name(name: Name, others: Sequence[Name]) -> Name | None:
    """Return the longest of the `others` that have all words of `name`, if they are all one thing and its type allows.

    `others` are names of its type that are not known to be the same.
    """
    fitting = [(other, where) for other in others if (where := place(name.form, other.form))]
    roots = {id(other.root()) for other, _ in fitting}
    if len(roots) != 1 or (" " in name.form and known_names().get(name.form)):
        return None
    told = [other for other, where in fitting if (name.type, where, _words(name.form)) in _one_thing()]
    return max(told, key=lambda other: (len(other.form), -other.start), default=None)


def place(short: str, full: str) -> str | None:
    """Return where the words of a name stand in a longer one, None where they are not all there in order.

    >>> place("stadion GBT", "Stadion GBT Surabaya"), place("jet F-16", "jet tempur F-16"), place("GBT", "Stadion")
    ('beginning', 'ends', None)
    """
    words, whole = short.casefold().split(), full.casefold().split()
    rest = iter(whole)
    if len(words) >= len(whole) or not all(word in rest for word in words):
        return None
    if whole[: len(words)] == words:
        return "beginning"
    if whole[-len(words) :] == words:
        return "end"
    if (whole[0], whole[-1]) == (words[0], words[-1]):
        return "ends"
    inside = any(whole[at : at + len(words)] == words for at in range(len(whole)))
    return "inside" if inside else "apart"


def _words(form: str) -> str:
    return "more" if " " in form else "one"


@cache
def _one_thing() -> frozenset[tuple[str, str, str]]:
    """Return (type, place, words) of the short names that are mostly one thing with the longer one."""
    rows = lexicon("short_names", ("type", "place", "words", "same", "other"))
    return frozenset(
        (kind, where, words)
        for kind, where, words, same, other in rows
        if int(same) + 1 >= SURE * (int(same) + int(other) + 2)
    )
