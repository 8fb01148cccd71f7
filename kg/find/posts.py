"""Posts: "Kepala Dinas Pertanian Yusnita", "Yusnita, Kepala Dinas", "Yusnita selaku kepala dinas", "politikus itu"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.find.cues import any_place, words
from kg.find.direct_quotes import direct_quotes
from kg.find.pointing import Stage, pointed_at
from kg.find.post_bodies import distinct, with_bodies
from kg.find.stream import Placed, Stream, stream
from kg.find.titles import (
    before_name,
    end_of_title,
    former,
    is_english,
    is_head,
    post_words,
    single_titles,
    start_of_titles,
)
from kg.records import Chain, Document, Post
from kg.schema import EVENT, FACILITY, ORGANISATIONS, PERSON, PLACE, PRODUCT, PROGRAMME

HAS_POSTS = ORGANISATIONS | {PLACE, FACILITY, EVENT, PROGRAMME, PRODUCT}
BEFORE, BEHIND, POINTING = "title before name", "title behind name", "title pointing back"
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
    stage = Stage(row, hidden=frozenset(token for one in quoted for token in range(one.first, one.end)))
    found = [title for placed in row.mentions if placed.chain.type == PERSON for title in _of(row, placed)]
    found = _unclaimed(row, found)
    found += [*_shared(row, found), *_announced(row)]
    found += _pointing(stage, {title.head for title in found})
    kept = [title for title in found if _says_something(row, title)]
    return distinct(row, with_bodies(row, [_post(row, title) for title in kept], chains))


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
            yield _Title(holder, end - 1, end, None, BEFORE)
        return
    first = start_of_titles(row, end, floor)
    if first is not None and not _is_owner(row, holder, first):
        yield from _with_bodies(row, holder, first, end, BEFORE)


def _is_owner(row: Stream, holder: Placed, head: int) -> bool:
    """Return whether the title belongs to the person behind the comma: "pengacara Lisa, Jhony"."""
    if row.low[head] not in post_words("owned") or holder.end + 1 >= len(row.tokens):
        return False
    other = row.on.get(holder.end + 1)
    return row.low[holder.end] == "," and other is not None and other.chain.type == PERSON


def _behind(row: Stream, holder: Placed) -> Iterator[_Title]:
    """Yield the titles that stand behind the name: after a comma, in brackets, after "selaku", "adalah" …"""
    limit = row.end_of_sentence(holder.first)
    at = _behind_bracket(row, holder.end, limit)
    passed = post_words("link") | post_words("time") | former() | {",", "(", "yang"}
    start = at
    while at < limit and row.low[at] in passed:
        at += 1
    if start < at < limit and is_head(row.tokens[at].form):
        yield from _with_bodies(row, holder, at, end_of_title(row, at, limit), BEHIND)


def _behind_bracket(row: Stream, at: int, limit: int) -> int:
    """Return the token behind a short bracket at `at` that holds no title: an age, initials, a short name."""
    if at + 1 < limit and row.low[at] == "(" and not is_head(row.tokens[at + 1].form):
        return next((token + 1 for token in range(at, min(limit, at + BRACKET)) if row.low[token] == ")"), at)
    return at


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
        before = at - 1 - (at > 0 and row.low[at - 1] in former())
        subject = before < row.start_of_sentence(at) or any_place(row.low[before]) is not None
        close = _behind_bracket(row, end, limit)
        person = (
            pointed_at(stage, at) if subject and close < limit and row.low[close] in words("demonstrative") else None
        )
        if person:
            yield from _with_bodies(row, person, at, end, POINTING)
        at = max(end, at + 1)


def _with_bodies(row: Stream, holder: Placed, first: int, end: int, rule: str) -> Iterator[_Title]:
    """Yield each title with its body; titles joined by "dan" share the body of the last."""
    found = []
    for head, stop in single_titles(row, first, end):
        reach = next((token for token in range(head, stop) if row.low[token] in post_words("origin")), stop)
        body = next((one for one in row.within(head + 1, reach) if one.chain.type in HAS_POSTS), None)
        found.append(_Title(holder, head, stop, body or _outside(row, holder, head, rule), rule))
    for title, following in zip(found, [*found[1:], None], strict=True):
        joined = following is not None and row.low[title.end] in post_words("and")
        yield replace(title, body=title.body or (following.body if joined and following else None))


def _outside(row: Stream, holder: Placed, head: int, rule: str) -> Placed | None:
    """Return the body that stands around title and name: "Persib media officer Andi", "dokter Andi dari RS Harapan"."""
    before, behind = row.on.get(head - 1), row.on.get(holder.end + 1)
    if before and before.chain.type in ORGANISATIONS and is_english(row.low[head]):
        return before
    if rule == BEFORE and behind and holder.end < len(row.tokens) and row.low[holder.end] in post_words("from"):
        return behind if behind.chain.type in ORGANISATIONS else None
    return None


def _unclaimed(row: Stream, titles: list[_Title]) -> list[_Title]:
    """Return the titles without those that a nearer person holds.

    "Andi selaku kepala dinas, Budi": the title is Andi's; "Andi, Kepala Dinas Budi": it is Budi's.
    """
    linked = {title.head for title in titles if title.rule == BEHIND and row.low[title.holder.end] != ","}
    ahead = {title.head for title in titles if title.rule == BEFORE} - linked
    return [title for title in titles if title.head not in (linked if title.rule == BEFORE else ahead)]


def _shared(row: Stream, titles: list[_Title]) -> Iterator[_Title]:
    """Yield the titles that several persons share: "dua bek Timnas, Andi dan Budi", "bos Kebun Andi dan Budi"."""
    for title in titles:
        many = _is_plural(row, title.head)
        if title.rule == BEFORE and (many or row.tokens[title.head].form[:1].islower()):
            for holder, joined in _listed(row, title.holder.end):
                if many or joined:
                    yield replace(title, holder=holder)


def _is_plural(row: Stream, head: int) -> bool:
    """Return whether a number or "para" stands before the title that begins at `head`, "mantan" between allowed."""
    before = head - 1
    if before >= 0 and row.low[before] in former():
        before -= 1
    return before >= row.start_of_sentence(head) and row.low[before] in post_words("many")


def _listed(row: Stream, at: int) -> Iterator[tuple[Placed, bool]]:
    """Yield the persons of a list that goes on at token `at`, each with whether "dan" stands before him."""
    limit = len(row.tokens)
    while at + 1 < limit:
        start = _behind_bracket(row, at, limit)
        start += row.low[start] == ","
        joined = start < limit and row.low[start] in post_words("and")
        other = row.on.get(start + joined)
        if start + joined == at or other is None or other.chain.type != PERSON or other.first != start + joined:
            return
        yield other, joined
        at = other.end


def _announced(row: Stream) -> Iterator[_Title]:
    """Yield the titles of persons who are listed behind them: "sejumlah komedian hadir, antara lain Andi dan Budi"."""
    for head in range(len(row.tokens)):
        if not (is_head(row.tokens[head].form) and head not in row.on and _is_plural(row, head)):
            continue
        limit = row.end_of_sentence(head)
        end = end_of_title(row, head, limit)
        sign = next((token for token in range(end, limit) if row.low[token] in post_words("namely")), limit)
        at = sign + 1 + (sign + 1 < limit and row.low[sign + 1] == ",")
        first = row.on.get(at)
        if first and first.first == at and first.chain.type == PERSON:
            for holder in (first, *(other for other, _ in _listed(row, first.end))):
                yield from _with_bodies(row, holder, head, end, BEFORE)


def _end(row: Stream, title: _Title) -> int:
    """Return where the words of the title end: before its organisation, behind its territory, without loose ends."""
    stop, body = title.end, title.body
    origins = (token for token in range(title.head, stop) if row.low[token] in post_words("origin"))
    stop = min([stop, *origins])
    if body and title.head < body.first < stop:
        keeps = body.chain.type == PLACE and not post_words("territory").isdisjoint(row.low[title.head : body.first])
        stop = body.end if keeps else body.first
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
    if title.rule == POINTING and title.body is None and row.low[title.head - 1] not in former():
        return False
    return len(words) > 1 or words[0] not in post_words("never" if title.body else "bare")


def _post(row: Stream, title: _Title) -> Post:
    organisation = title.body.mention if title.body else None
    evidence = row.span(min(title.head, title.holder.first), max(title.end, title.holder.end))
    if title.rule == POINTING:
        evidence = row.span(title.head, title.end)
    over = title.head > 0 and row.low[title.head - 1] in former()
    words = row.span(title.head, _end(row, title))
    return Post(title.holder.mention, words, organisation, evidence, title.rule, former=over)
