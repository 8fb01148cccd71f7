"""What speaks for and against a noun phrase being a thing of the story, as names of features.

lexicon/described_weights.tsv says how much each counts.
"""

from collections.abc import Iterator, Sequence

from kg.find.phrase_words import edge, is_verb
from kg.find.phrases import Phrase
from kg.find.time_grammar import expression
from kg.records import Document, Sentence

FAR = 400
"""Tokens before a phrase among which an open quotation mark is looked for."""


def features(document: Document, phrases: Sequence[Phrase]) -> frozenset[str]:
    """Return the features of the phrases that speak of one thing, the first phrase first."""
    fullest = max(phrases, key=lambda phrase: len(phrase.modifiers))
    return frozenset(
        [
            *_of_thing(document, phrases, fullest),
            *_of_phrase(document, phrases[0], "first"),
            *_of_phrase(document, fullest, "fullest"),
        ]
    )


def _of_thing(document: Document, phrases: Sequence[Phrase], fullest: Phrase) -> Iterator[str]:
    """Yield what the whole of the phrases shows: how often, how early, in the title or not, how full a description."""
    first = phrases[0]
    kind = first.type
    yield f"type={kind}"
    yield f"head={first.head}"
    yield f"times={kind}:{min(len(phrases), 4)}"
    yield f"sentence={kind}:{_bucket(first.sentence, (0, 1, 2, 4, 8, 16))}"
    yield f"length={_bucket(len(document.sentences), (6, 10, 15, 25, 40))}"
    yield f"modifiers={kind}:{min(len(fullest.modifiers), 4)}"
    title = (document.article.title or "").lower()
    if title:
        inside = first.head.lower() in title
        yield f"title={kind}:{inside + (inside and any(modifier in title for modifier in fullest.modifiers))}"
    for phrase in phrases:
        if phrase.modifiers:
            yield f"pair={phrase.head} {phrase.modifiers[0]}"
        for _, named in phrase.names:
            yield f"name={kind}:{named}"
    if all(phrase.first == 0 or _before(document, phrase) == "noun" for phrase in phrases):
        yield f"always inner={kind}"


def _of_phrase(document: Document, phrase: Phrase, which: str) -> Iterator[str]:
    """Yield what stands around a phrase."""
    sentence = document.sentences[phrase.sentence]
    kind = phrase.type
    if phrase.first < phrase.core:
        yield f"quantity={kind}:{sentence.tokens[phrase.core - 1].form.lower()}"
        yield f"{which} quantified={kind}"
    before, after = _before(document, phrase), _after(sentence, phrase.last)
    yield f"{which} before={before}"
    yield f"{which} before={kind}:{before.split(':')[0]}"
    yield f"{which} after={after}"
    yield f"{which} after={kind}:{after.split(':')[0]}"
    if phrase.followed:
        yield f"{which} followed={kind}:{phrase.followed}"
    yield f"{which} frame={before.split(':')[0]}:{after.split(':')[0]}"
    if phrase.first and is_verb(form := sentence.tokens[phrase.first - 1].form.lower()):
        yield f"verb={kind}:{form}"
    if sum(token.kind == "quote" for token in sentence.tokens[max(0, phrase.first - FAR) : phrase.first]) % 2:
        yield f"{which} quoted={kind}"
    if expression().search(
        document.article.text, phrase.span.end, min(phrase.span.end + 80, max(sentence.span.end, phrase.span.end))
    ):
        yield f"{which} time={kind}"


def _before(document: Document, phrase: Phrase) -> str:
    """Return the kind of the word before a phrase, with the word itself if it is a function word."""
    if phrase.first == 0:
        return "start"
    token = document.sentences[phrase.sentence].tokens[phrase.first - 1]
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
    if last + 1 >= len(sentence.tokens):
        return "end"
    token = sentence.tokens[last + 1]
    form = token.form.lower()
    if token.kind in ("mark", "quote"):
        return f"mark:{form}"
    if form in edge("stop"):
        return f"word:{form}"
    return f"verb:{form[:2]}" if is_verb(form) else "other"


def _bucket(number: int, edges: tuple[int, ...]) -> int:
    """Return the smallest of `edges` that `number` does not exceed, one more than the last if there is none."""
    return next((edge for edge in edges if number <= edge), edges[-1] + 1)
