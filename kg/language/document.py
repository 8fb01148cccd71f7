"""One article, understood: furniture set aside, the rest in sentences."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.language.furniture import find_furniture
from kg.language.paragraphs import paragraphs
from kg.language.seams import apart
from kg.language.sentences import sentences
from kg.records import Article, Document, Furniture, Sentence, Span


def understand(article: Article) -> Document:
    """Return the article's sentences in order, with its furniture kept apart and the dateline's city."""
    furniture, city = find_furniture(article.text)
    found = tuple(_sentences(article.text, furniture))
    counts = Counter(token.form for sentence in found for token in sentence.tokens)
    return Document(article, tuple(replace(each, tokens=apart(each.tokens, counts)) for each in found), furniture, city)


def _sentences(text: str, furniture: tuple[Furniture, ...]) -> Iterator[Sentence]:
    number = 0
    pieces = [piece.span for piece in furniture]
    ends = [piece.end for piece in pieces]
    for paragraph in paragraphs(text):
        empty = True
        for stretch in _without(paragraph, pieces, bisect_right(ends, paragraph.start)):
            for sentence in sentences(text, stretch.start, stretch.end, number):
                empty = False
                yield sentence
        number += not empty


def _without(stretch: Span, pieces: list[Span], first: int) -> Iterator[Span]:
    """Yield what remains of `stretch` between `pieces`, which are in order; `first` is the first that can touch it."""
    start = stretch.start
    while first < len(pieces) and pieces[first].start < stretch.end:
        piece = pieces[first]
        first += 1
        if start < piece.start:
            yield Span(start, piece.start)
        start = max(start, piece.end)
    if start < stretch.end:
        yield Span(start, stretch.end)
