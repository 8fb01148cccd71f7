"""Where a name ends that a head has begun: by what the head takes (a place, fields of work, proper words)."""

import re

from kg.find.name_lexicon import countries
from kg.find.name_numbering import numbering
from kg.find.name_sight import AND, Sight
from kg.find.title_words import post_words
from kg.knowledge import words as word_list
from kg.schema import (
    COMPANY,
    DOCUMENT,
    EVENT,
    FACILITY,
    GOVERNMENT_BODY,
    ORGANISATIONS,
    ORGANIZATION,
    PARTY,
    PLACE,
    SCHOOL,
    SPORTS_TEAM,
)

LONGEST = 14
"""A name has no more words than this."""

_AGE = re.compile(r"U ?-? ?\d\d")
_NUMBERED = frozenset({EVENT, DOCUMENT, SPORTS_TEAM, FACILITY, SCHOOL})
_BODIES = frozenset({GOVERNMENT_BODY, ORGANIZATION})
_OWN = ORGANISATIONS | {PLACE}


def place_end(sight: Sight, at: int, *, most: int) -> int:
    """Return where a territory's name ends: a known place, else up to `most` capitals; then words of direction."""
    found = sight.known(at)
    if found and found[1].place and sight.name_word(at):
        at += found[0]
    elif at < len(sight) and sight.words[at].kind == "number":
        at += 1
    else:
        limit = at + most
        while at < limit and sight.name_word(at) and not sight.title(at) and not sight.head(at):
            at += 1
            if sight.leads_person(at):
                break
    while sight.listed(at, "compass") or (sight.listed(at, "numerals") and sight.words[at - 1].capital):
        at += 1
    return at


def field_end(sight: Sight, start: int) -> int:
    """Return where a body's name begins behind the field of work that starts at `start`, `start` if there is none.

    Heads inside the field ("Direktur Pasar dan Pelabuhan Ditjen …") belong to the field.
    """
    for at in range(start, min(start + LONGEST, len(sight))):
        head, found = sight.head(at), sight.known(at)
        if (head and head[1].type == GOVERNMENT_BODY and sight.words[at].capital and head[1].takes == "domain") or (
            found and found[1].type == GOVERNMENT_BODY
        ):
            return at
        if not (sight.words[at].capital and (sight.ordinary(at) or (sight.words[at].acronym and not found))) and not (
            sight.connector(at) == AND or sight.forms[at] == "," or sight.listed(at, "numerals")
        ):
            return start
    return start


def domain_end(sight: Sight, at: int, kind: str, *, titled: bool) -> int:
    """Return where a body's name ends: fields of work, then a parent body or a territory."""
    start = at
    while at < len(sight) and at - start < LONGEST:
        step = _domain_step(sight, start, at, kind, titled=titled)
        if step <= 0:
            return at
        at += step
        if sight.place(at - 1) and not sight.joins(at):
            return tail(sight, at + _town(sight, at, kind))
    return at


def _town(sight: Sight, at: int, kind: str) -> bool:
    """Return whether the kind of territory stands behind the place ("Polres Sukabumi Kota"), and no name behind it."""
    closed = kind == GOVERNMENT_BODY and at < len(sight) and sight.words[at].capital and not sight.name_word(at + 1)
    return closed and sight.lower[at] in word_list("territory_heads")


def _domain_step(sight: Sight, start: int, at: int, kind: str, *, titled: bool) -> int:
    """Return how many words the name goes on at `at`, 0 where it ends."""
    size = sight.place(at)
    if size:
        return tail(sight, at + size) - at
    inner = _inner_body(sight, start, at, kind)
    if inner is not None:
        return inner
    title = sight.title(at)
    if title and title[1].kind in ("rank", "honorific") and sight.name_word(at + title[0]):
        return 0
    if sight.forms[at] == ",":
        return _listing(sight, at) - at if at > start else 0
    return 2 if sight.joins(at) else int(_belongs(sight, at, titled=titled))


def _inner_body(sight: Sight, start: int, at: int, kind: str) -> int | None:
    """Return how many words a body or territory at `at` adds: 0 for an entity of its own, None for no body."""
    head, found = sight.head(at), sight.known(at)
    if head and sight.words[at].capital and head[1].type in _OWN:
        if head[1].type == PLACE:
            return max(place_end(sight, at + head[0], most=2) - at, 1)
        if kind == ORGANIZATION and head[1].type == COMPANY and at > start and found and found[1].type == COMPANY:
            return head[0]
        return 0 if _separate(sight, start, at, head[1].type, kind) else head[0]
    if found and found[1].type == kind == PARTY and at == start:
        return found[0]
    if found and found[1].type in _BODIES and at > start:
        return 0 if _separate(sight, start, at, found[1].type, kind) else found[0]
    return None


def _listing(sight: Sight, at: int) -> int:
    """Return where a list of fields ends that goes on at the comma `at` (", Riset, dan …"), `at` if it is none."""
    end, items = at, 0
    while end < len(sight) and items < 6:
        end += sight.forms[end] == ","
        closing = sight.connector(end) == AND
        end += closing
        first = end
        known = sight.known(first)
        if known and not known[1].weak and known[1].type in ORGANISATIONS:
            return at
        while sight.name_word(end) and sight.ordinary(end) and not sight.head(end) and not sight.title(end):
            end += 1
        if end == first:
            return at
        if closing:
            return end
        items += 1
    return at


def _separate(sight: Sight, start: int, at: int, found: str, kind: str) -> bool:
    """Return whether the body found at `at`, behind a head, is the parent that stands as an entity of its own."""
    if found == kind and sight.listed(start - 1, "umbrellas"):
        return False
    if found != GOVERNMENT_BODY or kind != GOVERNMENT_BODY:
        return True
    return at > start and sight.listed(start - 1, "separate_units")


def _belongs(sight: Sight, at: int, *, titled: bool) -> bool:
    if sight.listed(at, "numerals"):
        return True
    if not sight.name_word(at) or (titled and sight.leads_person(at)) or sight.forms[at] in sight.hints.persons:
        return False
    return sight.ordinary(at) or not titled


def tail(sight: Sight, at: int) -> int:
    """Return the end after words of direction and the country that bodies carry at their end."""
    while sight.listed(at, "compass") or sight.listed(at, "name_tails"):
        at += 1
    if at + 2 < len(sight) and sight.forms[at] == "(" and sight.listed(at + 1, "name_tails"):
        return tail(sight, at + 3)
    return at


def proper_end(sight: Sight, at: int, kind: str, *, titled: bool) -> int:
    """Return where a name ends that runs through all its capitals."""
    start = at
    while at < len(sight) and at - start < LONGEST:
        step = _proper_step(sight, start, at, kind, titled=titled)
        if not step:
            break
        at += step
    return tail(sight, at) if kind == COMPANY else at


def _proper_step(sight: Sight, start: int, at: int, kind: str, *, titled: bool) -> int:
    if kind == DOCUMENT and (size := numbering(sight, at)):
        return size
    if sight.words[at].kind == "number":
        return int(kind in _NUMBERED and (at > start or kind != EVENT))
    connector = sight.connector(at)
    if at > start and connector == AND:
        return 2 if kind != EVENT and (sight.joins(at) or (kind == DOCUMENT and sight.ordinary(at + 1))) else 0
    if at > start and (connector in ("foreign", "person") or (connector == "about" and kind == DOCUMENT)):
        return 2
    if not sight.name_word(at):
        return int(at == start and kind in ORGANISATIONS and sight.words[at].capital and sight.name_word(at + 1))
    return int(at == start or not _breaks(sight, at, kind, titled=titled))


def _breaks(sight: Sight, at: int, kind: str, *, titled: bool) -> bool:
    """Return whether something else begins at `at`, inside a name that runs through its capitals."""
    title = sight.title(at)
    if title and (titled or kind != FACILITY) and (title[1].kind == "rank" or title[1].takes == "domain"):
        return True
    after_team = titled and kind == SPORTS_TEAM and _national(sight, at - 1, at)
    if after_team or _begins_person(sight, at, kind, titled=titled):
        return True
    head = sight.head(at)
    if head and head[1].type == PLACE:
        if kind == COMPANY and not sight.place(at + head[0]):
            return False
        return kind in (SCHOOL, COMPANY, ORGANIZATION, FACILITY) and sight.name_word(at + head[0])
    if kind == FACILITY and sight.place(at):
        return not sight.ordinary(at - 1) and not sight.name_word(at + sight.place(at))
    return bool(head and head[1].type == kind and kind == FACILITY and not sight.ordinary(at - 1))


def _begins_person(sight: Sight, at: int, kind: str, *, titled: bool) -> bool:
    """Return whether a person's name begins at `at`: behind a title, with "M.", or behind the city of a school."""
    form = sight.forms[at]
    if len(form.rstrip(".")) == 1:
        return (titled or form[-1] == ".") and sight.leads_person(at + 1)
    located = kind == SCHOOL and sight.place(at - 1) > 0 and sight.name_word(at + 1)
    return (titled or located) and sight.leads_person(at)


def _national(sight: Sight, last: int, at: int) -> bool:
    """Return whether a national team's name ends with the word `last`: its country or age, and none of them follows."""
    return _is_national(sight, last) and not _is_national(sight, at)


def _is_national(sight: Sight, at: int) -> bool:
    at -= sight.listed(at, "compass")
    return sight.lower[at] in post_words("home") or sight.forms[at] in countries() or is_age(sight, at)


def is_age(sight: Sight, at: int) -> bool:
    """Return whether the word at `at` is the age of a team's players ("U-17")."""
    return at < len(sight) and _AGE.fullmatch(sight.forms[at]) is not None
