"""Described things: groups, events, programmes, documents and products that have no name of their own."""

from kg.find.described_features import features
from kg.find.phrases import Phrase, find_phrases
from kg.find.things import gathered
from kg.find.weights import probability
from kg.records import Chain, Document, Mention

THRESHOLD = 0.3
"""A thing below this probability is left out; chosen on the training articles."""


def find_described(document: Document, names: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return the described things of an article that are likely to take part in its facts, in order of first mention.

    Repeats share a chain: "laga Persib melawan Persija" and "laga itu" are one, "laga perdana" and "laga kedua" two.
    A mention may hold a name or a described thing of another type ("penandatanganan Nota Kesepahaman Bersama").
    Each mention's score is the probability of its chain.
    """
    found = []
    for phrases in gathered(find_phrases(document, names)):
        likely = probability("described_weights", features(document, phrases))
        if likely >= THRESHOLD:
            found.append(_chain(document.article.text, phrases, round(likely, 3)))
    return tuple(found)


def _chain(text: str, phrases: tuple[Phrase, ...], score: float) -> Chain:
    """Return the chain of a thing, named by its fullest phrase."""
    fullest = max(phrases, key=lambda phrase: (len(phrase.modifiers), -phrase.span.start))
    mentions = tuple(Mention(phrase.span, phrase.type, "nominal", score) for phrase in phrases)
    return Chain(fullest.span.of(text), fullest.type, mentions)
