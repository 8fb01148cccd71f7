"""Whether tokens hold a predicate: a verb by its prefix, an auxiliary, "tidak", "ada" …"""

from kg.find.clause import has_role
from kg.find.cues import words
from kg.find.stream import Stream

SHORTEST = 5
"""Letters of a word whose prefix makes a verb of it."""
ACTIVE = frozenset({"me", "ber"})
"""The prefixes of a verb whose subject acts."""


def has_predicate(row: Stream, first: int, end: int) -> bool:
    """Return whether a word among the tokens makes a clause of them."""
    return any(
        row.low[token] in words("predicate") or _is_verb(row.low[token], words("prefix"))
        for token in range(first, end)
        if _is_plain(row, token)
    )


def has_main_predicate(row: Stream, first: int, end: int) -> bool:
    """Return whether a clause begins among the tokens that belongs to no noun: "beras yang dijual" holds none."""
    return any(
        has_predicate(row, token, token + 1) and not _is_dependent(row, token, first) for token in range(first, end)
    )


def has_verb(row: Stream, first: int, end: int) -> bool:
    """Return whether a word among the tokens has the prefix of a verb."""
    return any(_is_plain(row, token) and _is_verb(row.low[token], words("prefix")) for token in range(first, end))


def is_active(row: Stream, at: int) -> bool:
    """Return whether the token is a verb whose subject acts: "menolak", "berangkat"."""
    return _is_plain(row, at) and _is_verb(row.low[at], ACTIVE)


def _is_plain(row: Stream, token: int) -> bool:
    return token not in row.on and row.tokens[token].form[:1].islower()


def _is_verb(low: str, prefixes: frozenset[str]) -> bool:
    return len(low) >= SHORTEST and low.startswith(tuple(sorted(prefixes))) and low not in words("noun")


def _is_dependent(row: Stream, token: int, floor: int) -> bool:
    """Return whether "yang" or a preposition stands before the predicate, "yang" also one word farther off."""
    before = row.low[max(floor, token - 2) : token]
    return any(has_role(low, "relative") for low in before) or bool(before and before[-1] in words("stop"))
