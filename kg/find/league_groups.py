"""Groups of a tournament, told by their letters: "Grup C"."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.find.phrases import heads
from kg.knowledge import words
from kg.records import Chain, Document, Mention, Sentence, Span
from kg.schema import EVENT, GROUP

LETTERS = frozenset("ABCDEFGHIJKL")


def league_groups(document: Document, named: Sequence[Chain]) -> tuple[Chain, ...]:
    """Return the lettered groups of an article, in order of first mention.

    One that only says which match is meant ("laga Grup C") is none.
    """
    taken = sorted(mention.span for chain in named for mention in chain.mentions)
    found: dict[str, list[Mention]] = {}
    free: set[str] = set()
    for sentence in document.sentences:
        for at, span in _in_sentence(sentence):
            if not span.overlaps_any(taken):
                letter = sentence.tokens[at + 1].form[0]
                found.setdefault(letter, []).append(Mention(span, GROUP))
                if not (at and heads().get(sentence.tokens[at - 1].form.lower()) == EVENT):
                    free.add(letter)
    text = document.article.text
    return tuple(
        Chain(mentions[0].span.of(text), GROUP, tuple(mentions)) for letter, mentions in found.items() if letter in free
    )


def _in_sentence(sentence: Sentence) -> Iterator[tuple[int, Span]]:
    """Yield the token at which a lettered group begins, and its span."""
    for at, (token, letter) in enumerate(zip(sentence.tokens, sentence.tokens[1:], strict=False)):
        # At a sentence's end the letter has its full stop: "C.".
        if letter.form.removesuffix(".") in LETTERS and token.form.lower() in _nouns():
            yield at, Span(token.span.start, letter.span.start + 1)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words("league_nouns"))
