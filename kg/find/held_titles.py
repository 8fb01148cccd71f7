"""Titles and who holds them: before a name, behind it, or pointing back at somebody."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.find.clause import has_role, roles
from kg.find.cues import any_place, bare, cue, words
from kg.find.pointing import Stage, pointed_at
from kg.find.predicates import is_active
from kg.find.role_nouns import is_role
from kg.find.stream import Placed, Stream
from kg.find.title_joints import single_titles
from kg.find.title_words import former, is_english, is_head, post_words
from kg.find.titles import before_name, end_of_title, start_of_titles
from kg.schema import EVENT, FACILITY, GOVERNMENT_BODY, ORGANISATIONS, PERSON, PLACE, PRODUCT, PROGRAMME

HAS_POSTS = ORGANISATIONS | {PLACE, FACILITY, EVENT, PROGRAMME, PRODUCT}
BEFORE, BEHIND, POINTING = "title before name", "title behind name", "title pointing back"
OPENING = 4
"""Tokens before the comma of a sentence's opening: "Di samping itu, …"."""
BRACKET = 4
"""Tokens in a bracket behind a name that is passed over: an age, initials."""


@dataclass(frozen=True, slots=True)
class Title:
    """The tokens of a title (`head` up to `end`), its holder, the body it attaches to, and how it was found.

    `over`: he holds it no longer, though no word before the title says so.
    """

    holder: Placed
    head: int
    end: int
    body: Placed | None
    rule: str
    over: bool = False


def held_titles(stage: Stage) -> list[Title]:
    """Return the titles that stand before or behind a person's name, each with the person nearest to it."""
    row = stage.row
    persons = [placed for placed in row.mentions if placed.chain.type == PERSON]
    return _unclaimed(row, [title for one in persons for title in (*_before(row, one), *_behind(row, one))])


def pointing_titles(stage: Stage, taken: set[int]) -> Iterator[Title]:
    """Yield the titles that point back at a person: "politikus Partai Golkar itu", "mantan pelatih tersebut"."""
    row = stage.row
    at = 0
    while at < len(row.tokens):
        limit = row.end_of_sentence(at)
        if at in row.on or at in taken or at in stage.hidden or not is_head(row.tokens[at].form):
            at += 1
            continue
        end = end_of_title(row, at, limit)
        close = behind_bracket(row, end, limit)
        points = (
            close < limit
            and row.low[close] in words("demonstrative")
            and (_is_subject(row, at) or _speaks(row, at, close + 1))
        )
        person = pointed_at(stage, at) if points else None
        if person:
            yield from titles_with_bodies(row, person, at, end, POINTING)
        at = max(end, at + 1)


def _speaks(row: Stream, head: int, at: int) -> bool:
    """Return whether the title at `head` stands behind a comma and a word of saying stands at token `at`."""
    before = head - 1 - (row.low[head - 1] in former())
    return row.low[before] == "," and at < len(row.low) and cue(row.low[at], "before") is not None


def _is_subject(row: Stream, head: int) -> bool:
    """Return whether the title begins a sentence, or follows its opening, a word of saying or "pria yang menjabat"."""
    before, floor = head - 1 - (head > 0 and row.low[head - 1] in former()), row.start_of_sentence(head)
    if before < floor or any_place(row.low[before]) is not None:
        return True
    if row.low[before] == ",":
        return before - floor <= OPENING and not any(token in row.on for token in range(floor, before))
    while before > floor and row.low[before] in _linking():
        before -= 1
    return is_role(row.low[before]) and row.low[before + 1] in _linking()


@cache
def _linking() -> frozenset[str]:
    relative = frozenset(form for form, played in roles().items() if "relative" in played)
    return post_words("link") | post_words("time") | former() | relative


def _before(row: Stream, holder: Placed) -> Iterator[Title]:
    """Yield the titles that stand before the name, with ranks, honorifics and a comma between."""
    end, floor, comma = before_name(row, holder.first)
    other = row.on.get(end - 1)
    if other and other.chain.type == PERSON and comma:
        head = _owned(row, other.first, floor)
        if head is not None:
            yield Title(holder, head, other.first, None, BEFORE)
        return
    first = start_of_titles(row, end, floor)
    if first is not None and _is_owner(row, holder, first):
        first = _inner_office(row, first, end)
    if first is None or _is_served(row, holder, first) or (comma and (_has_own(row, holder) or _is_kin(row, first))):
        return
    if first > floor and row.capital(first - 1) and row.low[first - 1] in post_words("named"):
        return
    if row.low[first] in post_words("mate") and row.low[first - 1] in post_words("link") | post_words("becomes"):
        return
    yield from titles_with_bodies(row, holder, first, end, BEFORE)


def _is_served(row: Stream, holder: Placed, head: int) -> bool:
    """Return whether who is known already has the holder of a title: "kuasa hukum Tani" where Budi Tani was named."""
    return holder.mention != min(holder.chain.mentions) and row.low[head] in post_words("served")


def _is_kin(row: Stream, head: int) -> bool:
    """Return whether the title is that of who has the person for kin: "istri Bupati, Sari", "adik kandung Bupati"."""
    floor = row.start_of_sentence(head)
    return any(row.low[at] in post_words("kin") for at in range(max(floor, head - 2), head))


def _has_own(row: Stream, holder: Placed) -> bool:
    """Return whether a title in brackets stands behind the name: "Wali Kota, Pak Budi (Menteri)"."""
    at = holder.end
    return at + 1 < len(row.tokens) and row.low[at] == "(" and is_head(row.tokens[at + 1].form)


def _owned(row: Stream, end: int, floor: int) -> int | None:
    """Return the head of a title that ends at `end` and is held in the service of who is named there; None for none.

    It stands right before him ("kuasa hukum"), or before his own office ("juru bicara Presiden").
    """
    near = next((at for at in (end - 1, end - 2) if at >= floor and row.low[at] in post_words("owned")), None)
    if near is not None:
        return near
    first = start_of_titles(row, end, floor)
    owned = first is not None and row.low[first] in post_words("owned")
    return first if owned and first is not None and _inner_office(row, first, end) is not None else None


def _inner_office(row: Stream, first: int, end: int) -> int | None:
    """Return the office of the state that begins inside a title: "Presiden" of "jubir Presiden"; None for none."""
    offices = post_words("state") | post_words("territory")
    return next((at for at in range(first + 1, end) if row.low[at] in offices and at not in row.on), None)


def _is_owner(row: Stream, holder: Placed, head: int) -> bool:
    """Return whether the title belongs to the person behind a comma or "yakni": "pengacara Lisa, Jhony"."""
    if row.low[head] not in post_words("owned") or holder.end + 1 >= len(row.tokens):
        return False
    other = row.on.get(holder.end + 1)
    joined = row.low[holder.end] == "," or row.low[holder.end] in post_words("namely")
    return joined and other is not None and other.chain.type == PERSON


def _behind(row: Stream, holder: Placed) -> Iterator[Title]:
    """Yield the titles that stand behind the name: after a comma, in brackets, after "selaku", "adalah" …"""
    limit = row.end_of_sentence(holder.first)
    at = behind_bracket(row, holder.end, limit)
    passed = _linking() | {",", "("}
    start = at
    appointed = holder.first > 0 and row.low[holder.first - 1] in post_words("installs")
    while at < limit and (row.low[at] in passed or _becomes(row, at, appointed=appointed and at == start)):
        at += 1
    is_title = start < at < limit and is_head(row.tokens[at].form)
    if is_title and not _opens_clause(row, holder, at, limit) and not _is_unreal(row, holder, at, limit):
        yield from titles_with_bodies(row, holder, at, end_of_title(row, at, limit), BEHIND)


def _is_unreal(row: Stream, holder: Placed, at: int, limit: int) -> bool:
    """Return whether a sentence asks or supposes that somebody holds the title at `at`: "Jika Andi menjabat Bupati"."""
    if row.low[at - 1] in {",", "("} or row.low[holder.end] in {",", "("}:
        return False
    before = row.low[row.start_of_sentence(holder.first) : holder.first]
    return row.low[limit - 1] == "?" or any(has_role(word, "conditional") for word in before)


def _becomes(row: Stream, at: int, *, appointed: bool) -> bool:
    """Return whether "menjadi" stands at the token, behind who is appointed or behind "ditunjuk"."""
    return row.low[at] in post_words("becomes") and (appointed or row.low[at - 1] in post_words("holds"))


def _opens_clause(row: Stream, holder: Placed, head: int, limit: int) -> bool:
    """Return whether the title is the subject of what the holder says: "Menurut Sari, Menteri Kebun telah pulang"."""
    if row.low[head - 1] != "," or holder.first == 0:
        return False
    end, before = end_of_title(row, head, limit), row.low[holder.first - 1]
    if before in post_words("according"):
        return end < limit and row.low[end] != ","
    acts = end < limit and (row.low[end] in post_words("also") | words("adverb") or is_active(row, end))
    return any_place(before) is not None and row.tokens[head].form.islower() and acts


def behind_bracket(row: Stream, at: int, limit: int) -> int:
    """Return the token behind a short bracket at `at` that holds no title: an age, initials, a short name."""
    if at + 1 < limit and row.low[at] == "(" and not is_head(row.tokens[at + 1].form):
        return next((token + 1 for token in range(at, min(limit, at + BRACKET)) if row.low[token] == ")"), at)
    return at


def titles_with_bodies(row: Stream, holder: Placed, first: int, end: int, rule: str) -> Iterator[Title]:
    """Yield each title with its body; titles joined by "dan" share the body of the last."""
    found = []
    for head, stop in single_titles(row, first, end):
        reach = next((token for token in range(head, stop) if row.low[token] in post_words("origin")), stop)
        body = _body(row, head + 1, reach)
        found.append(Title(holder, head, stop, body or _outside(row, holder, head, rule), rule))
    for title, following in zip(found, [*found[1:], None], strict=True):
        joined = following is not None and row.low[title.end] in post_words("and")
        yield replace(title, body=title.body or (following.body if joined and following else None))


def _body(row: Stream, first: int, end: int) -> Placed | None:
    """Return the first body among the tokens, or the ministry right behind it where the first is none of the state's.

    "Direktur Jenderal Kerja Sama ASEAN Kementerian Luar Negeri" serves the ministry.
    """
    bodies = [one for one in row.within(first, end) if one.chain.type in HAS_POSTS]
    for body, following in pairwise(bodies[:2]):
        adjacent = following.first == body.end and body.chain.type != GOVERNMENT_BODY
        if adjacent and _is_ministry(row, following):
            return following
    return bodies[0] if bodies else None


def _is_ministry(row: Stream, one: Placed) -> bool:
    return row.low[one.first].startswith(tuple(sorted(post_words("ministry") | post_words("beginning"))))


def _outside(row: Stream, holder: Placed, head: int, rule: str) -> Placed | None:
    """Return the body that stands around title and name: "Persib media officer Andi", "dokter Andi dari RS Harapan".

    That of "pemimpinnya" is the one named right before it: "Peru dan pemimpinnya Andi".
    """
    if rule == BEFORE and bare(row.low[head]) != row.low[head] and not is_head(row.low[head]):
        return _owner_before(row, head)
    before, behind = row.on.get(head - 1), row.on.get(holder.end + 1)
    if before and before.chain.type in ORGANISATIONS and is_english(row.low[head]):
        return before
    if rule == BEFORE and behind and holder.end < len(row.tokens) and row.low[holder.end] in post_words("from"):
        return behind if behind.chain.type in ORGANISATIONS | {FACILITY} else None
    return None


def _owner_before(row: Stream, head: int) -> Placed | None:
    """Return the body right before a title, a comma or a joining word between them."""
    at = head - 1
    while at > row.start_of_sentence(head) and (row.low[at] == "," or row.low[at] in post_words("beside")):
        at -= 1
    body = row.on.get(at)
    return body if at < head - 1 and body and body.chain.type in ORGANISATIONS | {PLACE} else None


def _unclaimed(row: Stream, titles: list[Title]) -> list[Title]:
    """Return the titles without those that a nearer person holds.

    "Andi selaku kepala dinas, Budi": the title is Andi's; "Andi, Kepala Dinas Budi": it is Budi's.
    """
    linked = {title.head for title in titles if title.rule == BEHIND and row.low[title.holder.end] != ","}
    touching = {title.head for title in titles if title.rule == BEFORE and row.low[title.holder.first - 1] != ","}
    linked -= touching
    ahead = {title.head for title in titles if title.rule == BEFORE} - linked
    return [title for title in titles if title.head not in (linked if title.rule == BEFORE else ahead)]
