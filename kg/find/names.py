"""Document → the proper names it holds, each with its type."""

from collections.abc import Iterator, Sequence

from kg.find.lands import grounded
from kg.find.name_candidates import Candidate
from kg.find.name_handles import speaking_handles
from kg.find.name_lexicon import degrees
from kg.find.name_quoted import quoted_units
from kg.find.name_sight import Hints
from kg.find.name_types import choose_types, find_hints
from kg.find.name_units import find_units
from kg.find.name_words import Word, read_words
from kg.find.title_words import before_degrees
from kg.records import Document, Mention, Span
from kg.schema import PERSON, PLACE


def find_names(document: Document) -> tuple[Mention, ...]:
    """Return the proper names of a document, in order and not overlapping, with the dateline's city.

    Titles, honorifics and degrees are no part of a name.
    """
    sentences = [read_words(sentence, document.article.text) for sentence in document.sentences]
    candidates = candidates_in(sentences)
    kinds = choose_types(candidates)
    found = [
        Mention(_own_span(candidate, kind), kind)
        for candidate, kind in zip(candidates, kinds, strict=True)
        if kind is not None
    ]
    found.extend(_openings(sentences, candidates, found))
    found.extend(speaking_handles(document))
    if document.dateline:
        found.append(Mention(document.dateline, PLACE))
    return tuple(grounded(document.article.text, list(_apart(sorted(found)))))


def candidates_in(sentences: Sequence[Sequence[Word]]) -> list[Candidate]:
    """Return the candidates of an article in order, the second reading knowing what the first one showed."""
    first = [candidates_of(words, Hints()) for words in sentences]
    hints = find_hints([candidate for each in first for candidate in each])
    return [
        candidate
        for words, found in zip(sentences, first, strict=True)
        for candidate in (candidates_of(words, hints) if hints.bear_on([word.form for word in words]) else found)
    ]


def candidates_of(words: Sequence[Word], hints: Hints) -> list[Candidate]:
    """Return the candidates of a sentence in order: what stands in quotation marks goes before what is read in them."""
    quoted = quoted_units(words)
    units = quoted + [
        unit
        for unit in find_units(words, hints)
        if not any(unit.start < other.end and other.start < unit.end for other in quoted)
        and not (unit.source == "plain" and unit.end - unit.start == 1 and words[unit.start].form in degrees())
    ]
    units.sort(key=lambda unit: unit.start)
    around = [None, *units, None]
    return [Candidate(words, unit, around[at], around[at + 2]) for at, unit in enumerate(units)]


def _own_span(candidate: Candidate, kind: str) -> Span:
    """Return the characters of a name, of a person without the degrees behind it ("Budi Tani MSi")."""
    whole = _span(candidate)
    words = candidate.words[candidate.unit.start : candidate.unit.end]
    kept = before_degrees([word.form for word in words]) if kind == PERSON else len(words)
    return Span(whole.start, words[kept - 1].span.end)


def _span(candidate: Candidate) -> Span:
    words = candidate.words[candidate.unit.start : candidate.unit.end]
    return Span(words[0].span.start, words[-1].span.end)


def _openings(
    sentences: Sequence[Sequence[Word]], candidates: Sequence[Candidate], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the sentence-initial words that are names elsewhere in the article ("Dini mengemukakan …")."""
    single: dict[str, str] = {}
    spans = {mention.span: mention.type for mention in found}
    for candidate in candidates:
        kind = spans.get(_span(candidate))
        if kind is None:
            continue
        if kind == PERSON:
            for form in candidate.forms:
                single.setdefault(form, kind)
        elif len(candidate.forms) == 1:
            single[candidate.forms[0]] = kind
    for words in sentences:
        for word in words:
            if word.doubtful and word.form in single:
                yield Mention(word.span, single[word.form])


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions that do not overlap one before."""
    end = 0
    for mention in mentions:
        if mention.span.start >= end:
            yield mention
            end = mention.span.end
