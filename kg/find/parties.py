"""Coordination: "X, Y, dan Z" and "X bersama Y" fill one slot together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from kg.find.bounds import Bounds, Reach
from kg.find.clause import has_role
from kg.records import Mention
from kg.schema import AGENTS, FACILITY, ORGANISATIONS, PLACE

Party: TypeAlias = tuple[Mention, ...]
"""Mentions that fill one slot together."""
Placed: TypeAlias = tuple[Bounds, Mention]

SCENES = frozenset({PLACE, FACILITY})
SEPARATORS = frozenset({",", "/", ";"})
LONGEST_TITLE = 3


def parties(
    forms: Sequence[str], placed: Sequence[Placed], wide: Sequence[Reach]
) -> Iterator[tuple[Party, int, tuple[int, ...], tuple[int, ...]]]:
    """Yield (party, where it begins, boundaries where it may be entered, and left); coordinated mentions come first.

    A member of a list of three or more is met at the outer ends of the list only, so that the commas of a list are
    not read as those of "Sleman, Yogyakarta". What follows it before the comma, "(Vietnam)", is its own only.
    """
    at = 0
    lefts, rights = [each[0] for each in wide], [each[1] for each in wide]
    while at < len(placed):
        run = _run(forms, placed, wide, at)
        if len(run) > 1:
            yield tuple(placed[i][1] for i in run), lefts[run[0]][0], lefts[run[0]], rights[run[-1]][:1]
        if len(run) > 2:
            for before, after in pairwise(run):
                rights[before], lefts[after] = rights[before][1:], ()
        at = run[-1] + 1
    for (_, mention), begins, left, right in zip(placed, wide, lefts, rights, strict=True):
        yield (mention,), begins[0][0], left, right


def _run(forms: Sequence[str], placed: Sequence[Placed], wide: Sequence[Reach], first: int) -> list[int]:
    """Return the indices of the mentions coordinated with `first`, itself included, up to the last "dan"."""
    run, joined = [first], 1
    while (found := _next(forms, placed, wide, run[-1])) is not None:
        index, coordinated = found
        run.append(index)
        if coordinated:
            joined = len(run)
    return run[:joined]


def _next(forms: Sequence[str], placed: Sequence[Placed], wide: Sequence[Reach], last: int) -> tuple[int, bool] | None:
    """Return the mention that continues the list after `last`, and whether a coordinator stands before it."""
    at, kind = _separator(forms, wide[last][1][0])
    if kind is None:
        return None
    reach = at + (LONGEST_TITLE if kind != "mark" else 0)
    for index in range(last + 1, min(last + 4, len(placed))):
        if any(at <= left <= reach and _plain(forms, at, left) for left in wide[index][0]):
            if _alike(placed[last][1].type, placed[index][1].type, companion=kind == "companion"):
                return index, kind != "mark"
            return None
    return None


def _separator(forms: Sequence[str], at: int) -> tuple[int, str | None]:
    """Return the boundary behind what joins two members, and its kind: mark, coordinator, companion or None."""
    kind = None
    while at < len(forms) and kind in (None, "mark"):
        if forms[at] in SEPARATORS and kind is None:
            kind = "mark"
        elif has_role(forms[at], "coordinator"):
            kind = "coordinator"
        elif has_role(forms[at], "companion"):
            kind = "companion"
        else:
            break
        at += 1
    while kind == "coordinator" and at < len(forms) and has_role(forms[at], "auxiliary"):
        at += 1
    return at, kind


def _plain(forms: Sequence[str], start: int, end: int) -> bool:
    """Return whether only the words of a title or a noun stand between the boundaries."""
    return all(forms[i][0].isalpha() and not has_role(forms[i], "preposition") for i in range(start, end))


def _alike(one: str, other: str, *, companion: bool) -> bool:
    if companion and one in AGENTS and other in AGENTS:
        return True
    return one == other or any(one in kinds and other in kinds for kinds in (ORGANISATIONS, SCENES))
