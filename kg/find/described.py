"""Described things: groups, events, programmes, documents and products that have no name of their own."""

from kg.find.described_features import features
from kg.find.phrases import Phrase, find_phrases, synonyms
from kg.find.weights import probability
from kg.records import Chain, Document, Mention

THRESHOLD = 0.3
"""A thing below this probability is left out; chosen on the training articles."""


def find_described(document: Document, names: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return the described things of an article that are likely to take part in its facts, in order of first mention.

    Repeats share a chain: "laga Persib melawan Persija" and "laga itu" are one, "laga perdana" and "laga kedua" two.
    Mentions do not overlap each other; they may hold a name ("penandatanganan Nota Kesepahaman Bersama").
    Each mention's score is the probability of its chain.
    """
    found = []
    for phrases in gathered(find_phrases(document, names)):
        likely = probability("described_weights", features(document, phrases))
        if likely >= THRESHOLD:
            found.append(_chain(document.article.text, phrases, round(likely, 3)))
    return tuple(found)


def gathered(phrases: tuple[Phrase, ...]) -> tuple[tuple[Phrase, ...], ...]:
    """Return the phrases thing by thing: one head or its synonym, and modifiers that do not exclude each other."""
    things: dict[str, list[list[Phrase]]] = {}
    for phrase in phrases:
        same = things.setdefault(synonyms().get(phrase.head, phrase.head), [])
        home = next((thing for thing in reversed(same) if _agree(thing, phrase)), None)
        if home is None:
            same.append([phrase])
        else:
            home.append(phrase)
    return tuple(sorted((tuple(thing) for same in things.values() for thing in same), key=lambda thing: thing[0].span))


def _agree(thing: list[Phrase], phrase: Phrase) -> bool:
    """Return whether a phrase can mean a thing.

    It can if one of the two is bare, or if they share at least half the words of the shorter description, unless each
    has a name that the other lacks.
    """
    known = frozenset[str]().union(*(_words(other) for other in thing))
    words = _words(phrase)
    if not words or not known:
        return True
    theirs = {name for other in thing for name, _ in other.names}
    mine = {name for name, _ in phrase.names}
    if mine - theirs and theirs - mine:
        return False
    return 2 * len(words & known) >= min(len(words), len(known))


def _words(phrase: Phrase) -> frozenset[str]:
    """Return the words of a phrase's modifiers."""
    return frozenset(word for modifier in phrase.modifiers for word in modifier.split())


def _chain(text: str, phrases: tuple[Phrase, ...], score: float) -> Chain:
    """Return the chain of a thing, named by its fullest phrase."""
    fullest = max(phrases, key=lambda phrase: (len(phrase.modifiers), -phrase.span.start))
    mentions = tuple(Mention(phrase.span, phrase.type, "nominal", score) for phrase in phrases)
    return Chain(fullest.span.of(text), fullest.type, mentions)
