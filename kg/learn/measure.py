"""Cross-validation: each candidate judged by weights learnt from other articles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.learn.regression import Settings, fit
from kg.learn.rows import Floats
from kg.learn.seen import YES, Observed, Seen

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of the things told are right, and how many gold wants."""

    right: int
    told: int
    wanted: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.told, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.told + self.wanted, 1)
        return (
            f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} ({self.told} told, {self.wanted} in gold)"
        )


def foreseen(candidates: Sequence[Seen], settings: Settings) -> list[dict[str, float]]:
    """Return the probability of each label for each candidate, from the articles of the other folds."""
    found: list[dict[str, float]] = [{} for _ in candidates]
    for fold in range(FOLDS):
        model = fit([one for one in candidates if one.article % FOLDS != fold], settings)
        places = [place for place, one in enumerate(candidates) if one.article % FOLDS == fold]
        rated: Floats = model.probabilities([candidates[place] for place in places]) if places else np.empty((0, 0))
        for place, row in zip(places, rated.tolist(), strict=True):
            found[place] = dict(zip(model.labels, row, strict=True))
    return found


def typed(observed: Observed, foreseen: Sequence[dict[str, float]], nothing: str) -> Figures:
    """Return how well the likeliest labels agree with gold; `nothing` is the label of what is not told."""
    chosen = [max(sorted(row), key=lambda label: row[label]) for row in foreseen]
    pairs = list(zip(chosen, observed.candidates, strict=True))
    right = sum(label == one.label != nothing for label, one in pairs)
    return Figures(right, sum(label != nothing for label, _ in pairs), observed.wanted)


def told(observed: Observed, foreseen: Sequence[dict[str, float]], threshold: float) -> Figures:
    """Return how well the likeliest candidate of each thing agrees with gold, where it is likely enough."""
    best: dict[tuple[int, int], tuple[float, Seen]] = {}
    for row, one in zip(foreseen, observed.candidates, strict=True):
        key, likely = (one.article, one.thing), row.get(YES, 0.0)
        if likely >= threshold and (key not in best or likely > best[key][0]):
            best[key] = likely, one
    kept = [one for _, one in best.values() if one.judged]
    return Figures(sum(one.label == YES for one in kept), len(kept), observed.wanted)
