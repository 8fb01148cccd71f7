"""What the encoder makes of a window, and how it is asked: the seam between the reader and whatever runs the net."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sight:
    """A window of T pieces and N tokens, encoded.

    `states` T × width · `attention` heads × T × T, of the last layer · `tags`: for each layer N × its tags, logits.
    """

    states: Floats
    attention: Floats
    tags: tuple[Floats, ...]


class Net(Protocol):
    """The encoder with its heads."""

    def cut(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the pieces of each form."""
        ...

    def look(self, pieces: Sequence[int], clues: NDArray[np.int64], first: Sequence[int], last: Sequence[int]) -> Sight:
        """Return a window, encoded; `clues` are tags of the rules, T × layers."""
        ...

    def relate(self, sight: Sight, pairs: Mapping[str, NDArray[Any]]) -> Floats:
        """Return the logits of facts, P × (1 + facts); a fact holds as far as it exceeds the first column."""
        ...
