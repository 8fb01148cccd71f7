"""Noun phrases around the head nouns of lexicon/described_heads.tsv: head, quantity before it, modifiers after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.find.cover import Cover
from kg.find.phrase_words import counts, edge, figure, is_quantity, is_verb, is_year, singular
from kg.knowledge import lexicon
from kg.records import Chain, Document, Sentence, Span, Token
from kg.schema import EVENT, GOVERNMENT_BODY, GROUP, ORGANIZATION, PERSON, SPORTS_TEAM

LONGEST = 7
"""Modifiers after a head. A name counts as one; gold has hardly a phrase that is longer."""
BODIES = frozenset({GOVERNMENT_BODY, ORGANIZATION})
"""Those with whom an event is held that is told by them: "rapat dengan Komisi II"."""
MOST = 4
"""Words of quantity before a head ("lebih dari 80 ribu desa")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head and modifiers in lower case, and where it stands.

    `first` and `last` are the indices of its tokens in the sentence (`last` included), `core` that of its head.
    `names` are the modifiers that are names, with their types; `followed` is the type of a name right after it.
    `count` is the exact number before the head, word by word; empty where none is printed.
    """

    span: Span
    type: str
    head: str
    modifiers: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    sentence: int
    first: int
    core: int
    last: int
    followed: str | None
    count: tuple[str, ...] = ()


def find_phrases(document: Document, names: tuple[Chain, ...]) -> tuple[Phrase, ...]:
    """Return the described things that may be meant, in order; their heads never lie in a name."""
    named = sorted((mention.span, mention.type) for chain in names for mention in chain.mentions)
    found: list[Phrase] = []
    place = 0
    for number, sentence in enumerate(document.sentences):
        while place < len(named) and named[place][0].end <= sentence.span.start:
            place += 1
        stop = place
        while stop < len(named) and named[stop][0].start < sentence.span.end:
            stop += 1
        found.extend(_phrases(sentence, number, Cover(sentence, named[place:stop])))
    return tuple(found)


def _phrases(sentence: Sentence, number: int, cover: Cover) -> Iterator[Phrase]:
    """Yield the phrases of one sentence; a head inside a phrase of its own type begins no phrase."""
    ends: dict[str, int] = {}
    for index in range(len(sentence.tokens)):
        last = _match_end(sentence, cover, index)
        if last and index > ends.get(EVENT, -1):
            ends[EVENT] = last
            yield _match(sentence, number, cover, index, last)
        head = None if cover.type(index) else head_at(sentence.tokens, index)
        if head is not None and index > ends.get(heads()[head], -1):
            phrase = _grown(sentence, number, cover, index)
            ends[phrase.type] = phrase.last
            if not _is_the_name(phrase):
                yield phrase


def _match_end(sentence: Sentence, cover: Cover, index: int) -> int | None:
    """Return the last token of two teams with "vs" between them that begin at `index`, None if none do."""
    link = cover.last(index) + 1
    if cover.type(index) != SPORTS_TEAM or cover.type(index - 1) or cover.type(link + 1) != SPORTS_TEAM:
        return None
    return cover.last(link + 1) if sentence.tokens[link].form.lower() in edge("versus") else None


def _match(sentence: Sentence, number: int, cover: Cover, first: int, last: int) -> Phrase:
    """Return the match of two teams that no noun leads: it is called as any match is."""
    tokens = sentence.tokens
    sides = (tokens[first : cover.last(first) + 1], tokens[cover.last(first) + 2 : last + 1])
    names = tuple(" ".join(token.form.lower() for token in side) for side in sides)
    span = Span(tokens[first].span.start, tokens[last].span.end)
    (head,) = edge("match")
    typed = tuple((name, SPORTS_TEAM) for name in names)
    return Phrase(span, EVENT, head, names, typed, number, first, first, last, cover.type(last + 1))


def _is_the_name(phrase: Phrase) -> bool:
    """Return whether a phrase is but a name with its kind before it ("program Laut Bersih"): no other thing."""
    return len(phrase.modifiers) == 1 and [kind for _, kind in phrase.names] == [phrase.type]


def head_at(tokens: tuple[Token, ...], index: int) -> str | None:
    """Return the head noun that a token is, None if it is none.

    A head that the table writes in lower case may have a capital at the start of a sentence or a quotation.
    """
    form = tokens[index].form
    if form in heads():
        return form
    if not form.islower() and not (form[1:].islower() and (index == 0 or tokens[index - 1].kind != "word")):
        return None
    head = singular(form.lower())
    return head if head in heads() else None


def _grown(sentence: Sentence, number: int, cover: Cover, core: int) -> Phrase:
    """Return the phrase around a head, with the quantity before it and its modifiers."""
    tokens, first, last = sentence.tokens, core, core
    head = head_at(tokens, core) or ""
    kind = heads()[head]
    while first > max(0, core - MOST) and not cover.type(first - 1) and is_quantity(tokens[first - 1]):
        first -= 1
    modifiers: list[str] = []
    names: list[tuple[str, str]] = []
    while len(modifiers) < LONGEST:
        step = _step(tokens, cover, last + 1, kind, bool(names))
        if step is None:
            break
        here, last = step
        modifiers.append(" ".join(token.form.lower() for token in tokens[here : last + 1]))
        named = cover.type(here)
        if named:
            names.append((modifiers[-1], named))
    span = Span(tokens[first].span.start, tokens[last].span.end)
    count = tuple(figure(token) for token in tokens[first:core] if counts(token))
    return Phrase(
        span, kind, head, tuple(modifiers), tuple(names), number, first, core, last, cover.type(last + 1), count
    )


def _step(tokens: tuple[Token, ...], cover: Cover, index: int, kind: str, named: bool) -> tuple[int, int] | None:
    """Return the first and last token of the modifier at `index` or behind a link there; None at the phrase's end."""
    if index >= len(tokens):
        return None
    if cover.type(index):
        return None if cover.type(index) == PERSON and kind == GROUP else (index, cover.last(index))
    if _is_short_form(tokens, index):
        after = index + 3
        return (after, after) if after < len(tokens) and _is_modifier(tokens[after], kind) else None
    token = tokens[index]
    lower = token.form.lower()
    joined = token.kind == "mark" and lower in "-–/" and named and cover.type(index + 1)
    if joined or (kind == EVENT and _links(lower, cover.type(index + 1), named=named)):
        return index + 1, cover.last(index + 1)
    if counts(token) and not is_year(token):
        return (index, index + 1) if kind == EVENT and _is_counted(tokens, cover, index + 1) else None
    return (index, index) if _is_modifier(token, kind) else None


def _is_short_form(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a short form in brackets stands at `index`: "industri kecil menengah (IKM) otomotif" goes on."""
    opening, *inside = (token.form for token in tokens[index : index + 3])
    return opening == "(" and inside[1:] == [")"] and inside[0].isupper()


def _links(form: str, side: str | None, *, named: bool) -> bool:
    """Return whether a word joins a side of some type to an event.

    "laga Persib melawan Persija", "perang Rusia dan Ukraina", "rapat kerja dengan Komisi II".
    """
    if side is None:
        return False
    return form in edge("link") or (named and form in edge("pair")) or (side in BODIES and form in edge("with"))


def _is_counted(tokens: tuple[Token, ...], cover: Cover, index: int) -> bool:
    """Return whether the word at `index` is what the number before it counts: "babak 16 besar"."""
    if index >= len(tokens) or cover.type(index) or tokens[index].kind != "word":
        return False
    return tokens[index].form.islower() and _is_modifier(tokens[index], EVENT)


def _is_modifier(token: Token, kind: str) -> bool:
    """Return whether a token that is no name may stand in a noun phrase."""
    form = token.form
    if token.kind == "number":
        return kind == EVENT and is_year(token)
    if token.kind != "word" or form in edge("stop"):
        return False
    return not form.islower() or not is_verb(form)


@cache
def heads() -> dict[str, str]:
    """Return head noun → type."""
    return {row[0]: row[1] for row in lexicon("described_heads", ("head", "type", "same"))}


@cache
def synonyms() -> dict[str, str]:
    """Return head noun → the head noun that outlets use for the same thing ("warga" → "masyarakat")."""
    return {row[0]: row[2] for row in lexicon("described_heads", ("head", "type", "same")) if row[2]}
