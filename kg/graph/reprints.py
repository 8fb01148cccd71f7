"""Which articles print the same report: a wire story in ten outlets is one source, not ten."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.records import Article

SHORTEST_CLAUSE = 40
"""Characters; shorter stretches between full stops are found in unrelated articles too."""
WIDEST_CLAUSE = 50
"""Articles; what stands in more of them is an outlet's furniture."""
SHARE = 0.5
"""Of the clauses of the shorter article, from which two articles count as one report."""

_CLAUSE_END = re.compile(r"[.!?\n]+")
_NO_LETTER = re.compile(r"[\W\d_]+")


def reprints(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article id the smallest id among the articles that print the same report.

    >>> wire = "Bupati meresmikan pasar ikan yang baru di tepi pelabuhan lama kemarin pagi."
    >>> reprints([Article("b", "KOTA (A) - " + wire), Article("a", wire), Article("c", "Lain lagi.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    clauses = {one.id: _clauses(one.text) for one in sorted(articles, key=lambda one: one.id)}
    first = {one: one for one in clauses}
    for (left, right), shared in sorted(_shared(clauses).items()):
        if shared >= SHARE * min(len(clauses[left]), len(clauses[right])):
            first[_root(first, right)] = _root(first, left)
    smallest: dict[str, str] = {}
    for one in first:
        smallest.setdefault(_root(first, one), one)
    return {one: smallest[_root(first, one)] for one in first}


def _clauses(text: str) -> frozenset[str]:
    plain = (_NO_LETTER.sub(" ", clause.lower()).strip() for clause in _CLAUSE_END.split(text))
    return frozenset(clause[-SHORTEST_CLAUSE:] for clause in plain if len(clause) >= SHORTEST_CLAUSE)


def _shared(clauses: Mapping[str, frozenset[str]]) -> Counter[tuple[str, str]]:
    """Return how many clauses each two articles share; the end of a clause counts, since datelines stand before it."""
    holders: dict[str, list[str]] = defaultdict(list)
    for one in clauses:
        for clause in clauses[one]:
            holders[clause].append(one)
    pairs: Counter[tuple[str, str]] = Counter()
    for holding in holders.values():
        if len(holding) <= WIDEST_CLAUSE:
            pairs.update(combinations(holding, 2))
    return pairs


def _root(first: Mapping[str, str], one: str) -> str:
    while first[one] != one:
        one = first[one]
    return one
