"""Which chains of which articles are one entity.

Organisations, places, and other things whose class has unique names are one wherever the name is the same. People are
not: a name alone never ties two people of two articles together, nor are two described things ("para petani") one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.records import Article, Chain, Entity, EntityMention, Findings, Mention
from kg.resolve.identifiers import entity_id, slug
from kg.schema import ORGANISATIONS, Schema

Key = tuple[str, str] | tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Member:
    """One chain of one article, seen as a member of a cluster."""

    article: Article
    chain: Chain

    @property
    def first(self) -> tuple[str, int]:
        """The article id and offset of the first mention: what tells namesakes apart."""
        return self.article.id, min(mention.span.start for mention in self.chain.mentions)


def cluster(
    articles: Sequence[Article], findings: Sequence[Findings], schema: Schema
) -> dict[str, dict[Mention, Entity]]:
    """Return article id → mention → entity. The result does not depend on the order of the articles."""
    found = {finding.article: finding for finding in findings}
    groups: dict[Key, list[Member]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        for chain in found[article.id].chains:
            member = Member(article, chain)
            groups.setdefault(_key(member, schema), []).append(member)
    entities: dict[str, dict[Mention, Entity]] = {article.id: {} for article in articles}
    for key, members in groups.items():
        entity = _entity(members, unique_name=len(key) == 2)
        for member, mention in _mentions(members):
            entities[member.article.id][mention] = entity
    return entities


def _key(member: Member, schema: Schema) -> Key:
    chain = member.chain
    family = "organisation" if chain.type in ORGANISATIONS else chain.type
    named = any(mention.kind == "name" for mention in chain.mentions)
    if named and schema.classes[chain.type].unique_name:
        return family, slug(chain.name)
    return (family, *member.first)


def _entity(members: Sequence[Member], *, unique_name: bool) -> Entity:
    type_name = _commonest(member.chain.type for member in members)
    name = _commonest(member.chain.name for member in members)
    first = None if unique_name else min(member.first for member in members)
    mentions = sorted(
        (
            EntityMention(member.article.id, mention.span, mention.span.of(member.article.text), mention.kind)
            for member, mention in _mentions(members)
        ),
        key=lambda mention: (mention.article, mention.span),
    )
    forms = {mention.form for mention in mentions if mention.kind != "anaphor"}
    return Entity(
        id=entity_id(type_name, name, first),
        type=type_name,
        name=name,
        aliases=tuple(sorted(forms - {name})),
        mentions=tuple(mentions),
    )


def _mentions(members: Iterable[Member]) -> Iterator[tuple[Member, Mention]]:
    return ((member, mention) for member in members for mention in member.chain.mentions)


def _commonest(values: Iterable[str]) -> str:
    """Return the most frequent value; of equals the longest, then the first in the alphabet."""
    return min(Counter(values).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[0]
