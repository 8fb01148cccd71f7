"""A sentence as the patterns see it: tokens, and the mentions that begin and end between them.

Places in a scene are boundaries between tokens, 0 to the number of tokens. A mention is met at its own bounds and at
its wider ones: with the quotation marks, the brackets, the title and the apposition that belong to it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from kg.find.bounds import Bounds, widen
from kg.find.parties import Party, parties
from kg.language import morphology
from kg.records import Mention, Post, Sentence, Span
from kg.schema import DESCRIBABLE

Doors: TypeAlias = Mapping[int, Sequence[tuple[int, Party]]]

LEAD = 4
"""How many words before a stretch still belong to it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, ready to be matched.

    `opening[i]` lists (end, party) of what begins at boundary i, `closing[i]` (start, party) of what ends there, larger
    parties first. `inside` holds the places of tokens that are part of a mention within which no other one stands;
    `closed` those of them that cannot trigger a pattern (the words of "Nota Kesepahaman tentang Kolaborasi" can).
    `types` are those of all mentions.
    """

    spans: tuple[Span, ...]
    forms: tuple[str, ...]
    opening: Doors
    closing: Doors
    mentions: tuple[tuple[Bounds, Mention], ...]
    inside: frozenset[int]
    closed: frozenset[int]
    types: frozenset[str]

    def span(self, start: int, end: int) -> Span:
        """Return the characters from boundary `start` to boundary `end`."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def around(self, start: int, end: int) -> frozenset[str]:
        """Return the words of a stretch and of a little before it, those of mentions left out."""
        places = range(max(0, start - LEAD), end)
        return frozenset(self.forms[place] for place in places if place not in self.inside)

    def is_verb(self, place: int) -> bool:
        """Return whether the token is a verb in the active or the passive voice, and no part of a mention."""
        return place not in self.inside and voice(self.forms[place]) is not None


@cache
def voice(form: str) -> str | None:
    """Return the voice of a word in lower case, None for what is no verb."""
    return morphology.voice(form)


def stage(sentence: Sentence, mentions: Sequence[Mention], posts: Sequence[Post]) -> Scene:
    """Return the scene of `sentence`; `mentions` are those inside it, in order, `posts` those of its persons."""
    pieces = tuple(_pieces(sentence, mentions))
    spans = tuple(span for span, _ in pieces)
    forms = tuple(form for _, form in pieces)
    placed = tuple(_placed(spans, mentions))
    wide = tuple(widen(forms, spans, core, mention, posts) for core, mention in placed)
    opening: dict[int, list[tuple[int, Party]]] = defaultdict(list)
    closing: dict[int, list[tuple[int, Party]]] = defaultdict(list)
    for party, start, lefts, rights in parties(forms, placed, wide):
        for left in lefts:
            opening[left].extend((right, party) for right in rights)
        for right in rights:
            closing[right].append((start, party))
    leaves = tuple(_innermost(placed))
    inside = frozenset(place for (start, end), _ in leaves for place in range(start, end))
    proper = [bounds for bounds, mention in leaves if mention.type not in DESCRIBABLE]
    closed = frozenset(place for start, end in proper for place in range(start, end))
    types = frozenset(mention.type for _, mention in placed)
    return Scene(spans, forms, opening, closing, placed, inside, closed, types)


def _pieces(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str]]:
    """Yield the tokens in lower case, cut where a mention begins or ends inside one ("dukungan|nya")."""
    cuts = sorted({edge for mention in mentions for edge in (mention.span.start, mention.span.end)})
    at = 0
    for token in sentence.tokens:
        start = token.span.start
        while at < len(cuts) and cuts[at] < token.span.end:
            if cuts[at] > start:
                yield _piece(token.form, token.span.start, start, cuts[at])
                start = cuts[at]
            at += 1
        yield _piece(token.form, token.span.start, start, token.span.end)


def _piece(form: str, origin: int, start: int, end: int) -> tuple[Span, str]:
    return Span(start, end), form[start - origin : end - origin].lower()


def _placed(spans: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[tuple[Bounds, Mention]]:
    begins = {span.start: place for place, span in enumerate(spans)}
    ends = {span.end: place + 1 for place, span in enumerate(spans)}
    for mention in mentions:
        if mention.span.start in begins and mention.span.end in ends:
            yield (begins[mention.span.start], ends[mention.span.end]), mention


def _innermost(placed: Sequence[tuple[Bounds, Mention]]) -> Iterator[tuple[Bounds, Mention]]:
    """Yield the mentions that hold no other one: the words around a nested name may still be cues."""
    for index, (bounds, mention) in enumerate(placed):
        if index + 1 == len(placed) or placed[index + 1][0][0] >= bounds[1]:
            yield bounds, mention
