"""A net for tests: it believes the rules, or says what it is told to, and encodes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.language.sight import Floats, Sight
from kg.model import Thresholds
from kg.model.layers import CLUES, FACTS, LAYERS, tags

SURE = 20.0
THRESHOLDS = Thresholds(
    name=0.6,
    half=0.4,
    described=0.7,
    bare=0.8,
    agreed=0.6,
    coreferent=0.6,
    title=0.6,
    quote=0.8,
    relation=0.8,
    holds=0.4,
    apart=0.7,
    at=0.05,
    body=0.5,
    says=0.05,
    speaker=0.4,
    when=0.5,
    ruled=0.05,
)
"""What tests of the gates ask of a net, whatever is chosen for the shipped one."""


@dataclass(frozen=True)
class Believing:
    """Every tag and every fact is the rules' own; with `deaf` there is none at all.

    `adds` maps a fact of the rules to one that the net tells beside it.
    """

    deaf: bool = False
    adds: tuple[tuple[str, str], ...] = ()

    def cut(self, forms: Sequence[str]) -> list[list[int]]:
        """Return one piece for each three characters."""
        return [[4 + len(form)] * -(-len(form) // 3) for form in forms]

    def look(self, pieces: Sequence[int], clues: NDArray[np.int64], first: Sequence[int], last: Sequence[int]) -> Sight:
        """Return a window whose tags are the clues."""
        assert len(pieces) == len(clues) <= 512
        rows = clues[list(first)]
        logits = []
        for column, labels in enumerate(LAYERS.values()):
            told = rows[:, column] * (not self.deaf)
            logits.append(SURE * np.eye(tags(labels), dtype=np.float32)[told])
        empty = np.zeros((len(pieces), 1), dtype=np.float32)
        return Sight(empty, empty[None] @ empty.T[None], tuple(logits))

    def relate(self, sight: Sight, pairs: Mapping[str, NDArray[Any]]) -> Floats:
        """Return logits that hold exactly the rules' facts."""
        threshold = np.zeros((len(pairs["pairs"]), 1), dtype=np.float32)
        told = pairs["clues"][:, : len(FACTS)].copy()
        for fact, added in self.adds:
            told[:, FACTS.index(added)] = np.maximum(told[:, FACTS.index(added)], told[:, FACTS.index(fact)])
        return np.hstack([threshold, SURE * (2 * told * (not self.deaf) - 1)]).astype(np.float32)


assert list(CLUES)[: len(LAYERS)] == list(LAYERS)
