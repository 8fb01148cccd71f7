"""Who is who in a whole run: the three steps one after the other, all in memory."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from kg.records import Article, Entity, EntityMention, Findings, Mention
from kg.resolve.appearance import Anchor, Appearance, Cluster, Key
from kg.resolve.appearances import appearances
from kg.resolve.clusters import clusters, distinct
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.following import follow
from kg.resolve.links import NO_LINKS, Links, linked
from kg.resolve.sides import Side
from kg.schema import Schema


@dataclass(frozen=True)
class Who:
    """Article id → mention → entity; the clusters behind the entities, sorted by id; their members, by anchor."""

    entity_of: Mapping[str, Mapping[Mention, Entity]]
    clusters: tuple[Cluster, ...]
    members: Mapping[Anchor, Appearance]

    def ids_of(self, side: Side) -> tuple[str, ...]:
        """Return the ids of the entities that a side of a correction names, sorted."""
        near = self._near.get(side.article or side.key, ())
        return tuple(sorted({entity for one, entity in near if side.finds(one)}))

    def means(self, side: Side) -> frozenset[str]:
        """Return the ids of the entities that a side of a merge or a split names: whatever is called so."""
        found = self.ids_of(side) or {entity for near in self._near.values() for one, entity in near if side.means(one)}
        return frozenset(found)

    @cached_property
    def _near(self) -> Mapping[Key | str, Sequence[tuple[Appearance, str]]]:
        """Return the appearances with their entities, by key and by article."""
        found: dict[Key | str, list[tuple[Appearance, str]]] = defaultdict(list)
        for made in self.clusters:
            for anchor in made.members:
                one = self.members[anchor]
                found[one.family, one.key].append((one, made.id))
                found[one.article].append((one, made.id))
        return found


def cluster(
    articles: Sequence[Article],
    findings: Sequence[Findings],
    schema: Schema,
    decisions: Decisions = NONE,
    links: Links = NO_LINKS,
) -> Who:
    """Return who is who. The result does not depend on the order of the articles."""
    found = {finding.article: finding for finding in findings}
    by_id = {article.id: article for article in articles}
    seen = [one for article in articles for one in appearances(article, found[article.id], schema)]
    inside = blocks(seen, decisions).values()
    apart = (linked(clusters(block, decisions), block, links) for block in inside)
    made = sorted(distinct(chain.from_iterable(apart)), key=_id)
    entity_of: dict[str, dict[Mention, Entity]] = {article.id: {} for article in articles}
    for one in made:
        entity = entity_from(one, by_id, found)
        for article, number in one.members:
            for mention in found[article].chains[number].mentions:
                entity_of[article][mention] = entity
    return Who(entity_of, tuple(made), {(one.article, one.number): one for one in seen})


def blocks(seen: Sequence[Appearance], decisions: Decisions = NONE) -> Mapping[Key, Sequence[Appearance]]:
    """Return the appearances by the key to which theirs lead."""
    told: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in seen:
        for short in one.shorts:
            told[one.family, short][one.key].add(one.article)
    counts = {short: {key: len(articles) for key, articles in readings.items()} for short, readings in told.items()}
    ends: dict[Key, Key] = {}
    found: dict[Key, list[Appearance]] = defaultdict(list)
    for one in seen:
        key = one.family, one.key
        if key not in ends:
            ends[key] = follow(key, lambda key: counts.get(key, {}), decisions)[-1]
        found[ends[key]].append(one)
    return found


def entity_from(one: Cluster, articles: Mapping[str, Article], findings: Mapping[str, Findings]) -> Entity:
    """Return a cluster as an entity with its mentions in order."""
    mentions = sorted(
        (_mention(articles[article], mention) for article, mention in _mentions(one.members, findings)),
        key=lambda mention: (mention.article, mention.span),
    )
    return Entity(one.id, one.type, one.name, one.aliases, tuple(mentions), one.identifiers)


def _mentions(members: Sequence[Anchor], findings: Mapping[str, Findings]) -> list[tuple[str, Mention]]:
    return [(article, mention) for article, n in members for mention in findings[article].chains[n].mentions]


def _mention(article: Article, mention: Mention) -> EntityMention:
    return EntityMention(article.id, mention.span, mention.span.of(article.text), mention.kind)


def _id(one: Cluster) -> str:
    return one.id
