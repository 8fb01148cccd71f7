"""What function words do in a clause, from lexicon/clause.tsv."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg import knowledge


@cache
def roles() -> Mapping[str, frozenset[str]]:
    """Return the roles of each function word: auxiliary, preposition, linker, coordinator, negation …"""
    found: dict[str, set[str]] = defaultdict(set)
    for word, role in knowledge.lexicon("clause", ("word", "role")):
        found[word].add(role)
    return {word: frozenset(each) for word, each in found.items()}


_NONE: frozenset[str] = frozenset()


def has_role(form: str, role: str) -> bool:
    """Return whether a word, in lower case, can play `role`.

    >>> has_role("akan", "planned"), has_role("rumah", "planned")
    (True, False)
    """
    return role in roles().get(form, _NONE)
