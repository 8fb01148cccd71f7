"""Which predicted entity is which entity of gold."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.knowledge import words
from kg.schema import DESCRIBABLE, EVENT, FACILITY, GROUP, ORGANISATIONS, ORGANIZATION, PERSON, PLACE

Row = Mapping[str, Any]
Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
_PLAIN = DESCRIBABLE | {PERSON, PLACE}


def align(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, str]:
    """Return for each predicted entity that has a partner in gold the id of that partner.

    The most similar pair is taken first; of equals, the one that comes first in gold, then in the prediction.
    """
    golden = [(one["type"], names(one)) for one in gold]
    found = [(one["type"], names(one)) for one in predicted]
    pairs = sorted(
        (-likeness, i, j)
        for i, one in enumerate(golden)
        for j, other in enumerate(found)
        if (likeness := _similarity(*one, *other)) > 0
    )
    partners: dict[str, str] = {}
    taken = set()
    for _, i, j in pairs:
        mine, theirs = gold[i]["id"], predicted[j]["id"]
        if mine not in taken and theirs not in partners:
            partners[theirs] = mine
            taken.add(mine)
    return partners


def names(entity: Row) -> set[Words]:
    """Return the name and mentions of an entity in lower-case words; a legal form at the start may be left out.

    >>> sorted(names({"name": "PT Maju Jaya", "mentions": ["Maju Jaya", {"text": "MJ"}]}))
    [('maju', 'jaya'), ('mj',), ('pt', 'maju', 'jaya')]
    """
    mentions = [entity.get("name") or "", *entity.get("mentions", ())]
    forms = {split(one["text"] if isinstance(one, Mapping) else one) for one in mentions}
    forms |= {form[1:] for form in forms if form and form[0] in words("optional_first_words")}
    return forms - {()}


def split(text: str) -> Words:
    """Return the words of a text, case folded."""
    return tuple(_WORD.findall(text.casefold()))


def is_described(entity: Row) -> bool:
    """Return whether an entity is a described thing, not a named one."""
    kind = entity["type"]
    return kind in (GROUP, EVENT) or (kind in DESCRIBABLE and bool(entity["name"][:1].islower()))


def _similarity(kind: str, forms: set[Words], other: str, others: set[Words]) -> float:
    """Return how well two entities match, 0 where they do not: names decide, and words for what is only described."""
    if _coarse(kind) != _coarse(other):
        return 0.0
    shared = forms & others
    if shared:
        return 2 + len(shared) / len(forms | others) + 0.5 * (kind == other)
    if kind not in DESCRIBABLE:
        return 0.0
    best = max((_jaccard(set(one), set(two)) for one in forms for two in others), default=0.0)
    return best if best >= 0.5 else 0.0


def _coarse(kind: str) -> str | None:
    """Return the coarse type: all organisations are one, facilities are places; None for types that we do not know."""
    if kind in ORGANISATIONS:
        return ORGANIZATION
    if kind == FACILITY:
        return PLACE
    return kind if kind in _PLAIN else None


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
