"""One article, understood: furniture set aside, the rest in sentences."""

from collections.abc import Iterator

from kg.language.furniture import find_furniture
from kg.language.paragraphs import paragraphs
from kg.language.sentences import sentences
from kg.records import Article, Document, Furniture, Sentence, Span


def understand(article: Article) -> Document:
    """Return the article's sentences in order, with its furniture kept apart and the dateline's city."""
    furniture, city = find_furniture(article.text)
    return Document(article, tuple(_sentences(article.text, furniture)), furniture, city)


def _sentences(text: str, furniture: tuple[Furniture, ...]) -> Iterator[Sentence]:
    number = 0
    for paragraph in paragraphs(text):
        empty = True
        for stretch in _without(paragraph, furniture):
            for sentence in sentences(text, stretch.start, stretch.end, number):
                empty = False
                yield sentence
        number += not empty


def _without(stretch: Span, furniture: tuple[Furniture, ...]) -> Iterator[Span]:
    """Yield what remains of `stretch` between the pieces of furniture."""
    start = stretch.start
    for piece in furniture:
        if piece.span.overlaps(stretch):
            if start < piece.span.start:
                yield Span(start, piece.span.start)
            start = max(start, piece.span.end)
    if start < stretch.end:
        yield Span(start, stretch.end)
