"""Articles and entities as triples."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.frame import Frame
from kg.graph.iris import Iris, web_address
from kg.graph.provenance import shown
from kg.graph.registers import registered
from kg.graph.vocabulary import (
    ALT_LABEL,
    ARTICLE_COUNT,
    DATE,
    ENTITY_OF,
    MENTION,
    MENTION_COUNT,
    PREF_LABEL,
    TYPE,
    VOCABULARIES,
    number,
    term,
    words,
)
from kg.records import Article, Entity, Occurrence, Span
from kg.resolve.identifiers import entity_id
from kg.schema import MEDIA, load


class Tally(NamedTuple):
    """How often an entity is mentioned, and in how many articles."""

    mentions: int
    articles: int


_DATE_TYPES = {"day": DATE, "month": term("xsd:gYearMonth"), "year": term("xsd:gYear")}


def text_digest(text: str) -> str:
    """Return the fingerprint of an article's text that the graph keeps."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def article(one: Article, frame: Frame, *, with_text: bool) -> Iterator[Triple]:
    """Yield an article: what the outlet says of it and the fingerprint of its text, or with `with_text` the text."""
    node = frame.iris.article(one.id)
    yield Triple(node, TYPE, term("schema:NewsArticle"))
    yield Triple(node, TYPE, term("nif:Context"))
    yield Triple(node, term("schema:identifier"), Literal(one.id))
    yield Triple(node, term("schema:inLanguage"), Literal("id"))
    yield Triple(node, term("sim:textDigest"), Literal(text_digest(one.text)))
    if one.title:
        yield Triple(node, term("schema:headline"), words(one.title))
    if one.url and (address := web_address(one.url)):
        yield Triple(node, term("schema:url"), address)
    if one.published:
        yield Triple(node, term("schema:datePublished"), Literal(one.published.isoformat(), datatype=DATE))
    if one.outlet:
        yield Triple(node, term("schema:publisher"), frame.iris.entity(entity_id(MEDIA, one.outlet)))
    if with_text:
        yield Triple(node, term("nif:isString"), words(one.text))


def publisher(outlet: str, frame: Frame) -> Iterator[Triple]:
    """Yield an outlet that only publishes: no entity of the story, it has no mention and the aligned types alone."""
    media = frame.iris.entity(entity_id(MEDIA, outlet))
    for aligned in _aligned(MEDIA, frame):
        yield Triple(media, TYPE, aligned)
    yield Triple(media, PREF_LABEL, words(outlet))


def entity(one: Entity, tally: Tally, frame: Frame) -> Iterator[Triple]:
    """Yield what an entity is, how it is called, which registers know it, and how often it is mentioned."""
    node = frame.iris.entity(one.id)
    for kind in _types(one.type, frame):
        yield Triple(node, TYPE, kind)
    yield Triple(node, PREF_LABEL, words(one.name))
    for alias in one.aliases:
        if alias != one.name:
            yield Triple(node, ALT_LABEL, words(alias))
    for scheme, value in one.identifiers:
        yield registered(node, scheme, value)
    yield Triple(node, MENTION_COUNT, number(tally.mentions))
    yield Triple(node, ARTICLE_COUNT, number(tally.articles))


def mention(entity: str, article: str, span: Span, iris: Iris) -> Iterator[Triple]:
    """Yield that a stretch of text mentions an entity, and that the entity has its evidence there."""
    node, place = iris.entity(entity), iris.string(article, span)
    yield Triple(place, TYPE, MENTION)
    yield Triple(place, ENTITY_OF, node)
    yield shown(node, article, span, iris)


def _types(name: str, frame: Frame) -> Iterator[NamedNode]:
    """Yield the type, for a user's own type also the nearest one of ours, and the schema.org types they align to."""
    own, known = frame.schema.classes, load().classes
    yield NamedNode(own[name].iri)
    yield from _aligned(name, frame)
    ahead = [name] if name not in known else []
    while ahead:
        for parent in own[ahead.pop()].parents:
            if parent in known:
                yield NamedNode(own[parent].iri)
                yield from _aligned(parent, frame)
            else:
                ahead.append(parent)


def _aligned(name: str, frame: Frame) -> list[NamedNode]:
    aligned = frame.schema.classes[name].aligned
    return [NamedNode(iri) for iri in aligned if iri.startswith(VOCABULARIES["schema"])]


def occurrence(one: Occurrence, frame: Frame) -> Iterator[Triple]:
    """Yield when an event happened, as one article tells it."""
    node = frame.iris.entity(one.event)
    yield Triple(node, term("sim:when"), words(one.when))
    if one.date and one.precision:
        yield Triple(node, term("schema:startDate"), Literal(one.date, datatype=_DATE_TYPES[one.precision]))
