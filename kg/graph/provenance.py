"""Evidence: the stretches of text that everything in the graph points at."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.frame import Frame
from kg.graph.vocabulary import ANCHOR, BEGIN, CONTEXT, DERIVED_FROM, END, EVIDENCE, RULE, STRING, TYPE, number, words
from kg.records import Evidence, Span


def proven(node: NamedNode, evidence: Iterable[Evidence], frame: Frame) -> Iterator[Triple]:
    """Yield what ties a claim or a post to its evidence: articles, rules and the strings themselves."""
    for piece in evidence:
        yield Triple(node, DERIVED_FROM, frame.iris.article(piece.article))
        yield Triple(node, RULE, Literal(piece.rule))
        yield from shown(node, piece.article, piece.span, frame)


def shown(node: NamedNode, article: str, span: Span, frame: Frame) -> Iterator[Triple]:
    """Yield the tie from a node to one stretch of text, and the stretch itself."""
    yield Triple(node, EVIDENCE, frame.iris.string(article, span))
    yield from string(article, span, frame)


def string(article: str, span: Span, frame: Frame) -> Iterator[Triple]:
    """Yield a stretch of text as a NIF offset string: where it begins and ends, and its very characters."""
    node = frame.iris.string(article, span)
    yield Triple(node, TYPE, STRING)
    yield Triple(node, CONTEXT, frame.iris.article(article))
    yield Triple(node, BEGIN, number(span.start))
    yield Triple(node, END, number(span.end))
    yield Triple(node, ANCHOR, words(span.of(frame.texts[article])))


def sources(evidence: Iterable[Evidence], frame: Frame) -> int:
    """Return how many articles say so, reprints of one report counted once."""
    return len({frame.reprint_of.get(piece.article, piece.article) for piece in evidence})
