"""Described things that are one although their words differ: "para pelaku IKM" and "industri kecil dan menengah"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from kg.find.acronyms import initials
from kg.find.phrase_words import edge
from kg.records import Chain
from kg.schema import DESCRIBABLE

SHORT = 3
"""Letters that a short form has at least."""
Form = tuple[str, str]
"""A type, and words in small letters or their initials."""


def together(text: str, chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """Return the chains, those of one described thing joined, in order of their first mention.

    Words that only say that many are meant ("para", "pelaku") change nothing; a short form goes with the one phrase
    that it stands for. Joined chains have the name of the one without such words, or of the phrase.
    """
    homes: dict[Form, int] = {}
    for number, chain in enumerate(chains):
        for form in _forms(text, chain):
            homes.setdefault((chain.type, form.casefold()), number)
    spelled: dict[Form, set[int]] = defaultdict(set)
    for (kind, words), number in homes.items():
        spelled[kind, initials(words)].add(number)
    joined: dict[int, list[Chain]] = {}
    for number, chain in enumerate(chains):
        joined.setdefault(_home(text, chains, number, homes, spelled), []).append(chain)
    found = [_one(text, chains[number], parts) for number, parts in joined.items()]
    return tuple(sorted(found, key=lambda chain: chain.mentions[0].span))


def _forms(text: str, chain: Chain) -> dict[str, None]:
    """Return the forms of a described thing, each once and in order; none of anything else."""
    named = (one for one in chain.mentions if one.kind != "anaphor") if chain.type in DESCRIBABLE else ()
    return dict.fromkeys(one.span.of(text) for one in named)


def _home(
    text: str, chains: Sequence[Chain], number: int, homes: Mapping[Form, int], spelled: Mapping[Form, Set[int]]
) -> int:
    """Return the number of the chain that a chain is joined to, its own where there is no other."""
    passed = [number]
    while True:
        further = next((one for one in _further(text, chains[passed[-1]], homes, spelled) if one not in passed), None)
        if further is None:
            return passed[-1]
        passed.append(further)


def _further(text: str, chain: Chain, homes: Mapping[Form, int], spelled: Mapping[Form, Set[int]]) -> Iterator[int]:
    """Yield the chains of which this one is the same by its words; `spelled` has those of each type and initials."""
    for form in _forms(text, chain):
        if (number := homes.get((chain.type, without_many(form.casefold())))) is not None:
            yield number
        if form.isalpha() and form.isupper() and len(form) >= SHORT:
            phrases = spelled.get((chain.type, form), ())
            yield from phrases if len(phrases) == 1 else ()


def without_many(low: str) -> str:
    """Return words without those at their beginning that only say that many are meant.

    >>> without_many("para pelaku ikm")
    'ikm'
    """
    words = low.split()
    while len(words) > 1 and (words[0] in edge("quantity") or words[0] in edge("collective")):
        del words[0]
    return " ".join(words)


def _one(text: str, home: Chain, parts: Sequence[Chain]) -> Chain:
    """Return the parts as one chain, named like its home, without words that only say that many are meant."""
    if len(parts) == 1:
        return home
    mentions = tuple(sorted({one for part in parts for one in part.mentions}))
    forms = {form.casefold(): form for one in reversed(mentions) if (form := one.span.of(text))}
    return replace(home, mentions=mentions, name=forms.get(without_many(home.name.casefold()), home.name))
