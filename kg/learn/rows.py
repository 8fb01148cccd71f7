"""Rows of named features as a sparse matrix of zeros and ones."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learn.seen import Seen

Floats = NDArray[np.float64]
Places = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of chosen rows of a matrix, one sum after the other: `chosen` end to end, `starts` where each begins."""

    chosen: Places
    starts: Places

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> "Sums":
        """Return the sums over lists of row numbers, none of them empty."""
        sizes = np.array([len(one) for one in lists])
        chosen = np.fromiter((place for one in lists for place in one), dtype=np.int64)
        return cls(chosen, np.concatenate(([0], np.cumsum(sizes)[:-1])))

    def __call__(self, matrix: Floats) -> Floats:
        """Return one row for each sum."""
        summed: Floats = np.add.reduceat(matrix[self.chosen], self.starts, axis=0)
        return summed


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix of candidates × features: `across` sums what belongs to features, `down` what belongs to candidates."""

    across: Sums
    down: Sums

    @classmethod
    def of(cls, candidates: Sequence[Seen], columns: dict[str, int]) -> "Rows":
        """Return the matrix of the features in `columns`; each candidate has one of them at least."""
        lists = [sorted({columns[name] for name in one.features if name in columns}) for one in candidates]
        turned: list[list[int]] = [[] for _ in columns]
        for number, places in enumerate(lists):
            for place in places:
                turned[place].append(number)
        return cls(Sums.of(lists), Sums.of(turned))


def columns_of(candidates: Sequence[Seen], fewest: int) -> dict[str, int]:
    """Return the features that `fewest` articles or more have, in alphabetical order, each with its number."""
    articles: dict[str, set[int]] = defaultdict(set)
    for one in candidates:
        for name in one.features:
            articles[name].add(one.article)
    kept = sorted(name for name, found in articles.items() if len(found) >= fewest)
    return {name: number for number, name in enumerate(kept)}
