"""A name of several words that an article has once told is a name wherever the same words stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge

from kg.records import Document, Mention, Sentence, Span

Form = tuple[str, ...]


def with_repeats(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with those added that repeat the words of one, in order; none overlaps another.

    A form that was read as several types repeats the first. Only forms of two words or more speak for themselves.
    """
    forms = _forms(document, mentions)
    longest_first = {first: sorted(same, key=len, reverse=True) for first, same in _by_first(forms).items()}
    added = _repeats(document, forms, longest_first, [mention.span for mention in mentions])
    return tuple(merge(mentions, added, key=lambda mention: mention.span))


def _forms(document: Document, mentions: Sequence[Mention]) -> dict[Form, str]:
    """Return the type of each form of two words or more."""
    text = document.article.text
    forms: dict[Form, str] = {}
    for mention in mentions:
        form = tuple(mention.span.of(text).split())
        if len(form) > 1:
            forms.setdefault(form, mention.type)
    return forms


def _by_first(forms: dict[Form, str]) -> dict[str, list[Form]]:
    by_first: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        by_first[form[0]].append(form)
    return by_first


def _repeats(
    document: Document, forms: dict[Form, str], starting: dict[str, list[Form]], taken: Sequence[Span]
) -> Iterator[Mention]:
    place = 0
    for sentence in document.sentences:
        end = sentence.span.start
        for at, token in enumerate(sentence.tokens):
            while place < len(taken) and taken[place].end <= token.span.start:
                place += 1
            room = taken[place].start if place < len(taken) else sentence.span.end
            if token.span.start < end or token.span.start >= room:
                continue
            form = _repeated(sentence, at, starting.get(token.form, ()), room)
            if form:
                span = Span(token.span.start, sentence.tokens[at + len(form) - 1].span.end)
                end = span.end
                yield Mention(span, forms[form])


def _repeated(sentence: Sentence, at: int, forms: Sequence[Form], room: int) -> Form | None:
    """Return the longest of `forms` that stands from token `at` on, None if none does before `room`."""
    for form in forms:
        tokens = sentence.tokens[at : at + len(form)]
        if tuple(token.form for token in tokens) == form and tokens[-1].span.end <= room:
            return form
    return None
