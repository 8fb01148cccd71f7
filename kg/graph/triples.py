"""Resolved → the triples of the graph (GRAPH.md), sorted, so that the same input gives the same bytes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import Triple

from kg.graph.frame import Frame
from kg.graph.header import header, size
from kg.graph.iris import Iris
from kg.graph.parts import ArticlePart, article_part, claims_part, ends, entity_part, post_part
from kg.graph.reprints import reprints
from kg.graph.things import Tally, publisher
from kg.graph.vocabulary import TYPE
from kg.records import Entity, Evidence, Occurrence, Quotation, Resolved, Span, Statement
from kg.resolve.identifiers import entity_id
from kg.schema import MEDIA, Schema


def triples(resolved: Resolved, schema: Schema, iris: Iris | None = None, *, with_text: bool = False) -> list[Triple]:
    """Return all triples of the graph, each once: the header first, then by subject, its types before all else.

    Raises ValueError for a statement that its relation does not allow, KeyError for one about an unknown entity.
    """
    iris = iris or Iris()
    types = {one.id: one.type for one in resolved.entities}
    around = Frame(schema, iris, types, reprints(resolved.articles))
    head = dict.fromkeys(header(len(resolved.articles), len(resolved.entities), schema, iris))
    body = {one: None for one in _body(resolved, around, with_text=with_text) if one not in head}
    head[size(iris, len(head) + len(body))] = None
    return sorted(head, key=order) + sorted(body, key=order)


def order(triple: Triple) -> tuple[str, bool, str, str]:
    """Return what triples are sorted by: the subject, its types, the predicate, the object."""
    return str(triple.subject), triple.predicate != TYPE, triple.predicate.value, str(triple.object)


def _body(resolved: Resolved, frame: Frame, *, with_text: bool) -> Iterator[Triple]:
    for part in _article_parts(resolved):
        yield from article_part(part, frame, with_text=with_text)
    for outlet in sorted({one.outlet for one in resolved.articles if one.outlet}):
        if entity_id(MEDIA, outlet) not in frame.types:
            yield from publisher(outlet, frame)
    happened: dict[str, list[Occurrence]] = defaultdict(list)
    for one in resolved.occurrences:
        happened[one.event].append(one)
    tallies = _tallies(resolved.entities)
    for thing in resolved.entities:
        yield from entity_part(thing, tallies[thing.id], happened[thing.id], frame)
    together: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for claim in resolved.statements:
        together[ends(claim, frame)].append(claim)
    for claims in together.values():
        yield from claims_part(claims, frame)
    for held in resolved.posts:
        yield from post_part(held, frame)


def _tallies(entities: Iterable[Entity]) -> Mapping[str, Tally]:
    places: dict[str, set[tuple[str, Span]]] = defaultdict(set)
    for thing in entities:
        places[thing.id].update((mention.article, mention.span) for mention in thing.mentions)
    return {thing: Tally(len(found), len({article for article, _ in found})) for thing, found in places.items()}


def _article_parts(resolved: Resolved) -> Iterator[ArticlePart]:
    mentions: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for thing in resolved.entities:
        for mention in thing.mentions:
            mentions[mention.article].append((mention.span, thing.id))
    held = (piece for post in resolved.posts for piece in post.evidence)
    evidence = _spans(chain((piece for claim in resolved.statements for piece in claim.evidence), held))
    quotations: dict[str, list[Quotation]] = defaultdict(list)
    for said in resolved.quotations:
        quotations[said.evidence.article].append(said)
    occurrences: dict[str, list[Occurrence]] = defaultdict(list)
    for one in resolved.occurrences:
        occurrences[one.evidence.article].append(one)
    statements = Counter(
        article for claim in resolved.statements for article in {piece.article for piece in claim.evidence}
    )
    for article in resolved.articles:
        here = article.id
        yield ArticlePart(
            article,
            tuple(mentions[here]),
            evidence[here],
            statements[here],
            tuple(quotations[here]),
            tuple(occurrences[here]),
        )


def _spans(evidence: Iterable[Evidence]) -> defaultdict[str, frozenset[Span]]:
    gathered: dict[str, set[Span]] = defaultdict(set)
    for piece in evidence:
        gathered[piece.article].add(piece.span)
    return defaultdict(frozenset, {article: frozenset(spans) for article, spans in gathered.items()})
