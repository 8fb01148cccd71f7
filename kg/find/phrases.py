"""Noun phrases around the head nouns of lexicon/described_heads.tsv: head, quantity before it, modifiers after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.find.cover import Cover
from kg.find.time_words import values
from kg.knowledge import lexicon
from kg.records import Chain, Document, Sentence, Span, Token
from kg.schema import EVENT, GROUP, PERSON

LONGEST = 7
"""Modifiers after a head. A name counts as one; gold has hardly a phrase that is longer."""
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
        head = None if cover.type(index) else head_at(sentence.tokens, index)
        if head is not None and index > ends.get(heads()[head], -1):
            phrase = _grown(sentence, number, cover, index)
            ends[phrase.type] = phrase.last
            if not _is_the_name(phrase):
                yield phrase


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
    while first > max(0, core - MOST) and not cover.type(first - 1) and _is_quantity(tokens[first - 1]):
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
    count = tuple(_figure(token) for token in tokens[first:core] if _counts(token))
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
    if index + 1 < len(tokens) and cover.type(index + 1) and kind == EVENT and _links(lower, named):
        return index + 1, cover.last(index + 1)
    if token.kind == "mark" and lower in "-–/" and named and index + 1 < len(tokens) and cover.type(index + 1):
        return index + 1, cover.last(index + 1)
    return (index, index) if _is_modifier(token, kind) else None


def _is_short_form(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a short form in brackets stands at `index`: "industri kecil menengah (IKM) otomotif" goes on."""
    opening, *inside = (token.form for token in tokens[index : index + 3])
    return opening == "(" and inside[1:] == [")"] and inside[0].isupper()


def _links(form: str, named: bool) -> bool:
    """Return whether a word joins the sides of an event ("laga Persib melawan Persija", "perang Rusia dan Ukraina")."""
    return form in edge("link") or (named and form in edge("pair"))


def _is_modifier(token: Token, kind: str) -> bool:
    """Return whether a token that is no name may stand in a noun phrase."""
    form = token.form
    if token.kind == "number":
        return kind == EVENT and len(form) == 4 and form[:2] in ("19", "20")
    if token.kind != "word" or form in edge("stop"):
        return False
    return not form.islower() or not is_verb(form)


def is_verb(form: str) -> bool:
    """Return whether a word in lower case looks like a verb by its prefix.

    >>> is_verb("menggelar"), is_verb("terdampak")
    (True, False)
    """
    return form.startswith(_verb_beginnings()) and len(form) > 4 and form not in edge("inside")


def _is_quantity(token: Token) -> bool:
    return _counts(token) or token.form.lower() in edge("quantity")


def _counts(token: Token) -> bool:
    return token.kind == "number" or token.form.lower() in edge("count")


def _figure(token: Token) -> str:
    """Return a word of a number as a figure if it has one: "dua" and "2" are one number."""
    form = token.form.lower()
    return values("number").get(form, form)


@cache
def heads() -> dict[str, str]:
    """Return head noun → type."""
    return {row[0]: row[1] for row in lexicon("described_heads", ("head", "type", "same"))}


@cache
def synonyms() -> dict[str, str]:
    """Return head noun → the head noun that outlets use for the same thing ("warga" → "masyarakat")."""
    return {row[0]: row[2] for row in lexicon("described_heads", ("head", "type", "same")) if row[2]}


@cache
def edge(kind: str) -> frozenset[str]:
    """Return the words of one kind of lexicon/phrase_words.tsv."""
    return frozenset(word for word, which in lexicon("phrase_words", ("word", "kind")) if which == kind)


@cache
def _verb_beginnings() -> tuple[str, ...]:
    return tuple(sorted(edge("verb")))


@cache
def singular(form: str) -> str:
    """Return a doubled noun as one.

    >>> singular("negara-negara"), singular("anak-anak"), singular("sabu-sabu")
    ('negara', 'anak', 'sabu')
    """
    left, _, right = form.partition("-")
    return left if left and left == right else form
