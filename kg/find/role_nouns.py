"""Whom a pointing noun means: "politikus itu", "mantan pelatih tersebut", "perusahaan itu"."""

from collections.abc import Iterable
from functools import cache

from kg.find.cues import words
from kg.find.pointing import Stage, pointed_at
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, is_head, post_words, written_out
from kg.knowledge import lexicon
from kg.schema import ORGANISATIONS, ORGANIZATION, PERSON, PLACE

PHRASE = 6
"""Tokens of a pointing phrase: "wanita kelahiran kota hujan itu"."""
NAMED_INSIDE = ORGANISATIONS | {PLACE}
"""What a pointing phrase may name: "pemain Elang FC itu"."""
NOUN_MEMORY = 4
"""Sentences that "perusahaan itu" looks back."""
DESCRIPTION = 3
"""Tokens of a phrase that says who somebody is, the demonstrative included; "pemuda itu" may be a stranger."""


def holder(stage: Stage, at: int, end: int, *, loose: bool = False) -> Placed | None:
    """Return the person whose post the tokens name ("Wakil Ketua MPR"), the latest speaker first; None if nobody's.

    With `loose` the first word of the title is enough, of those who were named before: "pelatih asal Spanyol itu".
    """
    row = stage.row
    if at >= end or not is_head(row.tokens[at].form):
        return None
    said = _meaning(row.low[at : at + 1] if loose else row.low[at:end])
    best: Placed | None = None
    for post in stage.posts:
        placed = row.of(post.person)
        if placed and loose and placed.chain.mentions[0].span.start > row.tokens[at].span.start:
            continue
        if placed and said <= _meaning(tuple(post.evidence.of(row.text).casefold().split())):
            if stage.latest is not None and placed.chain is stage.latest.chain:
                return placed
            if best is None or (loose and _nearer(placed, best, at)):
                best = placed
    return best


def _nearer(one: Placed, other: Placed, at: int) -> bool:
    """Return whether `one` is nearer to token `at` than `other`; who is named before it is nearer than who is later."""
    return (one.first > at, abs(one.first - at)) < (other.first > at, abs(other.first - at))


def _meaning(low: Iterable[str]) -> frozenset[str]:
    """Return the words of a title without marks, demonstratives and joining words, short forms written out."""
    plain = (word.strip('.,()"“”') for word in low)
    full = (one for word in plain if word for one in written_out(word))
    return frozenset(word for word in full if word.isalnum()) - words("demonstrative") - post_words("joint")


@cache
def _nouns() -> dict[str, str]:
    return {noun: kind for noun, kind in lexicon("role_nouns", ("noun", "type"))}  # noqa: C416  (rows are tuples of str)


def is_role(low: str) -> bool:
    """Return whether the noun may point back at a person: "pria", "politikus"."""
    return _nouns().get(low) == PERSON


def is_unknown(low: str) -> bool:
    """Return whether the noun names no kind of thing that we know of."""
    return low not in _nouns()


def end_of_phrase(row: Stream, at: int) -> int:
    """Return where the phrase that the noun at `at` begins ends ("lembaga antirasuah itu"); `at` if it does not point.

    A noun that names no known kind of thing must stand right before the demonstrative.
    """
    known = row.low[at] in _nouns() or is_head(row.tokens[at].form)
    limit = min(row.end_of_sentence(at), at + (PHRASE if known else 2))
    for token in range(at + 1, limit):
        if token in row.on and known and row.on[token].chain.type in NAMED_INSIDE:
            continue
        if token in row.on or not row.low[token].isalnum() or row.low[token] in words("stop") | words("turn"):
            return at
        if row.low[token] in words("demonstrative"):
            return token + 1
    return at


def noun_meant(stage: Stage, at: int, end: int) -> Placed | None:
    """Return whom or what the phrase means: a person by his role, a thing by its noun, else the last of its type."""
    row, low = stage.row, stage.row.low[at]
    if is_head(row.tokens[at].form) or is_role(low):
        return holder(stage, at, end) or holder(stage, at, end, loose=True) or pointed_at(stage, at)
    first = row.bounds[max(0, row.sentence[at] - NOUN_MEMORY)][0]
    earlier = row.within(first, at)[::-1]
    kind = _nouns().get(low)
    kinds = ORGANISATIONS if kind == ORGANIZATION else {kind}
    called = (one for one in earlier if low == row.low[one.first])
    fitting = (one for one in earlier if one.chain.type in kinds)
    return next(called, None) or next(fitting, None)


def pointed_by_noun(stage: Stage, at: int, end: int) -> Placed | None:
    """Return whom "politikus Golkar itu" or "badan tersebut" means.

    A noun that names no known role means the person of whom is spoken where more is said of him ("warga lereng itu").
    """
    row = stage.row
    while at + 1 < end and row.low[at] in former() | words("turn"):
        at += 1
    own = next((one for one in row.within(at, end) if one.end == end - 1), None)
    if own and (own.first == at or row.low[own.first - 1] in words("called") or row.low[at] in words("account")):
        return own
    meant = noun_meant(stage, at, end)
    told = end - at >= DESCRIPTION and is_unknown(row.low[at])
    return meant or (pointed_at(stage, at) if told else None)
