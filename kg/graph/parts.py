"""The graph in parts: every triple belongs to exactly one, so that a store can write one part again and no other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Triple

from kg.graph import claims
from kg.graph.frame import Frame
from kg.graph.provenance import shown, string
from kg.graph.things import Tally, article, entity, mention, occurrence
from kg.graph.vocabulary import ENTITY_COUNT, STATEMENT_COUNT, number
from kg.records import Article, Entity, Occurrence, PostHeld, Quotation, Span, Statement

EndsKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """What hangs on the text of one article.

    `mentions` are stretches with the id of the entity that each mentions; `evidence` the stretches that support
    statements and posts; `statements` says how many statements the article supports.
    """

    article: Article
    mentions: tuple[tuple[Span, str], ...]
    evidence: frozenset[Span]
    statements: int
    quotations: tuple[Quotation, ...]
    occurrences: tuple[Occurrence, ...]


def article_part(part: ArticlePart, frame: Frame, *, with_text: bool = False) -> Iterator[Triple]:
    """Yield an article, how much it holds, its quotations, and every stretch of it that is a mention or evidence."""
    one = part.article
    node = frame.iris.article(one.id)
    yield from article(one, frame, with_text=with_text)
    yield Triple(node, ENTITY_COUNT, number(len({thing for _, thing in part.mentions})))
    yield Triple(node, STATEMENT_COUNT, number(part.statements))
    spans = {span for span, _ in part.mentions} | part.evidence
    for span, thing in part.mentions:
        yield from mention(thing, one.id, span, frame.iris)
    for happened in part.occurrences:
        spans.add(happened.evidence.span)
        yield shown(frame.iris.entity(happened.event), one.id, happened.evidence.span, frame.iris)
    for said in part.quotations:
        spans |= {said.content, said.evidence.span}
        yield from claims.quotation(said, frame)
    for span in spans:
        yield from string(one, span, frame.iris)


def entity_part(one: Entity, tally: Tally, occurrences: Iterable[Occurrence], frame: Frame) -> Iterator[Triple]:
    """Yield what an entity is, how it is called and how often it is mentioned, and of an event when it happened."""
    yield from entity(one, tally, frame)
    for happened in occurrences:
        yield from occurrence(happened, frame)


def ends(one: Statement, frame: Frame) -> EndsKey:
    """Return what statements of one part share: the relation and its ends, in either order if it is symmetric."""
    pair = [one.subject, one.object]
    if frame.schema.relations[one.predicate].symmetric:
        pair.sort()
    return one.predicate, pair[0], pair[1]


def claims_part(statements: Sequence[Statement], frame: Frame) -> Iterator[Triple]:
    """Yield all that is said with one relation of one pair of ends, and the conflicts in it."""
    for one in statements:
        yield from claims.statement(one, frame)
    yield from claims.conflicts(statements, frame)


def post_part(one: PostHeld, frame: Frame) -> Iterator[Triple]:
    """Yield a post."""
    yield from claims.post(one, frame)
