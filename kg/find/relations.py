"""Document, chains, posts and quotes → relations: every pattern is held against every sentence, then come the gates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg.find.gate import Claim, Gate
from kg.find.matching import base, match
from kg.find.named_parts import RULE, named_parts
from kg.find.pairs import RULE as PAIR
from kg.find.pairs import pair_members, without_paired
from kg.find.patterns import Patterns, Variant
from kg.find.scene import Scene, stage
from kg.records import Chain, Document, Mention, Post, Quote, Refusal, Relation
from kg.schema import MEMBER_OF, PART_OF, Schema

NOTHING = " \"'“”‘’"
MOST_MENTIONS = 120
"""A sentence with more mentions is a table or a broken scrape; it is passed over, so that time stays linear."""


def find_relations(  # noqa: PLR0917  (the findings of one article, in the order in which they are made)
    document: Document,
    chains: Sequence[Chain],
    posts: Sequence[Post],
    quotes: Sequence[Quote],
    schema: Schema,
    patterns: Patterns,
) -> tuple[tuple[Relation, ...], tuple[Refusal, ...]]:
    """Return the relations that the article states, in order of evidence, and the candidates that a gate stopped.

    Of a relation stated several times the first asserted one outside quotations is kept, else the first.
    """
    gate = Gate.of(document, chains, quotes, schema, posts)
    relations: list[Relation] = []
    refusals: list[Refusal] = []
    for scene in scenes(document, chains, posts):
        for claim in claims(scene, patterns):
            for result in gate.judge(claim):
                if isinstance(result, Relation):
                    relations.append(result)
                else:
                    refusals.append(result)
    relations.extend(
        gate.shown(part, PART_OF, whole, RULE) for part, whole in named_parts(document.article.text, chains)
    )
    relations.extend(gate.shown(person, MEMBER_OF, pair, PAIR) for person, pair in pair_members(chains))
    return gate.distinct(relations), tuple(dict.fromkeys(refusals))


def scenes(document: Document, chains: Sequence[Chain], posts: Sequence[Post]) -> Iterator[Scene]:
    """Yield the scene of each sentence that holds two mentions or more; a mention has the type of its chain."""
    ordered_mentions = sorted(
        (mention for chain in chains for mention in chain.mentions), key=lambda m: (m.span.start, -m.span.end)
    )
    text = document.article.text
    mentions = [*_without_heads(text, [*without_paired(text, ordered_mentions)])]
    starts = [mention.span.start for mention in mentions]
    ordered = sorted(posts, key=lambda post: post.person.span)
    persons = [post.person.span.start for post in ordered]
    for sentence in document.sentences:
        inside = mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if 2 <= len(inside) <= MOST_MENTIONS:
            first, last = bisect_left(persons, sentence.span.start), bisect_right(persons, sentence.span.end)
            yield stage(sentence, inside, ordered[first:last])


def _without_heads(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions but for a noun that a name follows: "program" in "program 'Desa Terang'" is none."""
    for mention, after in zip_longest(mentions, mentions[1:]):
        if not (after and mention.kind == "nominal" and after.kind == "name" and _heads(text, mention, after)):
            yield mention


def _heads(text: str, noun: Mention, name: Mention) -> bool:
    """Return whether only quotation marks stand between a noun and a name of one type."""
    apart = noun.span.end < name.span.start and not text[noun.span.end : name.span.start].strip(NOTHING)
    return apart and noun.type == name.type


def claims(scene: Scene, patterns: Patterns) -> Iterator[Claim]:
    """Yield what the patterns find in a scene, in the order of their triggers."""
    for place, form in enumerate(scene.forms):
        if place in scene.closed:
            continue
        yield from _held(scene, place, patterns.by_form.get(form, ()))
        if form[0].isalpha():
            yield from _held(scene, place, patterns.by_base.get(base(form), ()))
    for (start, _), mention in scene.mentions:
        yield from _held(scene, start, patterns.by_type.get(mention.type, ()))


def _held(scene: Scene, place: int, variants: Sequence[Variant]) -> Iterator[Claim]:
    for variant in variants:
        if any(scene.types.isdisjoint(slot) for slot in variant.slots):
            continue
        for found in match(variant.elements, variant.trigger, scene, place):
            if variant.pattern.unless and not variant.pattern.unless.isdisjoint(scene.around(found.start, found.end)):
                continue
            yield Claim(variant.pattern, scene, found)
