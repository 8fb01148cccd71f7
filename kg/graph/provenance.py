"""Evidence: the stretches of text that everything in the graph points at."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.iris import Iris
from kg.graph.vocabulary import ANCHOR, BEGIN, CONTEXT, DERIVED_FROM, END, EVIDENCE, RULE, STRING, TYPE, number, words
from kg.records import Article, Evidence, Span


def proven(node: NamedNode, evidence: Iterable[Evidence], iris: Iris) -> Iterator[Triple]:
    """Yield what ties a claim or a post to its evidence: articles, rules and the strings."""
    for piece in evidence:
        yield Triple(node, DERIVED_FROM, iris.article(piece.article))
        yield Triple(node, RULE, Literal(piece.rule))
        yield shown(node, piece.article, piece.span, iris)


def shown(node: NamedNode, article: str, span: Span, iris: Iris) -> Triple:
    """Return the tie from a node to one stretch of text."""
    return Triple(node, EVIDENCE, iris.string(article, span))


def string(article: Article, span: Span, iris: Iris) -> Iterator[Triple]:
    """Yield a stretch of text as a NIF offset string: where it begins and ends, and its very characters."""
    node = iris.string(article.id, span)
    yield Triple(node, TYPE, STRING)
    yield Triple(node, CONTEXT, iris.article(article.id))
    yield Triple(node, BEGIN, number(span.start))
    yield Triple(node, END, number(span.end))
    yield Triple(node, ANCHOR, words(span.of(article.text)))


def sources(evidence: Iterable[Evidence], reprint_of: Mapping[str, str]) -> int:
    """Return how many articles say so, reprints of one report counted once."""
    return len({reprint_of.get(piece.article, piece.article) for piece in evidence})
