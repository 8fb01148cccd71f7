"""What two candidates share of the names beside them."""

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.commonness import telling
from kg.resolve.profiles import Profile

_STEADY = 5
"""One of this many members must stand beside a name for it to be a steady neighbour."""
_COMPARED = 8
"""The most members that are compared one with one for a name."""


def shared_company(one: Profile, other: Profile) -> tuple[float, list[str]]:
    """Return how much the shared names tell, and the names, the most telling first.

    Either two articles share them, one of each side, or they are steady neighbours of both: what many articles about
    many namesakes have in common, a name here and a name there, would else tie anybody to the largest of them.
    """
    shared = [key for key in sorted(one.beside.keys() & other.beside.keys()) if telling(key)]
    score = max(_closest(one, other, shared), sum(telling(key) * _steady(key, one, other) for key in shared))
    return score, sorted(shared, key=lambda key: (-telling(key), key))


def _steady(key: str, one: Profile, other: Profile) -> float:
    return min(1.0, *(_STEADY * len(side.beside[key]) / len(side.members) for side in (one, other)))


def _closest(one: Profile, other: Profile, shared: Iterable[str]) -> float:
    """Return what the two members tell that share most."""
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for key in shared:
        for mine in one.beside[key][:_COMPARED]:
            for theirs in other.beside[key][:_COMPARED]:
                pairs[mine, theirs] += telling(key)
    return max(pairs.values(), default=0.0)
