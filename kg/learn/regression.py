"""Logistic regression over named features, with any number of labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.errors import InputError
from kg.learn.descent import lowest
from kg.learn.rows import Floats, Rows, columns_of
from kg.learn.seen import NO, YES, Seen


@dataclass(frozen=True, slots=True)
class Settings:
    """How a table is learnt.

    `penalty` is that of the squares of the weights, halved; `fewest` the articles that a feature must occur in;
    `constant` the feature that every candidate has, which costs no penalty.
    """

    penalty: float
    fewest: int
    constant: str


@dataclass(frozen=True, slots=True)
class Model:
    """The weight of each feature for each label."""

    columns: dict[str, int]
    labels: tuple[str, ...]
    weights: Floats

    def scores(self, candidates: Sequence[Seen]) -> Floats:
        """Return the scores of candidates × labels."""
        return Rows.of(candidates, self.columns).across(self.weights)

    def probabilities(self, candidates: Sequence[Seen]) -> Floats:
        """Return the probabilities of candidates × labels."""
        return _shares(self.scores(candidates))

    def for_yes(self) -> dict[str, float]:
        """Return the weight of each feature for YES against NO."""
        difference = self.weights[:, self.labels.index(YES)] - self.weights[:, self.labels.index(NO)]
        return {name: float(difference[place]) for name, place in self.columns.items()}


def fit(candidates: Sequence[Seen], settings: Settings) -> Model:
    """Return the weights that explain the labels best. Same candidates, same weights.

    Two labels share a weight half and half, so that the penalty of their difference is half of the one given.
    Raises InputError where there are no two labels to tell apart.
    """
    columns = columns_of(candidates, settings.fewest)
    labels = tuple(sorted({one.label for one in candidates}))
    if len(labels) < 2:
        raise InputError(f"all {len(candidates)} candidates are alike in gold: nothing can be learnt from them")
    rows = Rows.of(candidates, columns)
    truth = np.array([[one.label == label for label in labels] for one in candidates], dtype=np.float64)
    penalty = np.full((len(columns), 1), settings.penalty)
    penalty[columns[settings.constant]] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        shares = _shares(rows.across(weights))
        missed = -float(np.log(np.maximum((shares * truth).sum(axis=1), 1e-300)).sum())
        return missed + float((penalty * weights**2).sum()) / 2, rows.down(shares - truth) + penalty * weights

    return Model(columns, labels, lowest(loss, np.zeros((len(columns), len(labels)))))


def _shares(scores: Floats) -> Floats:
    """Return the shares of exponentials in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
