"""Pairs of persons under one name: "Sari Dewi/Rina Ayu" in sport, "pasangan Budi-Andi" at the polls."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from kg.find.clause import has_role
from kg.knowledge import lexicon, words
from kg.records import Chain, Document, Mention, Span
from kg.schema import GROUP, PERSON, SPORTS_TEAM

RULE = "pair"
REACH = 40
"""Characters before a pair among which a word announces it ("pasangan nomor urut satu, Budi Santosa dan …")."""
STROKE = "/"
SIGNS = frozenset({STROKE, "-", "–"})

Placed = tuple[Mention, int]
"""A person's mention with the number of its chain."""


def find_pairs(document: Document, named: Sequence[Chain]) -> tuple[Chain, ...]:
    """Return the pairs of an article, each with all its mentions, in order of first mention.

    Two names that a stroke joins are a pair if they are so joined twice; two that a dash or "dan" joins, if a word
    before them says so once. Three or more names in a row are a list. Of whom the article knows but one name is in no
    pair: half of "Jean - Michel Aulas" is none.
    """
    full = [(number, chain) for number, chain in enumerate(named) if chain.type == PERSON and " " in chain.name]
    persons = sorted((mention, number) for number, chain in full for mention in chain.mentions)
    text = document.article.text
    found: dict[tuple[int, int], list[Span]] = {}
    for (first, one), (second, other) in _side_by_side(text, persons):
        if one != other:
            found.setdefault((one, other), []).append(Span.covering(first.span, second.span))
    kinds = ((spans, _kind(document, spans)) for spans in found.values())
    return tuple(_chain(text, spans, kind) for spans, kind in kinds if kind)


def _side_by_side(text: str, persons: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield the neighbours that are joined, and to none else by the same sign."""
    signs = [text[one.span.end : other.span.start].strip() for (one, _), (other, _) in pairwise(persons)]
    for at, (first, second) in enumerate(pairwise(persons)):
        listed = signs[at] in {*signs[max(0, at - 1) : at], *signs[at + 1 : at + 2]}
        if has_role(signs[at].lower(), "coordinator") or (signs[at] in SIGNS and not listed):
            yield first, second


def _kind(document: Document, spans: Sequence[Span]) -> str | None:
    """Return the type of the pair that these stretches speak of, None if they are no pair."""
    struck = [span for span in spans if STROKE in span.of(document.article.text)]
    if struck:
        return SPORTS_TEAM if len(struck) > 1 else None
    kind = next((kind for span in spans if (kind := _announced(document, span.start))), None)
    return kind if kind != GROUP or _tells_of_polls(document) else None


def _tells_of_polls(document: Document) -> bool:
    """Return whether an article tells of candidates: elsewhere "pasangan" are husband and wife."""
    return any(token.form.lower() in words("poll_words") for one in document.sentences for token in one.tokens)


def _announced(document: Document, start: int) -> str | None:
    """Return the type of the pair that a word before `start` announces, None if none does."""
    at = bisect_right(document.sentences, start, key=lambda sentence: sentence.span.start) - 1
    begin = max(start - REACH, document.sentences[at].span.start if at >= 0 else 0)
    before = document.article.text[begin:start].lower().split()
    return next((_kinds()[word] for word in reversed(before) if word in _kinds()), None)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, kind in lexicon("pair_words", ("word", "type"))}  # noqa: C416  (rows are tuples of str)


def _chain(text: str, spans: Sequence[Span], kind: str) -> Chain:
    fullest = max(spans, key=lambda span: (len(span), -span.start))
    return Chain(fullest.of(text), kind, tuple(Mention(span, kind) for span in spans))


def pair_members(chains: Sequence[Chain]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (person, pair) for both persons of each pair, at its first mention."""
    persons = sorted(mention for chain in chains if chain.type == PERSON for mention in chain.mentions)
    starts = [mention.span.start for mention in persons]
    for chain in chains:
        pair = chain.mentions[0]
        if chain.type in (GROUP, SPORTS_TEAM) and pair.kind == "name":
            inside = persons[bisect_left(starts, pair.span.start) : bisect_left(starts, pair.span.end)]
            members = [person for person in inside if pair.span.covers(person.span) and person.kind == "name"]
            yield from ((person, pair) for person in members if len(members) > 1)


def without_paired(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, sorted, without the persons that a sign makes one: what is told of it is told of both.

    Of those whom "dan" joins it is told one by one as well: they are a list.
    """
    end = 0
    for mention in mentions:
        if mention.kind == "name" and mention.type in (GROUP, SPORTS_TEAM) and _is_signed(text, mention.span):
            end = mention.span.end
        if mention.type != PERSON or mention.span.end > end:
            yield mention


def _is_signed(text: str, span: Span) -> bool:
    return not any(has_role(word, "coordinator") for word in span.of(text).lower().split())
