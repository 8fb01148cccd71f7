"""How much of a large graph goes into the page: all of a small one, and what a dossier needs of a large one."""

from dataclasses import dataclass
from typing import Final

from kg.view.picture import Picture


@dataclass(frozen=True, slots=True)
class Budget:
    """The most sentences that are kept for each claim, of each speaker, and for the mentions of each thing."""

    evidence: int
    sayings: int
    mentions: int


FULL: Final = Budget(evidence=200, sayings=10_000, mentions=10_000)
SPARE: Final = Budget(evidence=2, sayings=20, mentions=0)
MANY: Final = 60_000
"""Stretches of text from which a page keeps only some: it would grow beyond what a phone can open."""


def budget_of(picture: Picture) -> Budget:
    """Return what fits: everything, or for a large graph what a dossier cannot do without."""
    mentions = sum(len(thing.mentions) for thing in picture.things.values())
    evidence = sum(len(claim.evidence) for claim in picture.claims)
    return FULL if mentions + evidence + len(picture.sayings) <= MANY else SPARE
