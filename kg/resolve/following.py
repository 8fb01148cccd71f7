"""Where a key leads: from a short form to what it stands for in the articles that explain it."""

from collections.abc import Callable, Mapping

from kg.resolve.appearance import Key
from kg.resolve.commonness import is_generic
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.keys import entry_of
from kg.resolve.persons import AT
from kg.schema import PERSON

Told = Callable[[Key], Mapping[str, int]]
CLEAR = 0.9
"""The share of the articles that explain a short form which must agree on what it stands for."""


def follow(key: Key, told: Told, decisions: Decisions = NONE) -> tuple[Key, ...]:
    """Return the keys from `key` to its block, the block last: all keys of which `told` was asked.

    `told` gives for a short key each longer one of its family that articles use it for, and in how many articles. A
    short key leads on where nearly all of them agree; what a gazetteer knows, or what many things are called, leads
    nowhere. A circle ends at its first key in the order of the alphabet.

    >>> readings = {("organisation", "ypt"): {"iaiasan pelita tani": 3}}
    >>> follow(("organisation", "ypt"), lambda key: readings.get(key, {}))[-1]
    ('organisation', 'iaiasan pelita tani')
    """
    path = [key]
    while (step := _next(path[-1], told, decisions)) is not None:
        if step in path:
            end = min(path[path.index(step) :])
            return tuple(path) if end == path[-1] else (*path, end)
        path.append(step)
    return tuple(path)


def _next(key: Key, told: Told, decisions: Decisions) -> Key | None:
    decided = decisions.leads(key)
    if decided is not None:
        return decided
    family, form = key
    if _ends(family, form):
        return None
    clear = _clear(key, told(key), decisions)
    if clear is None and family == PERSON and AT in form:
        return family, form.partition(AT)[0]
    return clear


def _ends(family: str, form: str) -> bool:
    return family != PERSON and (entry_of(family, form) is not None or is_generic(family, form))


def _clear(key: Key, readings: Mapping[str, int], decisions: Decisions) -> Key | None:
    """Return the longer key on which the articles agree, None where they do not."""
    family = key[0]
    if not readings:
        return None
    best = min(readings, key=lambda longer: (-readings[longer], longer))
    agreed = readings[best] >= CLEAR * sum(readings.values())
    return (family, best) if agreed and not decisions.apart(key, (family, best)) else None
