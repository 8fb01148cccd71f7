"""Logistic regression over named features, with weights learnt from the training articles and kept as tables."""

import math
from functools import cache

from kg.knowledge import lexicon


def probability(table: str, found: frozenset[str]) -> float:
    """Return the probability that lexicon/`table`.tsv gives a thing with these features.

    A feature without a weight counts nothing.
    """
    weighed = weights(table)
    total = weighed[""] + sum(weighed.get(feature, 0.0) for feature in sorted(found))
    return 1 / (1 + math.exp(-total))


@cache
def weights(table: str) -> dict[str, float]:
    """Return feature → weight; the empty feature has the weight that everything starts with."""
    return {feature: float(weight) for feature, weight in lexicon(table, ("feature", "weight"))}
