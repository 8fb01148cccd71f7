"""Where thousands of nodes stand: each community is a round patch, the weightiest in its middle, patches side by side.

A drawing by forces of so many takes minutes and ends as a ball of wool; patches take a second and can be read.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

STEP: Final = 46.0
"""Distance between neighbours in a patch, in the units of the canvas."""
GAP: Final = 70.0
_TURN: Final = 2.399963229728653
"""The golden angle: seeds of a sunflower lie so, none over another."""
_TRIES: Final = 64


def crowd(groups: Sequence[int], weights: Sequence[int], edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a position for each node, in whole pixels, the same on every run; `groups` are community numbers."""
    import numpy as np

    members: dict[int, list[int]] = defaultdict(list)
    for at in sorted(range(len(groups)), key=lambda one: (-weights[one], one)):
        members[groups[at]].append(at)
    order = sorted(members, key=lambda group: (group < 0, -len(members[group]), group))
    centres = _patches([_radius(len(members[group])) for group in order], _ties(order, groups, edges))
    points = np.zeros((len(groups), 2))
    for group, centre in zip(order, centres, strict=True):
        points[members[group]] = centre + _sunflower(len(members[group]))
    return [(round(float(x)), round(float(y))) for x, y in points]


def _sunflower(count: int) -> Any:
    import numpy as np

    rank = np.arange(count)
    radius = STEP * np.sqrt(rank) * 0.78
    return np.stack([radius * np.cos(rank * _TURN), radius * np.sin(rank * _TURN)], axis=1)


def _radius(count: int) -> float:
    return float(STEP * count**0.5 * 0.78 + GAP / 2)


def _ties(order: list[int], groups: Sequence[int], edges: Sequence[tuple[int, int]]) -> list[dict[int, int]]:
    """Return for each patch how many edges tie it to each other one, by their places in `order`."""
    place = {group: at for at, group in enumerate(order)}
    ties: list[dict[int, int]] = [defaultdict(int) for _ in order]
    for start, end in edges:
        one, other = place[groups[start]], place[groups[end]]
        if one != other:
            ties[one][other] += 1
            ties[other][one] += 1
    return ties


def _patches(radii: list[float], ties: list[dict[int, int]]) -> Any:
    """Return the centres: each patch as near to those it is tied to as there is room, the largest first."""
    import numpy as np

    centres, sizes = np.zeros((len(radii), 2)), np.array(radii)
    angles = np.arange(_TRIES) * 2 * np.pi / _TRIES
    ring = np.stack([np.cos(angles) * 1.3, np.sin(angles) * 0.8], axis=1)
    for at in range(1, len(radii)):
        near = [(other, weight) for other, weight in ties[at].items() if other < at]
        wish = sum((centres[other] * weight for other, weight in near), np.zeros(2))
        wish = wish / max(sum(weight for _, weight in near), 1)
        reach = 0.0
        while True:
            tried = wish + ring * reach
            apart = np.linalg.norm(tried[:, None] - centres[None, :at], axis=2) - sizes[:at]
            free = (apart >= sizes[at]).all(axis=1)
            if free.any():
                centres[at] = tried[free][np.linalg.norm(tried[free], axis=1).argmin()]
                break
            reach += sizes[at] / 2 + GAP
    return centres
