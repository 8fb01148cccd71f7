"""Chains of an article that are one thing although no rule of aliases says so, by weights learnt from gold."""

from collections.abc import Sequence
from dataclasses import replace

from kg.find.coreferent_features import pairs
from kg.find.entitled import entitled
from kg.find.weights import probability
from kg.records import Chain, Document

TABLE = "coreferent_weights"
THRESHOLD = 0.8
"""Two chains are one from this probability on; chosen on the training articles."""
APART = 0.15
"""Chains are not joined by others while two of them are less likely one than this."""


def join_coreferent(document: Document, chains: Sequence[Chain], threshold: float = THRESHOLD) -> tuple[Chain, ...]:
    """Return the chains in their order, those that most likely are one joined in the place of the first of them.

    A thing and its title surely are; then the likeliest two are joined first. Joined chains have the name of the
    fullest proper form, else the fullest.
    """
    likely = {(one, two): probability(TABLE, features) for one, two, features in pairs(document, chains)}
    likely |= dict.fromkeys(entitled(document.article.text, chains), 1.0)
    groups = [{number} for number in range(len(chains))]
    for (one, two), chance in sorted(likely.items(), key=lambda each: (-each[1], each[0])):
        if chance < threshold:
            break
        first, second = groups[one], groups[two]
        if first is not second and _least(likely, first, second) >= APART:
            first |= second
            for number in second:
                groups[number] = first
    kept = {min(group): group for group in groups}
    return tuple(_joined([chains[number] for number in sorted(kept[first])]) for first in sorted(kept))


def _least(likely: dict[tuple[int, int], float], first: set[int], second: set[int]) -> float:
    """Return the lowest probability that one of each are one thing; those that share no word say nothing."""
    return min(likely.get((min(one, two), max(one, two)), 1.0) for one in first for two in second)


def _joined(chains: Sequence[Chain]) -> Chain:
    if len(chains) == 1:
        return chains[0]
    mentions = tuple(sorted({mention for chain in chains for mention in chain.mentions}))
    return replace(max(chains, key=_fullness), mentions=mentions)


def _fullness(chain: Chain) -> tuple[bool, bool, int]:
    proper = any(mention.kind == "name" for mention in chain.mentions)
    return proper, not chain.name.isupper(), len(chain.name)
