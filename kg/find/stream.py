"""The tokens of an article in one row, with the mentions that stand on them.

Posts, quotations and references are found by walking over tokens: this is what they walk on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.find.title_words import heads
from kg.records import Chain, Document, Mention, Sentence, Span, Token
from kg.schema import PERSON

LONGEST_SENTENCE = 400
"""Tokens; what is longer (a table, an article without full stops) is cut, so that no search runs over megabytes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention, its chain, and the tokens it covers (`first`, and `end` one past the last)."""

    mention: Mention
    chain: Chain
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Stream:
    """All tokens in order. `sentence[i]` is the number of token i's sentence, `low[i]` its form in lower case.

    `mentions` are in order; `on[i]` is the one that covers token i.
    """

    text: str
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    mentions: tuple[Placed, ...]
    on: dict[int, Placed]

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def end_of_sentence(self, token: int) -> int:
        """Return one past the last token of the sentence of `token`."""
        return self.bounds[self.sentence[token]][1]

    def start_of_sentence(self, token: int) -> int:
        """Return the first token of the sentence of `token`."""
        return self.bounds[self.sentence[token]][0]

    def capital(self, token: int) -> bool:
        """Return whether the token is a word with a capital at its start."""
        return self.tokens[token].kind == "word" and self.tokens[token].form[:1].isupper()

    def span(self, first: int, end: int) -> Span:
        """Return the characters from token `first` up to, and without, token `end`."""
        return Span(self.tokens[first].span.start, self.tokens[end - 1].span.end)

    def of(self, mention: Mention | None) -> Placed | None:
        """Return where a mention of this article stands; None for None."""
        return self.on.get(bisect_right(self.starts, mention.span.start) - 1) if mention else None

    def kind(self, mention: Mention) -> str:
        """Return the type of the chain that the mention stands in."""
        placed = self.of(mention)
        return placed.chain.type if placed else mention.type

    def within(self, first: int, end: int) -> list[Placed]:
        """Return the mentions that begin on a token from `first` up to `end`, in order."""
        found = (self.on.get(token) for token in range(first, end))
        return [placed for token, placed in enumerate(found, first) if placed and placed.first == token]


def stream(document: Document, chains: Iterable[Chain]) -> Stream:
    """Return the document as one row of tokens; of mentions that overlap a person's name stands, else the longer one.

    A word in which one person's name ends and another begins is three tokens, and so are two titles in one word.

    >>> from kg.records import Article, Sentence
    >>> words = (Token(Span(0, 4), "Dini", "word"), Token(Span(5, 12), "berkata", "word"))
    >>> article = Article("a", "Dini berkata")
    >>> chain = Chain("Dini", "Person", (Mention(Span(0, 4), "Person"),))
    >>> row = stream(Document(article, (Sentence(Span(0, 12), words),)), [chain])
    >>> row.on[0].chain.name, row.low
    ('Dini', ('dini', 'berkata'))
    """
    chains, text = tuple(chains), document.article.text
    ends = frozenset(one.span.end for each in chains if each.type == PERSON for one in each.mentions)
    sentences = [_parted(one, ends) if "-" in one.span.of(text) else one.tokens for one in document.sentences]
    tokens = tuple(token for sentence in sentences for token in sentence)
    bounds = tuple(_bounds([len(sentence) for sentence in sentences]))
    numbers = tuple(number for number, (first, end) in enumerate(bounds) for _ in range(first, end))
    starts = tuple(token.span.start for token in tokens)
    placed = _placed(chains, tokens, starts)
    on = {token: one for one in placed for token in range(one.first, one.end)}
    low = tuple(token.form.casefold() for token in tokens)
    return Stream(text, tokens, low, numbers, bounds, starts, tuple(placed), on)


def stream_of(document: Document, mentions: Iterable[Mention]) -> Stream:
    """Return the document as one row of tokens, each mention as a chain of its own."""
    text = document.article.text
    return stream(document, (Chain(one.span.of(text), one.type, (one,)) for one in mentions))


def _parted(sentence: Sentence, ends: frozenset[int]) -> tuple[Token, ...]:
    return tuple(part for token in sentence.tokens for part in _parts(token, ends))


def _parts(token: Token, ends: frozenset[int]) -> Iterator[Token]:
    """Yield the token, or three where a hyphen joins two titles or stands behind the end of a person's name."""
    hyphen = token.form.find("-") if token.kind == "word" else -1
    if hyphen > 0:
        one, two = token.form[:hyphen].casefold(), token.form[hyphen + 1 :].casefold()
        if token.span.start + hyphen in ends or (one != two and one in heads() and two in heads()):
            at = token.span.start + hyphen
            yield Token(Span(token.span.start, at), token.form[:hyphen], "word")
            yield Token(Span(at, at + 1), "-", "mark")
            yield Token(Span(at + 1, token.span.end), token.form[hyphen + 1 :], "word")
            return
    yield token


def _bounds(sizes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first token, one past the last) of each sentence, in pieces where it is longer than any real one."""
    first = 0
    for size in sizes:
        end = first + size
        for start in range(first, end, LONGEST_SENTENCE):
            yield start, min(start + LONGEST_SENTENCE, end)
        first = end


def _rank(one: tuple[Mention, Chain]) -> tuple[bool, int, Span]:
    """Return what orders mentions that overlap: persons by name first, then the longer one."""
    mention, chain = one
    return not (chain.type == PERSON and mention.kind == "name"), -len(mention.span), mention.span


def _placed(chains: Iterable[Chain], tokens: tuple[Token, ...], starts: tuple[int, ...]) -> list[Placed]:
    found: list[Placed] = []
    every = ((mention, chain) for chain in chains for mention in chain.mentions)
    for mention, chain in sorted(every, key=_rank):
        first = bisect_left(starts, mention.span.start)
        if first and tokens[first - 1].span.end > mention.span.start:
            first -= 1
        end = bisect_left(starts, mention.span.end)
        if first < end:
            found.append(Placed(mention, chain, first, end))
    taken: set[int] = set()
    kept = []
    for one in found:
        if taken.isdisjoint(range(one.first, one.end)):
            taken.update(range(one.first, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: one.first)
