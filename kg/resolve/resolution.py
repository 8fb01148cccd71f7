"""The second half of reading: claims between mentions become statements between entities."""

from collections.abc import Mapping, Sequence

from kg.records import Article, Entity, Findings, Mention, Resolved
from kg.resolve.gathering import posts, spoken_for, statements
from kg.resolve.told import Named, tell
from kg.resolve.whole import Who, cluster
from kg.schema import Schema


def resolve(
    articles: Sequence[Article], findings: Sequence[Findings], schema: Schema, who: Who | None = None
) -> Resolved:
    """Return what the articles together say, sorted; the order of `articles` does not matter.

    `findings` has one entry per article; `who` is who is who in them, worked out where it is not given. Raises KeyError
    where an article has no findings.
    """
    entity_of = (who or cluster(articles, findings, schema)).entity_of
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    found = {finding.article: finding for finding in findings}
    told = [tell(one, found[one.id], named(entity_of[one.id]), schema) for one in ordered]
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
    )


def named(entity_of: Mapping[Mention, Entity]) -> dict[Mention, Named]:
    """Return as much of each mention's entity as a claim needs."""
    return {mention: Named(entity.id, entity.type, entity.name) for mention, entity in entity_of.items()}
