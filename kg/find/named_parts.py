"""Parts of organisations that are told by their names: "Komisi II DPR" is part of DPR, whatever the sentence says."""

from collections.abc import Iterator, Mapping, Sequence
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
    """The number of an organisation's chain, and the mention that first calls it by one of its names."""

    chain: int
    mention: Mention


def named_parts(text: str, chains: Sequence[Chain]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (part, whole) for each organisation whose name begins as a part's does and goes on with another's name.

    Of several names that it goes on with the longest counts: "DPD Partai Melati" is a part of "Partai Melati".
    """
    wholes = _wholes(text, chains)
    for number, chain in enumerate(chains):
        if chain.type in PARTS:
            found = (_whole_of(mention, text, number, wholes) for mention in chain.mentions)
            yield from [pair for pair in found if pair][:1]


def _wholes(text: str, chains: Sequence[Chain]) -> dict[Words, list[Whole]]:
    """Return the organisations that have each name, in the order of the chains."""
    found: dict[Words, list[Whole]] = {}
    for number, chain in enumerate(chains):
        for mention in chain.mentions if chain.type in WHOLES else ():
            if mention.kind == "name":
                named = found.setdefault(_words(mention, text), [])
                if not named or named[-1].chain != number:
                    named.append(Whole(number, mention))
    return found


def _whole_of(
    mention: Mention, text: str, number: int, wholes: Mapping[Words, Sequence[Whole]]
) -> tuple[Mention, Mention] | None:
    words = _words(mention, text)
    if mention.kind != "name" or not (size := _head(words)):
        return None
    runs = (words[start:end] for start in range(size, len(words)) for end in range(start + 1, len(words) + 1))
    fitting = [(len(run), one.mention) for run in runs for one in wholes.get(run, ()) if one.chain != number]
    _, longest = max(fitting, key=lambda each: (each[0], -each[1].span.start), default=(0, None))
    return (mention, longest) if longest else None


def _words(mention: Mention, text: str) -> Words:
    return tuple(mention.span.of(text).split())


def _head(words: Words) -> int:
    """Return how many words the name of a part begins with before its own name may end, 0 where it is no part's."""
    lengths = range(min(LONGEST_HEAD, len(words) - 1), 0, -1)
    return next((size for size in lengths if " ".join(words[:size]).lower() in _heads()), 0)


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for (head,) in lexicon("part_heads", ("head",)))
