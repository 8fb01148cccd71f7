"""What every reader of a graph reads back in the same way: articles, stretches of text, what a thing is.

Ids are IRIs. Offsets are code points of the article's text, as everywhere.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.graph.vocabulary import ANCHOR, BEGIN, CONTEXT, END, PREF_LABEL, term
from kg.schema import Schema

One = Callable[..., str | None]
"""The value of the first of some properties of a thing that has one: called with its IRI and the properties."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of an article, with its words as the graph keeps them. `article` is an IRI."""

    article: str
    start: int
    end: int
    words: str

    def covers(self, other: "Passage") -> bool:
        """Return whether `other` lies inside this passage of the same article."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """An article as metadata. `id` is its identifier in `articles.jsonl`; `date` is ISO 8601."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    date: str | None


def source(iri: str, one: One, name: Callable[[str], str | None]) -> Source:
    """Return an article; `name` says what its outlet is called."""
    publisher = one(iri, term("schema:publisher"))
    return Source(
        id=one(iri, term("schema:identifier")) or tail(iri),
        title=one(iri, term("schema:headline")),
        outlet=name(publisher) if publisher else None,
        url=one(iri, term("schema:url")),
        date=one(iri, term("schema:datePublished")),
    )


def passage(iri: str, one: One) -> Passage | None:
    """Return a stretch of text; None where the graph does not say from where to where."""
    article, start, end = (one(iri, predicate) for predicate in (CONTEXT, BEGIN, END))
    if not (article and start and end and start.isdecimal() and end.isdecimal()):
        return None
    return Passage(article, int(start), int(end), one(iri, ANCHOR) or "")


def special_type(kinds: Collection[str], schema: Schema) -> str:
    """Return the most special class of ours; the last part of the first other type where there is none."""
    known = [one for one in schema.classes.values() if one.iri in kinds]
    if known:
        return max(known, key=lambda one: (len(one.ancestors), one.name)).name
    return tail(next(iter(kinds))) if kinds else ""


def tail(iri: str) -> str:
    """Return the last part of an IRI.

    >>> tail("https://w3id.org/simpul/ontology#Planned"), tail("https://w3id.org/simpul/id/article/s1")
    ('Planned', 's1')
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


NAMES: Sequence[NamedNode] = (PREF_LABEL, term("schema:name"))
