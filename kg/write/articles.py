"""Which article says what: every triple of a graph in the named graph of each article that says so.

The default graph keeps what no article alone says: the header, the types and names of things, the time of an event, how
many articles support a claim or mention a thing, and what contradicts a claim. All graphs together are the whole graph.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.ordering import Placed
from kg.graph.source import Source
from kg.graph.vocabulary import (
    ARTICLE_COUNT,
    CONTEXT,
    DERIVED_FROM,
    EVIDENCE,
    MENTION_COUNT,
    OBJECT,
    PREDICATE,
    QUOTED_FROM,
    SUBJECT,
    TYPE,
    term,
)
from kg.write.reading import speaks_for

_ARTICLE = term("schema:NewsArticle")
_OF_ALL = frozenset({term("sim:sources"), term("sim:conflictsWith"), MENTION_COUNT, ARTICLE_COUNT})
_NOWHERE: tuple[str, ...] = ()


def by_article(source: Source) -> Iterator[Placed]:
    """Yield each triple with each graph that it stands in, in no order."""
    for triple in source.triples():
        for article in _articles(triple, source) or (None,):
            yield triple, None if article is None else NamedNode(article)


def _articles(triple: Triple, source: Source) -> tuple[str, ...]:
    """Return the articles that a triple belongs to; none for what belongs to all."""
    subject, value = triple.subject, triple.object
    if triple.predicate in _OF_ALL or not isinstance(subject, NamedNode):
        return _NOWHERE
    if triple.predicate == EVIDENCE and isinstance(value, NamedNode):
        return source.about(value.value).links(CONTEXT.value)
    if triple.predicate in (DERIVED_FROM, QUOTED_FROM) and isinstance(value, NamedNode):
        return (value.value,)
    about = source.about(subject.value)
    if _ARTICLE.value in about.all(TYPE.value):
        return (subject.value,)
    own = about.links(CONTEXT.value, DERIVED_FROM.value, QUOTED_FROM.value)
    if own or not isinstance(value, NamedNode) or triple.predicate == TYPE:
        return own
    return _stating(subject.value, triple.predicate.value, value.value, source)


def _stating(subject: str, predicate: str, target: str, source: Source) -> tuple[str, ...]:
    """Return the articles that state a plain triple: themselves, or where none does, in the subject's own words."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for claim in source.pointing(SUBJECT.value, subject):
        about = source.about(claim)
        if (about.one(PREDICATE.value), about.one(OBJECT.value)) == (predicate, target):
            speaker = about.one("sim:attributedTo")
            asserted = about.one("sim:modality") == term("sim:Asserted").value
            if asserted and speaks_for(speaker, subject, source):
                found[speaker is None].update(about.links(DERIVED_FROM.value))
    return tuple(sorted(found[True] or found[False]))
