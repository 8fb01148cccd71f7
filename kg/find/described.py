"""Described things: groups, events, programmes, documents and products that have no name of their own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.find.collectives import together, without_many
from kg.find.described_features import features
from kg.find.phrases import Phrase, find_phrases
from kg.find.things import gathered
from kg.find.weights import probability
from kg.records import Chain, Document, Mention, Post, Span

THRESHOLD = 0.25
"""A thing below this probability is left out; chosen on the training articles."""

NEAR = 12
"""Characters between a title and its body: no more than a blank, or a short word between two blanks."""

LONELY = 0.4
"""A thing that takes part in no fact is left out below this probability; chosen on the training articles."""


def find_described(document: Document, names: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return the described things of an article that are likely to take part in its facts, in order of first mention.

    Repeats share a chain: "laga Persib melawan Persija" and "laga itu" are one, "laga perdana" and "laga kedua" two.
    A mention may hold a name or a described thing of another type ("penandatanganan Nota Kesepahaman Bersama").
    Each mention's score is the probability of its chain.
    """
    found = []
    for phrases in gathered(find_phrases(document, names)):
        likely = probability("described_weights", features(document, phrases))
        if likely >= THRESHOLD:
            found.append(_chain(document.article.text, phrases, round(likely, 3)))
    return together(document.article.text, found)


def outside_titles(document: Document, chains: tuple[Chain, ...], posts: tuple[Post, ...]) -> tuple[Chain, ...]:
    """Return the chains without the described things that are but the field of somebody's post ("Direktur Ekspor").

    A thing may reach from the title into the body behind it ("Guru Besar Hukum Universitas Merdeka").
    """
    titles = sorted({_with_body(post) for post in posts})
    bodies = frozenset(post.organisation for post in posts if post.organisation)
    text = document.article.text
    return tuple(kept for chain in chains if (kept := _without(chain, titles, bodies, text)))


def worth_keeping(chains: tuple[Chain, ...], used: frozenset[Mention]) -> tuple[Chain, ...]:
    """Return the chains without the unlikely described things of which no mention is `used` by a fact."""
    return tuple(chain for chain in chains if not _is_lonely(chain, used))


def _is_lonely(chain: Chain, used: frozenset[Mention]) -> bool:
    """Return whether a chain is an unlikely described thing that takes part in nothing."""
    if any(mention.kind == "name" or mention in used for mention in chain.mentions):
        return False
    return max((one.score or 0.0 for one in chain.mentions if one.kind == "nominal"), default=1.0) < LONELY


def _with_body(post: Post) -> Span:
    """Return the title of a post, with its body if that is a name close behind it in the post's evidence."""
    if post.organisation is None or post.organisation.kind != "name":
        return post.title
    body = post.organisation.span
    joint = Span(post.title.start, max(post.title.end, body.end))
    near = post.title.end <= body.start <= post.title.end + NEAR and post.evidence.covers(joint)
    return joint if near and not joint.overlaps(post.person.span) else post.title


def _without(chain: Chain, titles: Sequence[Span], bodies: frozenset[Mention], text: str) -> Chain | None:
    """Return a chain without its described mentions inside `titles`, None if nothing is left; `bodies` stay."""
    kept = tuple(m for m in chain.mentions if m.kind != "nominal" or m in bodies or not _inside(m.span, titles))
    if not kept or len(kept) == len(chain.mentions):
        return chain if kept else None
    forms = [mention.span.of(text) for mention in kept]
    return replace(chain, mentions=kept, name=chain.name if chain.name in forms else _fullest(forms))


def _fullest(forms: Sequence[str]) -> str:
    """Return the form that says most, words left out that only say that many are meant."""
    return max(forms, key=lambda form: (len(without_many(form.casefold())), -len(form)))


def _inside(span: Span, titles: Sequence[Span]) -> bool:
    """Return whether one of `titles`, sorted, covers `span`; titles hardly ever overlap, so two are looked at."""
    place = bisect_right(titles, span)
    return any(title.covers(span) for title in titles[max(0, place - 2) : place + 1])


def _chain(text: str, phrases: tuple[Phrase, ...], score: float) -> Chain:
    """Return the chain of a thing, named by its fullest phrase."""
    fullest = max(phrases, key=lambda phrase: (len(phrase.modifiers), -phrase.span.start))
    mentions = tuple(Mention(phrase.span, phrase.type, "nominal", score) for phrase in phrases)
    return Chain(fullest.span.of(text), fullest.type, mentions)
