"""Who says it where the speaker stands before the verb: "Ketua Dini mengatakan …", "politikus itu menilai …"."""

from kg.find.clause import has_role
from kg.find.cues import pronouns, words
from kg.find.pointing import Stage, Voice, pointed_at
from kg.find.predicates import has_verb
from kg.find.role_nouns import holder, is_role, pointed_by_noun
from kg.find.stream import Placed, Stream
from kg.find.title_words import is_head
from kg.schema import AGENTS, PERSON, PLACE

RELATIVE = 30
"""Tokens of a clause that says who the subject is: "Dini yang menjabat sebagai Kepala Dinas Kebun mengatakan …"."""


def speaker_before(stage: Stage, at: int) -> Voice | None:
    """Return the subject of the verb at token `at`; None where it has none, or is "saya" or "kami"."""
    row = stage.row
    floor = row.start_of_sentence(at)
    last = at - 1
    while last >= floor and row.low[last] in words("adverb"):
        last -= 1
    if last < floor or row.low[last] in pronouns("speaker") | pronouns("spokesman"):
        return None
    if row.low[last] in words("alongside"):
        return Voice(pointed_at(stage, last), at + 1)
    if row.low[last] in pronouns("person") | pronouns("plural") | pronouns("house"):
        return Voice(pointed_at(stage, last, plural=row.low[last] in pronouns("plural")), at + 1)
    start = _start_of_clause(row, floor, last)
    return Voice(_subject(stage, start, _before_company(row, start, last)), at + 1)


def _subject(stage: Stage, start: int, last: int) -> Placed | None:
    """Return who the words from `start` to `last` are about: the person, body or place that speaks, if one is named."""
    row = stage.row
    inside = [one for one in row.within(start, last + 1) if one.chain.type in AGENTS and one.first not in stage.hidden]
    inside = [one for one in inside if one.chain.type != PLACE or (one.end == last + 1 and _is_head(row, one, inside))]
    persons = [one for one in inside if one.chain.type == PERSON]
    if described := _described(row, persons, last):
        return described
    head = _start_of_phrase(row, start, last)
    if row.low[last] in words("demonstrative"):
        if row.low[head - 1] in words("oblique") and _stands_alone(inside, start, head - 1):
            return _subject(stage, start, head - 2)
        return pointed_by_noun(stage, _start_of_relative(row, start, head), last + 1)
    if persons and (persons[-1] is inside[-1] or row.low[last] == ","):
        return persons[-1] if persons[-1].end >= last else persons[0]
    if inside and inside[-1].end <= last:
        return inside[-1]
    return holder(stage, head, last + 1) or (inside[-1] if inside else None)


def _before_company(row: Stream, start: int, last: int) -> int:
    """Return the last token before those who only stand by: "Kapolres Dini didampingi Kasat Reskrim Budi"."""
    beside = next((at for at in range(start + 1, last) if row.low[at] in words("company")), None)
    if beside is None:
        return last
    before = beside - 1 - (row.low[beside - 1] in words("oblique"))
    while before > start and row.low[before] == ",":
        before -= 1
    return before if before >= start else last


def _stands_alone(inside: list[Placed], start: int, end: int) -> bool:
    """Return whether whoever is named right before `end` is the subject, not a part of his title."""
    return any(one.end == end and (one.chain.type == PERSON or one.first == start) for one in inside)


def _is_head(row: Stream, place: Placed, others: list[Placed]) -> bool:
    """Return whether the place is the subject itself: not in "mitologi Bali", nor in "Balai Kebun, Kabupaten Batu"."""
    before, floor = place.first - 1, row.start_of_sentence(place.first)
    bodies = [one for one in others if one.first < place.first and one.chain.type not in {PERSON, PLACE}]
    if bodies and not any(row.tokens[at].form.islower() for at in range(bodies[-1].end, place.first)):
        return False
    while before >= floor and row.tokens[before].form[:1].isupper() and before not in row.on:
        before -= 1
    closed = words("turn") | words("marker") | words("stop") | words("adverb")
    return before < floor or (before not in row.on and (not row.low[before].isalpha() or row.low[before] in closed))


def _described(row: Stream, persons: list[Placed], last: int) -> Placed | None:
    """Return the first person where the words up to `last` only say who he is: "Dini, petani asal Batu, mengaku"."""
    first = persons[0] if persons else None
    if first is None or first.end >= last:
        return None
    if has_role(row.low[first.end], "relative"):
        return first if last - first.end < RELATIVE else None
    joined = row.low[first.end] == "," and row.low[first.end + 1] not in words("turn")
    plain = row.tokens[first.end + 1].form.islower() and persons[-1].end <= last
    return first if joined and plain and not has_verb(row, first.end + 1, last + 1) else None


def _start_of_clause(row: Stream, floor: int, last: int) -> int:
    """Return where the clause of a subject that ends at `last` begins: behind a conjunction, else at the sentence."""
    for token in range(last - 1, floor - 1, -1):
        if row.low[token] in words("marker") or row.tokens[token].form in {";", ":"}:
            return token + 1
    return floor


def _start_of_phrase(row: Stream, floor: int, last: int) -> int:
    """Return the first token of the noun phrase that ends at `last`: the leftmost head of a title, else a boundary."""
    head = last
    for token in range(last, floor - 1, -1):
        form = row.tokens[token].form
        if form == "," and _is_in_place(row, token):
            continue
        if (form in {",", "(", "–", "-", "--"} or row.low[token] in words("oblique")) and token not in row.on:
            return head if is_head(row.tokens[head].form) else token + 1
        if is_head(form) or is_role(row.low[token]):
            head = token
    return head if is_head(row.tokens[head].form) or is_role(row.low[head]) else floor


def _is_in_place(row: Stream, at: int) -> bool:
    """Return whether the comma at `at` stands within "asal Batu, Jawa Timur(,) itu"."""
    named = at > 0 and row.tokens[at - 1].form[:1].isupper()
    return larger_place(row, at) is not None or (named and row.low[at + 1] in words("demonstrative"))


def larger_place(row: Stream, at: int) -> Placed | None:
    """Return the place behind the comma at `at` if a name stands before it: of "asal Batu, Jawa Timur" the latter."""
    place = row.on.get(at + 1)
    within = at > 0 and place is not None and place.first == at + 1 and place.chain.type == PLACE
    return place if within and row.tokens[at - 1].form[:1].isupper() else None


def _start_of_relative(row: Stream, start: int, head: int) -> int:
    """Return the noun whose "yang" reaches to `head` and beyond: "Politikus yang datang dari Batu itu"; else `head`."""
    for at in range(start, head):
        if is_head(row.tokens[at].form) or is_role(row.low[at]):
            relative = any(has_role(low, "relative") for low in row.low[at + 1 : head])
            return at if relative and row.low[head - 1] in words("oblique") else head
    return head
