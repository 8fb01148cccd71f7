"""A made-up city of any size: articles of many days and outlets that tie thousands of names together."""

import random
from datetime import date, timedelta

from kg.graph.recalled import Passage, Source
from kg.records import Article, Entity, EntityMention, Evidence, PostHeld, Quotation, Resolved, Span, Statement
from kg.schema import NAMESPACE, RELATED, load
from kg.view.picture import Claim, Picture, Thing

TYPES = ("Person",) * 5 + ("Company", "GovernmentBody", "Place", "Organization", "Programme", "Event", "Group", "Party")
SYLLABLES = ("ba", "ri", "to", "sa", "na", "lu", "mi", "ka", "wan", "der", "pra", "ti")
VERBS = (("supports", "mendukung"), ("opposes", "menolak"), ("meets", "bertemu"), ("partnersWith", "menggandeng"))
OUTLETS = ("Warta Pesisir", "Harian Bukit", "Kabar Kota", "Suara Teluk")
BLOCK = 60
"""Names of one quarter of the city, which meet more often than others."""
PER_ARTICLE = 12
FIRST_DAY = date(2024, 1, 1)


def city(count: int, edges: int, seed: int = 11) -> Resolved:
    """Return `count` entities with about `edges` statements between them; the same for the same numbers."""
    chance, schema = random.Random(seed), load()
    types = [chance.choice(TYPES) for _ in range(count)]
    names = [_name(chance, at) for at in range(count)]
    keys = [f"{kind.lower()}/n{at}" for at, kind in enumerate(types)]
    mentions: list[list[EntityMention]] = [[] for _ in range(count)]
    articles, statements, posts, quotations = [], [], [], []
    pairs = sorted({_pair(chance, at, count) for at in range(edges)})
    for number, start in enumerate(range(0, len(pairs), PER_ARTICLE)):
        article, text = f"k{number:06}", ""
        for rank, (a, b) in enumerate(pairs[start : start + PER_ARTICLE]):
            predicate, verb = VERBS[(a + b) % len(VERBS)]
            fits = schema.fits(predicate, types[a], types[b])
            sentence = f"{names[a]} {verb} {names[b]} pada hari ke-{rank + 1} bulan itu."
            span = Span(len(text), len(text) + len(sentence))
            mentions[a].append(EntityMention(article, Span(span.start, span.start + len(names[a])), names[a]))
            at = text_at = span.start + len(names[a]) + len(verb) + 2
            mentions[b].append(EntityMention(article, Span(at, text_at + len(names[b])), names[b]))
            claimed = (a * 7 + b) % 6 == 0
            evidence = (Evidence(article, Span(span.start, text_at + len(names[b])), verb),)
            statements.append(
                Statement(
                    keys[a],
                    predicate if fits else RELATED,
                    keys[b],
                    "asserted",
                    keys[b] if claimed else None,
                    evidence,
                    plain=not claimed,
                    score=0.8,
                    verb=None if fits else verb,
                )
            )
            if rank == 0:
                quotations.append(Quotation(keys[a], sentence, "direct", None, span, evidence[0], (keys[b],)))
            if rank == 1:
                posts.append(PostHeld(keys[a], f"Ketua {rank}", keys[b], former=False, evidence=evidence))
            text += sentence + " "
        day = FIRST_DAY + timedelta(days=number % 500)
        articles.append(Article(article, text, f"Kabar {number}", OUTLETS[number % 4], None, day))
    entities = [
        Entity(key, kind, name, (f"{name} Raya",) if at % 9 == 0 else (), tuple(mentions[at]))
        for at, (key, kind, name) in enumerate(zip(keys, types, names, strict=True))
        if mentions[at]
    ]
    return Resolved(tuple(articles), tuple(entities), tuple(statements), tuple(posts), tuple(quotations), ())


def _name(chance: random.Random, number: int) -> str:
    first, second = ("".join(chance.choices(SYLLABLES, k=length)).title() for length in (3, 2))
    return f"{first} {second} {number}"


def _pair(chance: random.Random, at: int, count: int) -> tuple[int, int]:
    """Return two names: most of one quarter, some with the head of a quarter, few from anywhere; each occurs."""
    one = at if at < count else chance.randrange(count)
    quarter = one // BLOCK * BLOCK
    draw = chance.random()
    if draw < 0.7:
        other = quarter + chance.randrange(min(BLOCK, count - quarter))
    elif draw < 0.9:
        other = chance.randrange(count) // BLOCK * BLOCK
    else:
        other = chance.randrange(count)
    return (one, other) if one != other else (one, (one + 1) % count)


HOME = "https://w3id.org/simpul/id/"


def picture(resolved: Resolved) -> Picture:
    """Return the same as the page reads it from a graph, without the minute that writing the Turtle of it takes."""
    texts = {article.id: article.text for article in resolved.articles}

    def passage(article: str, span: Span) -> Passage:
        return Passage(f"{HOME}article/{article}", span.start, span.end, span.of(texts[article]))

    def entity(key: str | None) -> str | None:
        return None if key is None else f"{HOME}entity/{key}"

    things = [
        Thing(
            f"{HOME}entity/{one.id}",
            one.type,
            one.name,
            one.aliases,
            tuple(passage(mention.article, mention.span) for mention in one.mentions),
            (),
        )
        for one in resolved.entities
    ]
    claims = [
        Claim(
            id=f"{HOME}statement/{at:08x}",
            subject=f"{HOME}entity/{one.subject}",
            predicate=NAMESPACE + one.predicate,
            object=f"{HOME}entity/{one.object}",
            verb=one.verb,
            mark="fact" if one.plain else "attributed",
            speaker=entity(one.attributed_to),
            evidence=tuple(passage(piece.article, piece.span) for piece in one.evidence),
            rules=tuple(piece.rule for piece in one.evidence),
            score=one.score,
            conflicts=(),
            sources=1,
        )
        for at, one in enumerate(resolved.statements)
    ]
    return Picture(
        {
            f"{HOME}article/{one.id}": Source(one.id, one.title, one.outlet, one.url, str(one.published))
            for one in resolved.articles
        },
        {one.id: one for one in sorted(things, key=lambda one: one.id)},
        tuple(claims),
        (),
        (),
    )
