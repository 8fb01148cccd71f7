"""Posts whose organisation the title alone does not name, and posts that say the same."""

from collections.abc import Callable
from dataclasses import replace

from kg.find.stream import Stream
from kg.find.titles import houses, ministries, post_words, written_out
from kg.records import Chain, Mention, Post
from kg.schema import GOVERNMENT_BODY, PLACE, SPORTS_TEAM

TEAM = 3
"""Sentences before the title in which a coach's team may be named."""


def with_bodies(row: Stream, posts: list[Post], chains: tuple[Chain, ...]) -> list[Post]:
    """Return the posts with the body that the rest of the article tells.

    A minister belongs to the ministry of his field, a deputy head to the territory of the head, and a president or
    minister of whom no other state is named to the readers' own state; each only where the article mentions it.
    """
    ways: tuple[Callable[[Post], Mention | None], ...] = (
        lambda post: _ministry(row, post, chains),
        lambda post: _territory(row, post, posts),
        lambda post: _team(row, post),
        lambda post: _state(row, post, posts, chains),
    )
    found = []
    for post in posts:
        body = _house(row, post, chains) or post.organisation
        for way in ways:
            body = body or way(post)
        found.append(replace(post, organisation=body))
    return found


def distinct(row: Stream, posts: list[Post]) -> tuple[Post, ...]:
    """Return the posts in order, without those that say of a person no more than another does."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda one: (one.organisation is None, one.evidence)):
        if not any(_says_no_more(row, post, other) for other in kept):
            kept.append(post)
    return tuple(sorted(kept, key=lambda one: (one.evidence, one.title)))


def _says_no_more(row: Stream, post: Post, other: Post) -> bool:
    if not _same_person(row, post, other):
        return False
    words, known = set(_words(row, post)), set(_words(row, other))
    body, known_body = row.of(post.organisation), row.of(other.organisation)
    same_body = body is None or (known_body is not None and body.chain is known_body.chain)
    return same_body and (words <= known or (_words(row, post)[0] in known and known <= words))


def _same_person(row: Stream, post: Post, other: Post) -> bool:
    here, there = row.of(post.person), row.of(other.person)
    return here is not None and there is not None and here.chain is there.chain


def _words(row: Stream, post: Post) -> list[str]:
    """Return the words of the title in lower case, short forms written out."""
    words = (word.strip("(),.") for word in post.title.of(row.text).casefold().split())
    return [one for word in words if word for one in written_out(word)]


def _ministry(row: Stream, post: Post, chains: tuple[Chain, ...]) -> Mention | None:
    """Return the first mention of the ministry that carries the minister's field in its name."""
    words = _words(row, post)
    at = next((i for i, word in enumerate(words) if word in post_words("minister")), None)
    field = set(words[at + 1 :]) - post_words("joint") if at is not None else set()
    short = ministries(frozenset(words)) if field else frozenset()
    for chain in chains if field else ():
        for mention in chain.mentions if chain.type == GOVERNMENT_BODY else ():
            name = mention.span.of(row.text).casefold().split()
            if name[0] in short:
                return mention
            if name[0] in post_words("ministry") and (field <= set(name[1:]) or set(name[1:]) <= field):
                return mention
    return None


def _house(row: Stream, post: Post, chains: tuple[Chain, ...]) -> Mention | None:
    """Return the body whose name an office carries: the Polres for "Kapolres", Kemenkeu for "Menkeu"."""
    if post.organisation and row.kind(post.organisation) != PLACE:
        return None
    word, *rest = post.title.of(row.text).casefold().split()
    house = houses().get(word, "")
    for chain in chains if house else ():
        for mention in chain.mentions if chain.type == GOVERNMENT_BODY else ():
            name = mention.span.of(row.text).casefold().split()
            if name[0].startswith(house) and (not rest or not name[1:] or not set(rest).isdisjoint(name[1:])):
                return mention
    return None


def _team(row: Stream, post: Post) -> Mention | None:
    """Return the team named last before a coach or player without one, in his sentence or the one before."""
    if post_words("team").isdisjoint(_words(row, post)):
        return None
    at = row.at(post.title.start)
    first = row.bounds[max(0, row.sentence[at] - TEAM)][0]
    teams = [one.mention for one in row.within(first, at) if one.chain.type == SPORTS_TEAM]
    return teams[-1] if teams else None


def _territory(row: Stream, post: Post, posts: list[Post]) -> Mention | None:
    """Return the territory of another holder of the office: that of "Bupati Sleman" for "Wakil Bupati"."""
    offices = post_words("territory") & set(_words(row, post))
    for other in posts:
        body = row.of(other.organisation)
        if body and body.chain.type == PLACE and not offices.isdisjoint(_words(row, other)):
            return other.organisation
    return None


def _state(row: Stream, post: Post, posts: list[Post], chains: tuple[Chain, ...]) -> Mention | None:
    words = _words(row, post)
    others = (other for other in posts if other.organisation and _same_person(row, post, other))
    if words[0] not in post_words("state") or post_words("state").isdisjoint(words[-1:] + words[:1]):
        return None
    if any(_words(row, other)[0] in post_words("state") for other in others):
        return None
    for chain in chains:
        for mention in chain.mentions if chain.type == PLACE else ():
            if mention.span.of(row.text).casefold() in post_words("home"):
                return mention
    return None
