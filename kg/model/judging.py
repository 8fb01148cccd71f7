"""Logits of pairs → facts with their probability."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from kg.language.sight import Floats
from kg.model.layers import AT, FACTS, HOLDS, KINDS, SAYS, WHEN, possible
from kg.model.pairing import Pairs

Judged = Mapping[tuple[int, int], Mapping[str, float]]
"""(subject, object), numbers of things → each fact that may be so, with its probability; those below LEAST left out."""

LEAST = 0.01
"""A fact below this probability is not even kept."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The probabilities from which on a finding stands; chosen on the development articles, stored with the weights.

    What stands here is where the choice begins: what was chosen for weights before.

    `half` is for names that stand only with what is said of them; `agreed` for stretches and `ruled` for facts that the
    rules found too, where it is lower; `bare` for described things of one word ("program") and names that are an
    ordinary word ("Kantor"), of which the surest mention counts; `coreferent` for two chains being one thing; `apart`
    for the holder of a title who does not stand by it, `body` for a title's that stands whatever the rules say,
    `speaker` for one whom the rules do not see though they see a cue.
    """

    name: float = 0.65
    half: float = 0.4
    described: float = 0.75
    bare: float = 0.8
    agreed: float = 0.05
    coreferent: float = 0.5
    title: float = 0.6
    quote: float = 0.9
    relation: float = 0.6
    holds: float = 0.2
    apart: float = 0.7
    at: float = 0.2
    body: float = 0.3
    says: float = 0.05
    speaker: float = 0.4
    when: float = 0.5
    ruled: float = 0.2

    def of(self, fact: str) -> float:
        """Return the threshold of a fact."""
        return {HOLDS: self.holds, AT: self.at, SAYS: self.says, WHEN: self.when}.get(fact, self.relation)


def judged(seen: Iterable[tuple[Pairs, Floats]]) -> Judged:
    """Return what the pair head says of an article's pairs, window by window; the surest window counts."""
    found: dict[tuple[int, int], dict[str, float]] = {}
    for pairs, logits in seen:
        probabilities = 1 / (1 + np.exp(np.clip(logits[:, :1] - logits[:, 1:], -30, 30)))
        for row, column in zip(*np.nonzero(probabilities >= LEAST), strict=True):
            one, two = pairs.pairs[row]
            fact, likely = FACTS[column], round(float(probabilities[row, column]), 3)
            if fact not in possible(KINDS[pairs.kinds[one]], KINDS[pairs.kinds[two]]):
                continue
            facts = found.setdefault((pairs.things[one], pairs.things[two]), {})
            facts[fact] = max(likely, facts.get(fact, 0.0))
    return found
