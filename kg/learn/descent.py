"""The lowest point of a smooth function, by L-BFGS: the way down is bent by what the last steps showed of the slope."""

from collections import deque
from collections.abc import Callable

import numpy as np

from kg.learn.rows import Floats

STEPS = 400
MEMORY = 10
FLAT = 1e-3
"""A slope that is nowhere steeper is flat: weights are written with two digits."""
ENOUGH = 1e-4
SHORTEST = 1e-10

Function = Callable[[Floats], tuple[float, Floats]]
Steps = deque[tuple[Floats, Floats]]


def lowest(function: Function, start: Floats) -> Floats:
    """Return where `function`, which gives its value and slope at a point, is lowest. It must be convex."""
    here, (value, slope) = start, function(start)
    steps: Steps = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        if np.abs(slope).max() < FLAT:
            break
        way = -_bent(slope, steps)
        drop, size = float((slope * way).sum()), 1.0 if steps else 1.0 / float(np.abs(slope).sum())
        ahead, ahead_slope = function(here + size * way)
        while ahead > value + ENOUGH * size * drop and size > SHORTEST:
            size /= 2
            ahead, ahead_slope = function(here + size * way)
        if (size * way * (ahead_slope - slope)).sum() > 0:
            steps.append((size * way, ahead_slope - slope))
        here, value, slope = here + size * way, ahead, ahead_slope
    return here


def _bent(slope: Floats, steps: Steps) -> Floats:
    """Return the slope divided by the curvature that the last steps met (Nocedal 1980, two loops)."""
    bent, shares = slope, []
    for step, change in reversed(steps):
        share = (step * bent).sum() / (step * change).sum()
        shares.append(share)
        bent = bent - share * change
    if steps:
        step, change = steps[-1]
        bent = bent * ((step * change).sum() / (change * change).sum())
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        bent = bent + (share - (change * bent).sum() / (step * change).sum()) * step
    return bent
