"""Who says it: the speaker behind a cue ("kata …"), before one ("… mengatakan"), or pointed at ("ujarnya")."""

from kg.find.clause import has_role
from kg.find.cues import any_place, bare, cue, pronouns, words
from kg.find.pointing import Stage, Voice, pointed_at
from kg.find.role_nouns import holder, is_role, pointed_by_noun
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, forms_of_address, is_head
from kg.find.titles import end_of_title
from kg.find.verb_subjects import larger_place, speaker_before
from kg.schema import AGENTS, GROUP, PERSON, PLACE

LISTED = frozenset(",&()")
"""Marks inside a long title."""
REACH = 30
"""Tokens from a cue in which its speaker stands."""
RELATIVE = 14
"""Tokens from "yang" to the demonstrative that closes the phrase."""


def voice(stage: Stage, at: int) -> Voice | None:
    """Return the speaker of the cue at token `at`, whichever side he stands on; None where a verb has no subject."""
    row = stage.row
    found = any_place(row.low[at])
    if found and found.place == "before":
        return speaker_before(stage, at)
    if found and found.pointing:
        return Voice(pointed_at(stage, at), at + 1)
    if at + 1 < len(row.tokens):
        return speaker_behind(stage, at + 1)
    return Voice(None, at + 1)


def speaker_behind(stage: Stage, at: int) -> Voice:
    """Return the speaker named by the tokens from `at` on, which stand behind a cue such as "kata"."""
    row = stage.row
    limit = min(row.end_of_sentence(at - 1), at + REACH)
    if at < limit and row.low[at] in pronouns("person") | pronouns("plural"):
        return Voice(pointed_at(stage, at, plural=row.low[at] in pronouns("plural")), at + 1)
    if at < limit and row.low[at] == ",":
        return Voice(pointed_at(stage, at), at)
    if at + 1 < limit and row.low[at + 1] == "," and bare(row.low[at]) in words("account") - {row.low[at]}:
        return Voice(pointed_at(stage, at), at + 1)
    end = _end_of_name(row, at, limit)
    return Voice(_named(stage, at, end), end)


def _end_of_name(row: Stream, at: int, limit: int) -> int:
    """Return where the noun phrase from `at` ends; a comma ends it unless a person's name follows."""
    first, preface = at, cue(row.low[at - 1], "preface") is not None
    while at < limit:
        placed = row.on.get(at)
        if placed:
            at = placed.end
            continue
        low, form = row.low[at], row.tokens[at].form
        if has_role(low, "relative") and (closed := _end_of_relative(row, first, at, limit)):
            return closed
        if (form == "(" or row.tokens[at].kind == "quote") and (closed := _end_behind_work(row, first, at, limit)):
            return closed
        if low in words("stop") or row.tokens[at].kind == "quote" or form in {".", ";", ":", "?", "!"}:
            break
        if form == "," and (closed := _end_behind_place(row, at, limit)):
            return closed
        long = not preface and _is_long_title(row, first, at, limit)
        if form == "," and not long and not (at + 1 < limit and _goes_on(row, at + 1, apart=preface)):
            break
        at += 1
        if low in words("demonstrative"):
            break
    return at


def _is_long_title(row: Stream, first: int, at: int, limit: int) -> bool:
    """Return whether the comma at `at` stands inside the title from `first`: "Menteri Kebun, Air dan Tanah Dini"."""
    if not is_head(row.tokens[first].form) or any(one.chain.type == PERSON for one in row.within(first, at)):
        return False
    for token in range(at + 1, limit):
        placed, form = row.on.get(token), row.tokens[token].form
        if placed and placed.chain.type == PERSON:
            return True
        if not (placed or form[:1].isupper() or form in LISTED or row.low[token] in words("and")):
            return False
    return False


def _end_of_relative(row: Stream, first: int, at: int, limit: int) -> int:
    """Return where "pria yang akrab disapa Dini itu" ends, whose "yang" is at `at`; 0 if it does not point back."""
    if not is_role(row.low[first]):
        return 0
    for token in range(at + 1, min(limit, at + RELATIVE)):
        if row.low[token] in words("demonstrative"):
            return token + 1
        if row.tokens[token].form in {",", ".", ";", ":"}:
            break
    return 0


def _end_behind_work(row: Stream, first: int, at: int, limit: int) -> int:
    """Return where 'pemeran film "Desa" (2016) itu' ends, from its mark at `at` on; 0 if it does not point back."""
    if not row.tokens[first].form.islower() or not (is_head(row.low[first]) or is_role(row.low[first])):
        return 0
    inside = False
    for token in range(at, min(limit, at + RELATIVE)):
        if row.tokens[token].kind == "quote" or row.tokens[token].form in {"(", ")"}:
            inside = not inside
        elif not inside and row.low[token] in words("demonstrative"):
            return token + 1
        elif not inside and (row.tokens[token].form in {",", ".", ";", ":"} or row.low[token] in words("stop")):
            return 0
    return 0


def _end_behind_place(row: Stream, at: int, limit: int) -> int:
    """Return where "atlet asal Batu, Jawa Timur itu" ends, whose comma is at `at`; 0 if it does not point back."""
    place = larger_place(row, at)
    if place is None:
        return 0
    end = place.end + (place.end < limit and row.low[place.end] == ",")
    return end + 1 if end < limit and row.low[end] in words("demonstrative") else 0


def _goes_on(row: Stream, at: int, *, apart: bool) -> bool:
    """Return whether the words behind a comma still name the speaker: a person, or a rank or post and then a person.

    With `apart` a comma must stand behind him too: "Menurut Ketua DPR, Dini, …", but "Menurut Dini, Budi pulang".
    """
    titled = is_head(row.tokens[at].form) and at not in row.on
    end = end_of_title(row, at, min(len(row.tokens), at + REACH)) if titled else at
    while end < len(row.tokens) and row.low[end].rstrip(".") in forms_of_address():
        end += 1
    placed = row.on.get(end)
    if placed is None or placed.chain.type != PERSON:
        return False
    return not apart or (placed.end < len(row.tokens) and row.low[placed.end] in {",", "(", "."})


def _named(stage: Stage, at: int, end: int) -> Placed | None:
    """Return whom the noun phrase names: a person in it, a holder of the post it names, or a body in it."""
    row = stage.row
    while at + 1 < end and row.low[at] in former():
        at += 1
    inside = row.within(at, end)
    persons = [one for one in inside if one.chain.type == PERSON]
    if end > at and row.low[end - 1] in words("demonstrative"):
        return pointed_by_noun(stage, at, end)
    if len(persons) == 1 and persons[0].first > at and row.low[at] in words("kin"):
        return pointed_at(stage, at)
    if persons:
        return _not_the_owner(row, at, persons)
    stop = end
    while stop > at + 1 and row.tokens[at].form[:1].isupper() and row.tokens[stop - 1].form.islower():
        stop -= 1
    found = holder(stage, at, stop)
    kinds = AGENTS if at in row.on else AGENTS - {PLACE, GROUP} if is_head(row.tokens[at].form) else AGENTS - {PLACE}
    return found or next((one for one in inside if one.chain.type in kinds), None)


def _not_the_owner(row: Stream, at: int, persons: list[Placed]) -> Placed:
    """Return the person who speaks: in "pengacara Lisa, Jhony" and "Kepala Humas Bina Warga, Jhony" the last one."""
    first = persons[0]
    behind_comma = [one for one in persons[1:] if "," in row.low[first.end : one.first]]
    owned = first.first > at and row.tokens[at].form[:1].islower() and is_head(row.tokens[at].form)
    titled = first.first > at or any(row.tokens[i].form.isupper() for i in range(first.first, first.end) if i > at)
    beside = titled and behind_comma and behind_comma[0].first == first.end + 1
    return behind_comma[0] if behind_comma and (owned or beside) else first
