"""What function words do in a clause, from lexicon/clause.tsv."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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


def denies(forms: Sequence[str], at: int) -> bool:
    """Return whether the word at `at`, of words in lower case, denies what follows: "tidak", but not "tidak hanya".

    >>> denies(["tidak", "mendukung"], 0), denies(["tidak", "hanya", "mendukung"], 0)
    (True, False)
    """
    return has_role(forms[at], "negation") and not (at + 1 < len(forms) and has_role(forms[at + 1], "limit"))


def has_role(form: str, role: str) -> bool:
    """Return whether a word, in lower case, can play `role`.

    >>> has_role("akan", "planned"), has_role("rumah", "planned")
    (True, False)
    """
    return role in roles().get(form, _NONE)
