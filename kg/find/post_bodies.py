"""Posts whose organisation the title alone does not name, and posts that say the same."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from kg.find.stream import Stream
from kg.find.title_words import behind_modifiers, house_of, house_word, ministries, post_words, seat_words, written_out
from kg.records import Chain, Mention, Post
from kg.schema import GOVERNMENT_BODY, ORGANISATIONS, PLACE, SPORTS_TEAM

TEAM = 3
"""Sentences before the title in which a coach's team may be named."""
EMPLOYER = 2
"""Sentences before the title in which an officer's body may be named."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the whole article tells: bodies by the first word of their names, territories by office, the home state.

    `seats` are the territories by the first word of their names, None where several have it, `stately` the persons
    (first mentions of their chains) whose state is named with one of their posts, `teams` the teams that are named with
    theirs.
    """

    bodies: dict[str, list[Mention]]
    territories: dict[str, Mention]
    seats: dict[str, Mention | None]
    home: Mention | None
    stately: frozenset[Mention]
    teams: dict[Mention, Mention]


def with_bodies(row: Stream, posts: list[Post], chains: tuple[Chain, ...]) -> list[Post]:
    """Return the posts with the body that the rest of the article tells.

    A minister belongs to the ministry of his field, the Kapolres to the Polres, a deputy to the territory of the head,
    and a president or minister of whom no other state is named to the readers' own; each only where it is mentioned.
    """
    told = _told(row, posts, chains)
    found: dict[str, tuple[Mention | None, Mention | None]] = {}
    completed: list[Post] = []
    for post in posts:
        title = post.title.of(row.text).casefold()
        if title not in found:
            found[title] = _house(row, title, told), _ministry(row, title, told)
        own = found[title][0] or found[title][1]
        body = post.organisation
        if own and (body is None or row.kind(body) == PLACE):
            body = own
        body = body or _territory(title, told) or _seat(title, told) or _team(row, post, told)
        body = body or _colleague(row, post, completed) or _state(row, post, told)
        body = body or _employer(row, post)
        completed.append(replace(post, organisation=body))
    return completed


def distinct(row: Stream, posts: list[Post]) -> tuple[Post, ...]:
    """Return the posts in order, without those that say of a person no more than another does."""
    kept: dict[Mention, list[Post]] = defaultdict(list)
    for post in sorted(posts, key=lambda one: (one.organisation is None, one.evidence)):
        others = kept[_person(row, post)]
        if not any(_says_no_more(row, post, other) for other in others):
            others.append(post)
    return tuple(sorted((one for others in kept.values() for one in others), key=lambda one: (one.evidence, one.title)))


def _says_no_more(row: Stream, post: Post, other: Post) -> bool:
    title, known = words_of(post.title.of(row.text)), words_of(other.title.of(row.text))
    body, known_body = row.of(post.organisation), row.of(other.organisation)
    same_body = body is None or (known_body is not None and body.chain is known_body.chain)
    return same_body and says_no_more(title, known)


def says_no_more(title: list[str], known: list[str]) -> bool:
    """Return whether a title's words say no more than those of another title do.

    >>> says_no_more(["ketua"], ["ketua", "umum"]), says_no_more(["gubernur"], ["ketua", "umum"])
    (True, False)
    >>> says_no_more(["bupati"], ["wakil", "bupati"])
    False
    """
    if post_words("deputy").isdisjoint(title) != post_words("deputy").isdisjoint(known):
        return False
    return set(title) <= set(known) or (title[0] in known and set(known) <= set(title))


def _person(row: Stream, post: Post) -> Mention:
    """Return the first mention of the holder's chain, which stands for the person."""
    placed = row.of(post.person)
    return placed.chain.mentions[0] if placed else post.person


def words_of(title: str) -> list[str]:
    """Return the words of the title in lower case, short forms written out."""
    words = (word.strip("(),.") for word in title.casefold().split())
    return [one for word in words if word for one in written_out(word)] or [title]


def _told(row: Stream, posts: list[Post], chains: tuple[Chain, ...]) -> _Told:
    bodies: dict[str, list[Mention]] = defaultdict(list)
    seats: dict[str, Mention | None] = {}
    kinds = set(seat_words().values())
    home = None
    for chain in chains:
        names = {mention.span.of(row.text).casefold(): mention for mention in reversed(chain.mentions)}
        for name, mention in reversed(names.items()):
            if chain.type == GOVERNMENT_BODY:
                for word in dict.fromkeys((name.split()[0], house_word(name))):
                    bodies[word].append(mention)
            elif chain.type == PLACE and name in post_words("home"):
                home = home or mention
        if chain.type == PLACE and (first := {name.split()[0] for name in names if " " in name} & kinds):
            seats |= {word: None if word in seats else chain.mentions[0] for word in first}
    territories: dict[str, Mention] = {}
    stately = set()
    teams: dict[Mention, Mention] = {}
    for post in posts:
        words = words_of(post.title.of(row.text))
        if post.organisation and row.kind(post.organisation) == PLACE:
            for word in sorted(post_words("territory") & set(words)):
                territories.setdefault(word, post.organisation)
        if post.organisation and words[0] in post_words("state"):
            stately.add(_person(row, post))
        if post.organisation and not post.former and row.kind(post.organisation) == SPORTS_TEAM:
            teams.setdefault(_person(row, post), post.organisation)
    return _Told(bodies, territories, seats, home, frozenset(stately), teams)


def _ministry(row: Stream, title: str, told: _Told) -> Mention | None:
    """Return the first mention of the ministry that carries the minister's field, or its short form, in its name."""
    words = words_of(title)
    at = next((i for i, word in enumerate(words) if word in post_words("minister")), None)
    field = set(words[at + 1 :]) - post_words("joint") if at is not None else set()
    if not field:
        return None
    short = (mention for word in sorted(ministries(frozenset(words))) for mention in told.bodies.get(word, ()))
    full = (mention for word in sorted(post_words("ministry")) for mention in told.bodies.get(word, ()))
    fitting = (one for one in full if _overlaps(field, one.span.of(row.text)))
    return next(short, None) or next(fitting, None)


def _overlaps(field: set[str], name: str) -> bool:
    """Return whether one of the two holds all words of the other; a ministry's first word says nothing of its field."""
    known = set(name.casefold().split()[1:])
    return bool(known) and (field <= known or known <= field)


def _house(row: Stream, title: str, told: _Told) -> Mention | None:
    """Return the body whose name an office carries: the Polres for "Kapolres", of the same town where it is told."""
    rest = set(behind_modifiers(title.split())[1:]) - post_words("inner")
    house = house_of(title)
    for first, mentions in told.bodies.items() if house else ():
        for mention in mentions if house and first.startswith(house) else ():
            town = mention.span.of(row.text).casefold().split()[1:]
            if not rest or not town or not rest.isdisjoint(town):
                return mention
    return None


def _territory(title: str, told: _Told) -> Mention | None:
    """Return the territory of another holder of the office: that of "Bupati Sleman" for "Wakil Bupati"."""
    return next((told.territories[word] for word in words_of(title) if word in told.territories), None)


def _seat(title: str, told: _Told) -> Mention | None:
    """Return the only territory of the title's kind in the article: "Kabupaten Batu" of a "Bupati" who names none."""
    return told.seats.get(seat_words().get(" ".join(behind_modifiers(title.split())), ""))


def _team(row: Stream, post: Post, told: _Told) -> Mention | None:
    """Return the team of a coach or player without one: his own, else the one named last before him, shortly before."""
    if post_words("team").isdisjoint(words_of(post.title.of(row.text))):
        return None
    own = None if post.former else told.teams.get(_person(row, post))
    if own:
        return own
    at = row.at(post.title.start)
    first = row.bounds[max(0, row.sentence[at] - TEAM)][0]
    teams = [one.mention for one in row.within(first, at) if one.chain.type == SPORTS_TEAM]
    return teams[-1] if teams else None


def _employer(row: Stream, post: Post) -> Mention | None:
    """Return the body that an officer without one ("Presiden Direktur") serves: the one named last, shortly before."""
    title = post.title.of(row.text)
    if title[:1].islower() or not " ".join(words_of(title)).startswith(_officers()):
        return None
    at = row.at(post.title.start)
    first = row.bounds[max(0, row.sentence[at] - EMPLOYER)][0]
    bodies = [one.mention for one in row.within(first, at) if one.chain.type in ORGANISATIONS]
    return bodies[-1] if bodies else None


@cache
def _officers() -> tuple[str, ...]:
    return tuple(sorted(post_words("officer")))


def _colleague(row: Stream, post: Post, completed: list[Post]) -> Mention | None:
    """Return the state of the minister right before in a list: "Menteri Laut Peru Andi dan Menteri Tani Budi"."""
    first = row.at(post.title.start)
    last = first - 1
    while last > 0 and (row.low[last] == "," or row.low[last] in post_words("and")):
        last -= 1
    before = completed[-1] if completed and last < first - 1 else None
    if before is None or row.on.get(last) is not row.of(before.person):
        return None
    ministers = all(words_of(one.title.of(row.text))[0] in post_words("state") for one in (before, post))
    body = before.organisation
    return body if ministers and body and row.kind(body) == PLACE else None


def _state(row: Stream, post: Post, told: _Told) -> Mention | None:
    """Return the readers' own state for a president or minister whom the article ties to no state or ministry."""
    of_state = is_of_state(words_of(post.title.of(row.text)))
    return told.home if of_state and _person(row, post) not in told.stately else None


def is_of_state(words: list[str]) -> bool:
    """Return whether the words of a title are those of a president, a minister or the deputy of one.

    >>> is_of_state(["wakil", "presiden"]), is_of_state(["wakil", "ketua"])
    (True, False)
    """
    if words[0] in post_words("needs") and len(words) > 1:
        return words[1] in post_words("state")
    return words[0] in post_words("state")
