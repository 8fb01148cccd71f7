"""What speaks for and against a noun phrase being a thing of the story, as names of features.

lexicon/described_weights.tsv says how much each counts.
"""

from collections.abc import Iterator, Sequence

from kg.find.phrases import Phrase, edge, is_verb
from kg.find.time_grammar import expression
from kg.records import Document, Sentence

NEAR = 3
"""Words after a phrase in which its verb is looked for."""


def features(document: Document, phrases: Sequence[Phrase]) -> frozenset[str]:
    """Return the features of the phrases that speak of one thing, the first phrase first."""
    return frozenset(_of_thing(document, phrases)) | {
        feature for phrase in phrases[:1] for feature in _of_phrase(document, phrase)
    }


def _of_thing(document: Document, phrases: Sequence[Phrase]) -> Iterator[str]:
    """Yield what the whole of the phrases shows: how often, how early, in the title or not, how full a description."""
    first = phrases[0]
    fullest = max(phrases, key=lambda phrase: len(phrase.modifiers))
    yield f"type={first.type}"
    yield f"head={first.head}"
    yield f"times={first.type}:{min(len(phrases), 4)}"
    yield f"sentence={first.type}:{_bucket(first.sentence, (0, 1, 2, 4, 8, 16))}"
    yield f"length={_bucket(len(document.sentences), (6, 10, 15, 25, 40))}"
    if document.article.title and first.head in document.article.title.lower():
        yield f"title={first.type}"
    yield f"modifiers={first.type}:{min(len(fullest.modifiers), 4)}"
    for phrase in phrases:
        if phrase.modifiers:
            yield f"pair={phrase.head} {phrase.modifiers[0]}"
        for named in phrase.names:
            yield f"name={phrase.type}:{named}"


def _of_phrase(document: Document, phrase: Phrase) -> Iterator[str]:
    """Yield what stands around a phrase."""
    sentence = document.sentences[phrase.sentence]
    kind = phrase.type
    if phrase.first < phrase.core:
        yield f"quantity={kind}:{sentence.tokens[phrase.core - 1].form.lower()}"
        yield f"quantified={kind}"
    before, after = _before(sentence, phrase.first), _after(sentence, phrase.last)
    yield f"before={before}"
    yield f"before={kind}:{before.split(':')[0]}"
    yield f"after={after}"
    yield f"after={kind}:{after.split(':')[0]}"
    if expression().search(
        document.article.text, phrase.span.end, min(phrase.span.end + 80, max(sentence.span.end, phrase.span.end))
    ):
        yield f"time={kind}"


def _before(sentence: Sentence, first: int) -> str:
    """Return the kind of the word before a phrase, with the word itself if it is a function word."""
    if first == 0:
        return "start"
    token = sentence.tokens[first - 1]
    form = token.form.lower()
    if token.kind in ("mark", "quote"):
        return f"mark:{form}"
    if form in edge("stop"):
        return f"word:{form}"
    if not token.form.islower():
        return "capital"
    return f"verb:{form[:2]}" if is_verb(form) else "noun"


def _after(sentence: Sentence, last: int) -> str:
    """Return the kind of the word after a phrase, with the word itself if it is a function word."""
    following = sentence.tokens[last + 1 : last + 1 + NEAR]
    if not following:
        return "end"
    token = following[0]
    form = token.form.lower()
    if token.kind in ("mark", "quote"):
        return f"mark:{form}"
    if form in edge("stop"):
        return f"word:{form}"
    return f"verb:{form[:2]}" if is_verb(form) else "other"


def _bucket(number: int, edges: tuple[int, ...]) -> int:
    """Return the smallest of `edges` that `number` does not exceed, one more than the last if there is none."""
    return next((edge for edge in edges if number <= edge), edges[-1] + 1)
