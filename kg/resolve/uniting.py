"""What the user tied together across kinds of names, a generic one and one of its own; and what he kept apart."""

from collections.abc import Sequence
from dataclasses import replace

from kg.resolve.appearance import Appearance, Cluster
from kg.resolve.decisions import Decision, Decisions
from kg.resolve.grouping import decided


def united(found: Sequence[Cluster], block: Sequence[Appearance], decisions: Decisions) -> list[Cluster]:
    """Return the clusters of a block; those that the two sides of a merge mean are one, unless a split parts them.

    The first of them in `found` gives its id, name and type.
    """
    kept = dict(enumerate(found))
    at = {(one.article, one.number): one for one in block}
    for row in decisions.merges if len(kept) > 1 else ():
        sides = [
            {n for n, one in kept.items() if any(side.means(at[anchor]) for anchor in one.members)}
            for side in (row.one, row.other)
        ]
        places = sorted(sides[0] | sides[1]) if all(sides) else []
        lots = [[at[anchor] for anchor in kept[n].members] for n in places]
        for first, *rest in compatible(lots, decisions.splits):
            if rest:
                kept[places[first]] = _one([kept[places[first]], *(kept.pop(places[n]) for n in rest)], row)
    return list(kept.values())


def compatible(lots: Sequence[Sequence[Appearance]], splits: Sequence[Decision]) -> list[list[int]]:
    """Return the places of the lots in groups: each joins the first in which no split keeps it from another."""
    groups: list[tuple[list[int], set[int], set[int]]] = []
    for place, lot in enumerate(lots):
        ones, others = _sides(lot, splits)
        home = next((each for each in groups if not (ones & each[2] or others & each[1])), None)
        if home is None:
            groups.append(([place], ones, others))
        else:
            home[0].append(place)
            home[1].update(ones)
            home[2].update(others)
    return [places for places, _, _ in groups]


def _sides(lot: Sequence[Appearance], splits: Sequence[Decision]) -> tuple[set[int], set[int]]:
    """Return the splits of which a lot holds the one side, and those of which it holds the other and not the one."""
    pairs = [(n, row, one) for n, row in enumerate(splits) for one in lot]
    ones = {n for n, row, one in pairs if row.one.means(one)}
    return ones, {n for n, row, one in pairs if row.other.means(one) and not row.one.means(one)}


def _one(parts: Sequence[Cluster], row: Decision) -> Cluster:
    """Return the first of the clusters with the members, names and reasons of all."""
    first = parts[0]
    names = {name for one in parts for name in (one.name, *one.aliases)}
    members = tuple(sorted(anchor for one in parts for anchor in one.members))
    why = {merge.member: merge for one in parts for merge in one.merges}
    why |= {one.members[0]: decided(one.members[0], row) for one in parts[1:]}
    return replace(
        first,
        aliases=tuple(sorted(names - {first.name})),
        members=members,
        merges=tuple(why[anchor] for anchor in members if anchor in why),
    )
