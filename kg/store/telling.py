"""What the articles of a store tell, from their findings and from who is who now."""

import json
from collections.abc import Mapping

from kg.graph.frame import Frame
from kg.graph.parts import ArticlePart, ends
from kg.records import Article, Findings, Mention, Statement
from kg.resolve.appearance import Cluster
from kg.resolve.rulings import Rulings, by_id, ruled
from kg.resolve.told import Claim, Holding, Named, Told, tell
from kg.store.edit import Changed, Edit
from kg.store.obeying import write_obeyed
from kg.store.rows import article_of, entities_in, entity_of, write_mentioned, write_told
from kg.store.tables import Connection


def claims_name(claim: Claim, frame: Frame) -> str:
    """Return the part of the graph that a claim belongs to."""
    key = claim.key
    bare = Statement(key.subject, key.predicate, key.object, "asserted", None, (), plain=False)
    return json.dumps(["claims", *ends(bare, frame)], ensure_ascii=False)


def post_name(holding: Holding) -> str:
    """Return the part of the graph that a post belongs to."""
    key = holding.key
    return json.dumps(["post", key.person, key.title, key.organisation, key.former], ensure_ascii=False)


class Teller:
    """Tells articles again, one after the other; entities are looked up once."""

    def __init__(self, connection: Connection, frame: Frame, rulings: Rulings) -> None:
        self._connection, self._frame, self._rulings = connection, frame, rulings
        self._entities: dict[str, Cluster] = {}

    def tell(self, article: str, edit: Edit) -> ArticlePart:
        """Write anew what an article tells, and return its part of the graph."""
        record, findings = article_of(self._connection, article)
        entity_at = self._entity_at(record.id, findings)
        fresh = tell(record, findings, entity_at, self._frame.schema)
        told = ruled(fresh, record, by_id(entity_at), self._rulings, self._frame.schema)
        edit.forget_told(article)
        write_obeyed(self._connection, article, told.obeyed)
        parts = [claims_name(claim, self._frame) for claim in told.claims]
        posts = [post_name(holding) for holding in told.holdings]
        write_told(self._connection, article, told, parts, posts)
        part = _part(record, entity_at, told)
        write_mentioned(self._connection, part)
        _touch(edit.changed, told, parts, posts)
        edit.changed.entities.update(entity for _, entity in part.mentions)
        return part

    def _entity_at(self, article: str, findings: Findings) -> dict[Mention, Named]:
        found = {}
        for chain, entity in zip(findings.chains, entities_in(self._connection, article), strict=True):
            known = self._entity(entity)
            for mention in chain.mentions:
                found[mention] = Named(known.id, known.type, known.name)
        return found

    def _entity(self, entity: str) -> Cluster:
        if entity not in self._entities:
            known = entity_of(self._connection, entity)
            if known is None:
                raise KeyError(entity)
            self._entities[entity] = known
        return self._entities[entity]


def _touch(changed: Changed, told: Told, parts: list[str], posts: list[str]) -> None:
    changed.claims.update(parts)
    changed.posts.update(posts)
    changed.holders.update((one.key.person, one.key.organisation) for one in told.holdings)
    changed.entities.update(one.event for one in told.occurrences)


def _part(article: Article, entity_at: Mapping[Mention, Named], told: Told) -> ArticlePart:
    evidence = {claim.evidence.span for claim in told.claims} | {one.evidence.span for one in told.holdings}
    mentions = tuple((mention.span, named.id) for mention, named in entity_at.items())
    statements = len({claim.key for claim in told.claims})
    return ArticlePart(article, mentions, frozenset(evidence), statements, told.quotations, told.occurrences)
