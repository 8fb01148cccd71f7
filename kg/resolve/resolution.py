"""The second half of reading: claims between mentions become statements between entities."""

from collections.abc import Mapping, Sequence

from kg.records import Article, Entity, Findings, Mention, Resolved
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.gathering import posts, spoken_for, statements
from kg.resolve.rulings import Rulings, by_id, ruled, rulings, sorted_rulings
from kg.resolve.told import Named, Told, tell
from kg.resolve.whole import Who, cluster
from kg.schema import Schema


def resolve(
    articles: Sequence[Article],
    findings: Sequence[Findings],
    schema: Schema,
    who: Who | None = None,
    decisions: Decisions = NONE,
) -> Resolved:
    """Return what the articles together say, sorted; the order of `articles` does not matter.

    `findings` has one entry per article; `who` is who is who in them under the user's `decisions`, worked out where it
    is not given. Raises KeyError where an article has no findings, KnowledgeError for contradicting
    decisions.
    """
    who = who or cluster(articles, findings, schema, decisions)
    entity_of = who.entity_of
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    found = {finding.article: finding for finding in findings}
    rules = sorted_rulings(rulings(decisions, who.ids_of), decisions, schema)
    told = [_told(one, found[one.id], named(entity_of[one.id]), rules, schema) for one in ordered]
    entities = {entity.id: entity for by_mention in entity_of.values() for entity in by_mention.values()}
    held = posts(one for each in told for one in each.holdings)
    return Resolved(
        articles=ordered,
        entities=tuple(entities[key] for key in sorted(entities)),
        statements=statements((one for each in told for one in each.claims), spoken_for(held)),
        posts=held,
        quotations=tuple(one for each in told for one in each.quotations),
        occurrences=tuple(one for each in told for one in each.occurrences),
        refusals=tuple(one for each in told for one in each.refusals),
        obeyed=tuple(one for each in told for one in each.obeyed),
    )


def _told(
    article: Article, findings: Findings, entity_of: Mapping[Mention, Named], rules: Rulings, schema: Schema
) -> Told:
    return ruled(tell(article, findings, entity_of, schema), article, by_id(entity_of), rules, schema)


def named(entity_of: Mapping[Mention, Entity]) -> dict[Mention, Named]:
    """Return as much of each mention's entity as a claim needs."""
    return {mention: Named(entity.id, entity.type, entity.name) for mention, entity in entity_of.items()}
