"""Posts: "Kepala Dinas Pertanian Yusnita", "Yusnita, Kepala Dinas", "Yusnita selaku kepala dinas", "politikus itu"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.find.direct_quotes import direct_quotes
from kg.find.speakers import Stage, pointed_at
from kg.find.stream import Placed, Stream, stream
from kg.find.titles import (
    before_name,
    end_of_title,
    former,
    is_head,
    post_words,
    single_titles,
    start_of_titles,
)
from kg.records import Chain, Document, Mention, Post
from kg.schema import EVENT, FACILITY, GOVERNMENT_BODY, ORGANISATIONS, PERSON, PLACE, PROGRAMME

HAS_POSTS = ORGANISATIONS | {PLACE, FACILITY, EVENT, PROGRAMME}
BRACKET = 4
"""Tokens in a bracket behind a name that is passed over: an age, initials."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The tokens of a title (`head` up to `end`), the body it attaches to, and how it was found."""

    holder: Placed
    head: int
    end: int
    body: Placed | None
    rule: str


def find_posts(document: Document, chains: tuple[Chain, ...]) -> tuple[Post, ...]:
    """Return the posts that the text gives to persons, in order, each once per person, title and organisation.

    Ranks and honorifics are no posts. The organisation is the smallest one: the first that follows the title's words.
    """
    row = stream(document, chains)
    quoted = direct_quotes(row)
    stage = Stage(row, (), frozenset(token for one in quoted for token in range(one.first, one.end)))
    found = [title for placed in row.mentions if placed.chain.type == PERSON for title in _of(row, placed)]
    found += _pointing(stage, {title.head for title in found})
    return _distinct(row, [_post(row, title, chains) for title in found if _says_something(row, title)])


def _of(row: Stream, holder: Placed) -> Iterator[_Title]:
    yield from _before(row, holder)
    yield from _behind(row, holder)


def _before(row: Stream, holder: Placed) -> Iterator[_Title]:
    """Yield the titles that stand before the name, with ranks, honorifics and a comma between."""
    end, floor, comma = before_name(row, holder.first)
    other = row.on.get(end - 1)
    if other and other.chain.type == PERSON and comma:
        end = other.first
        if end > floor and row.low[end - 1] in post_words("owned"):
            yield _Title(holder, end - 1, end, None, "title before name")
        return
    first = start_of_titles(row, end, floor)
    if first is not None and not _is_owner(row, holder, first):
        yield from _with_bodies(row, holder, first, end, "title before name")


def _is_owner(row: Stream, holder: Placed, head: int) -> bool:
    """Return whether the title belongs to the person behind the comma: "pengacara Lisa, Jhony"."""
    if row.low[head] not in post_words("owned") or holder.end + 1 >= len(row.tokens):
        return False
    other = row.on.get(holder.end + 1)
    return row.low[holder.end] == "," and other is not None and other.chain.type == PERSON


def _behind(row: Stream, holder: Placed) -> Iterator[_Title]:
    """Yield the titles that stand behind the name: after a comma, in brackets, after "selaku", "adalah" …"""
    at, limit = holder.end, row.end_of_sentence(holder.first)
    if at < limit and row.low[at] == "(":
        close = next((token for token in range(at, min(limit, at + BRACKET)) if row.low[token] == ")"), None)
        at = close + 1 if close is not None and not is_head(row.tokens[at + 1].form) else at
    passed = post_words("link") | post_words("time") | former() | {",", "(", "yang"}
    start = at
    while at < limit and row.low[at] in passed:
        at += 1
    if start < at < limit and is_head(row.tokens[at].form):
        yield from _with_bodies(row, holder, at, end_of_title(row, at, limit), "title behind name")


def _pointing(stage: Stage, taken: set[int]) -> Iterator[_Title]:
    """Yield the titles that point back at a person: "politikus Partai Golkar itu", "mantan pelatih tersebut"."""
    row = stage.row
    at = 0
    while at < len(row.tokens):
        limit = row.end_of_sentence(at)
        if at in row.on or at in taken or at in stage.hidden or not is_head(row.tokens[at].form):
            at += 1
            continue
        end = end_of_title(row, at, limit)
        person = pointed_at(stage, at) if end < limit and row.low[end] in {"itu", "ini", "tersebut"} else None
        if person:
            yield from _with_bodies(row, person, at, end, "title pointing back")
        at = max(end, at + 1)


def _with_bodies(row: Stream, holder: Placed, first: int, end: int, rule: str) -> Iterator[_Title]:
    """Yield each title with its body; titles joined by "dan" share the body of the last."""
    found = []
    for head, stop in single_titles(row, first, end):
        body = next((one for one in row.within(head + 1, stop) if one.chain.type in HAS_POSTS), None)
        found.append(_Title(holder, head, stop, body, rule))
    for title, following in zip(found, [*found[1:], None], strict=True):
        joined = following is not None and row.low[title.end] == "dan"
        yield replace(title, body=title.body or (following.body if joined and following else None))


def _end(row: Stream, title: _Title) -> int:
    """Return where the words of the title end: before its organisation, behind its territory, without loose ends."""
    stop, body = title.end, title.body
    if body and title.head < body.first < title.end:
        stop = (
            body.end if body.chain.type == PLACE and row.low[body.first - 1] not in post_words("place") else body.first
        )
    inner = post_words("place") | post_words("joint") | {",", "(", ")"}
    while stop > title.head + 1 and row.low[stop - 1] in inner:
        if row.low[stop - 1] == ")" and "(" in row.low[title.head : stop]:
            break
        stop -= 1
    return stop


def _says_something(row: Stream, title: _Title) -> bool:
    words = [low for low in row.low[title.head : _end(row, title)] if low[:1].isalnum()]
    if words[0].rstrip(".") in post_words("needs") and not (len(words) > 1 and is_head(words[1])):
        return False
    return len(words) > 1 or title.body is not None or words[0] not in post_words("bare")


def _post(row: Stream, title: _Title, chains: tuple[Chain, ...]) -> Post:
    stop = _end(row, title)
    organisation = title.body.mention if title.body else _ministry(row, title.head, stop, chains)
    evidence = row.span(min(title.head, title.holder.first), max(title.end, title.holder.end))
    if title.rule == "title pointing back":
        evidence = row.span(title.head, title.end)
    over = title.head > 0 and row.low[title.head - 1] in former()
    return Post(title.holder.mention, row.span(title.head, stop), organisation, evidence, title.rule, former=over)


def _distinct(row: Stream, posts: list[Post]) -> tuple[Post, ...]:
    """Return the posts in order, without those that say of a person no more than another does."""
    kept: list[Post] = []
    for post in sorted(posts, key=lambda one: (one.organisation is None, one.evidence)):
        if not any(_says_no_more(row, post, other) for other in kept):
            kept.append(post)
    return tuple(sorted(kept, key=lambda one: one.evidence))


def _says_no_more(row: Stream, post: Post, other: Post) -> bool:
    here, there = row.of(post.person), row.of(other.person)
    if not (here and there and here.chain is there.chain):
        return False
    words, known = (set(one.title.of(row.text).casefold().split()) for one in (post, other))
    body, known_body = row.of(post.organisation), row.of(other.organisation)
    same_body = body is None or (known_body is not None and body.chain is known_body.chain)
    first = post.title.of(row.text).casefold().split()[0]
    return same_body and (words <= known or (first in known and known <= words))


def _ministry(row: Stream, head: int, stop: int, chains: tuple[Chain, ...]) -> Mention | None:
    """Return the first mention of the ministry that carries the minister's field in its name."""
    words = [word for word in row.low[head:stop] if word.isalnum()]
    at = next((i for i, word in enumerate(words) if word in post_words("minister")), None)
    field = set(words[at + 1 :]) - post_words("joint") if at is not None else set()
    if not field:
        return None
    for chain in chains:
        if chain.type == GOVERNMENT_BODY:
            for mention in chain.mentions:
                name = mention.span.of(row.text).casefold().split()
                if name[0] in post_words("ministry") and field <= set(name[1:]):
                    return mention
    return None
