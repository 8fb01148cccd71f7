"""Which articles print the same report: a wire story in ten outlets is one source, not ten.

Candidates come by MinHash over the words of their clauses, so that the cost grows with the number of articles and not
of pairs; whether two of them are one report is decided by the clauses that they share, and by nothing else, so that the
answer for two articles is the same in every archive.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any, Final

from kg.records import Article

SHORTEST_CLAUSE: Final = 40
"""Characters; shorter stretches between full stops are found in unrelated articles too."""
SHARE: Final = 0.5
"""Of the clauses of the shorter article, from which two articles count as one report."""
FEWEST: Final = 2
"""Clauses that must be shared where both articles have as many: one sentence is also quoted."""
BANDS, ROWS = 48, 2
_SCHEME: Final = "affine32"

_CLAUSE_END = re.compile(r"[.!?\n]+")
_NO_LETTER = re.compile(r"[\W\d_]+")


def reprints(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article id the smallest id among the articles that print the same report.

    >>> wire = "Bupati meresmikan pasar ikan yang baru di tepi pelabuhan lama kemarin pagi."
    >>> reprints([Article("b", "KOTA (A) - " + wire), Article("a", wire), Article("c", "Lain lagi.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    first: dict[str, str] = {}
    own: dict[str, frozenset[int]] = {}
    holders: dict[bytes, list[str]] = defaultdict(list)
    for one in sorted(articles, key=lambda one: one.id):
        first[one.id], own[one.id] = one.id, clauses(one.text)
        marks = bands(own[one.id])
        for other in sorted({other for mark in marks for other in holders[mark]}):
            if is_reprint(own[one.id], own[other]):
                left, right = sorted((_root(first, one.id), _root(first, other)))
                first[right] = left
        for mark in marks:
            holders[mark].append(one.id)
    return {one: _root(first, one) for one in first}


def clauses(text: str) -> frozenset[int]:
    """Return the fingerprints of an article's long clauses; their ends count, since datelines stand before them."""
    plain = (_NO_LETTER.sub(" ", clause.lower()).strip() for clause in _CLAUSE_END.split(text))
    return frozenset(_fingerprint(clause[-SHORTEST_CLAUSE:]) for clause in plain if len(clause) >= SHORTEST_CLAUSE)


def bands(own: frozenset[int]) -> tuple[bytes, ...]:
    """Return what an article shares with its likely reprints: one of these is enough to look closer."""
    if not own:
        return ()
    sketch = _minhash()(num_perm=BANDS * ROWS, permutations=_permutations(), scheme=_SCHEME, hashfunc=int)
    sketch.update_batch(sorted(value & 0xFFFFFFFF for value in own))
    values = sketch.hashvalues
    return tuple(
        number.to_bytes(1, "little") + values[number * ROWS : (number + 1) * ROWS].tobytes() for number in range(BANDS)
    )


def is_reprint(one: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether two articles with these clauses print one report."""
    fewer = min(len(one), len(other))
    return fewer > 0 and len(one & other) >= max(SHARE * fewer, min(FEWEST, fewer))


@cache
def _permutations() -> object:
    return _minhash()(num_perm=BANDS * ROWS, scheme=_SCHEME).permutations


@cache
def _minhash() -> Any:
    """Return datasketch's MinHash, without the second and a half that its package takes to load scipy for its indexes.

    The module is loaded under a package that is empty for that moment; whoever imports datasketch later gets all of it.
    """
    if "datasketch" not in sys.modules and (found := find_spec("datasketch")):
        sys.modules["datasketch"] = module_from_spec(found)
        try:
            return import_module("datasketch.minhash").MinHash
        finally:
            del sys.modules["datasketch"]
    return import_module("datasketch").MinHash


def _fingerprint(clause: str) -> int:
    return int.from_bytes(blake2b(clause.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _root(first: dict[str, str], one: str) -> str:
    while first[one] != one:
        one = first[one]
    return one
