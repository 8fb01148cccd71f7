"""Parts of organisations that are told by their names: "Komisi II DPR" is part of DPR, whatever the sentence says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.knowledge import lexicon
from kg.records import Chain, Mention
from kg.schema import COMPANY, ORGANISATIONS, SPORTS_TEAM

RULE = "part-by-name"
LONGEST_HEAD = 3
PARTS = ORGANISATIONS - {COMPANY, SPORTS_TEAM}
WHOLES = ORGANISATIONS - {SPORTS_TEAM}

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The name of an organisation as words, its place among the chains, and where the article says it first."""

    words: Words
    chain: int
    mention: Mention


def named_parts(text: str, chains: Sequence[Chain]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (part, whole) for each organisation whose name begins as a part's does and goes on with another's name.

    Of several names that it goes on with the longest counts: "DPD Partai Melati" is a part of "Partai Melati".
    """
    wholes = tuple(_wholes(text, chains))
    for number, chain in enumerate(chains):
        if chain.type in PARTS:
            found = (_whole_of(mention, text, number, wholes) for mention in chain.mentions)
            yield from [pair for pair in found if pair][:1]


def _wholes(text: str, chains: Sequence[Chain]) -> Iterator[Whole]:
    for number, chain in enumerate(chains):
        names: dict[Words, Mention] = {}
        if chain.type in WHOLES:
            for mention in chain.mentions:
                if mention.kind == "name":
                    names.setdefault(tuple(mention.span.of(text).split()), mention)
        yield from (Whole(words, number, mention) for words, mention in names.items())


def _whole_of(mention: Mention, text: str, number: int, wholes: Sequence[Whole]) -> tuple[Mention, Mention] | None:
    words = tuple(mention.span.of(text).split())
    if mention.kind != "name" or not (size := _head(words)):
        return None
    fitting = [one for one in wholes if one.chain != number and _goes_on(words, size, one.words)]
    longest = max(fitting, key=lambda one: (len(one.words), -one.mention.span.start), default=None)
    return (mention, longest.mention) if longest else None


def _head(words: Words) -> int:
    """Return how many words the name of a part begins with before its own name may end, 0 where it is no part's."""
    lengths = range(min(LONGEST_HEAD, len(words) - 1), 0, -1)
    return next((size for size in lengths if " ".join(words[:size]).lower() in _heads()), 0)


def _goes_on(words: Words, size: int, whole: Words) -> bool:
    return any(words[at : at + len(whole)] == whole for at in range(size, len(words) - len(whole) + 1))


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for (head,) in lexicon("part_heads", ("head",)))
