"""Where a person's name begins behind a title and a body ("Direktur PT Sumber Makmur Tbk Rina Saraswati")."""

from kg.find import name_lexicon as known
from kg.find.name_ends import is_age
from kg.find.name_sight import Sight
from kg.schema import PARTY

LONGEST = 4
"""A person's name behind a body has no more words than this."""


def person_follows(sight: Sight, at: int, end: int) -> bool:
    """Return whether the words from `at` to `end` are a person and not the end of a body's name."""
    if not 0 < end - at <= LONGEST:
        return False
    return all(sight.name_word(i) and not sight.ordinary(i) and not sight.place(i) for i in range(at, end))


def person_start(sight: Sight, start: int, end: int) -> int:
    """Return where in a titled stretch the person's name begins.

    `end` if it holds none, `start` if it is all of it. An ordinary word belongs to a body only where nothing but such
    words stand before it, and not behind a comma ("… Terminal Arjosari, Mega Perwira").
    """
    closed = start
    apart = start > 0 and sight.forms[start - 1] == ","
    for at in range(start, end):
        if _closes(sight, at) or (at == closed and not apart and _is_field(sight, at)):
            closed = at + 1
        found = sight.known(at)
        if found and not found[1].weak:
            closed = max(closed, at + found[0])
    if closed == start:
        return start
    for at in range(start + 1, closed):
        if sight.leads_person(at) and not sight.place(at) and sight.name_word(at + 1):
            return at
    return closed if _all_proper(sight, closed, end) else end


def body_end(sight: Sight, start: int, end: int) -> int:
    """Return where a body ends that a head has begun behind a title: before the person, if one is recognised."""
    for at in range(start + 2, end):
        party = sight.known(at)
        if sight.place(at) or is_age(sight, at) or (party and party[1].type == PARTY):
            continue
        if sight.leads_person(at) and not sight.ordinary(at):
            return at
        closed = sight.forms[at - 1] in known.last_heads() or sight.place(at - 1)
        if closed and _all_proper(sight, at, end):
            return at
    return end


def _closes(sight: Sight, at: int) -> bool:
    """Return whether the word at `at` belongs to a body and not to a person."""
    form = sight.forms[at]
    if form.lower() in known.connectors() or len(form.strip(".")) == 1 or "." in form[:-1]:
        return False
    return bool(sight.words[at].acronym or sight.head(at) or form in known.last_heads())


def _is_field(sight: Sight, at: int) -> bool:
    """Return whether the word at `at` is an ordinary one that persons are not called."""
    form = sight.forms[at]
    return len(form.strip(".")) > 1 and sight.ordinary(at) and form not in known.person_names()


def _all_proper(sight: Sight, at: int, end: int) -> bool:
    """Return whether a few words follow that are neither acronyms nor places, the first of them no ordinary word."""
    if not 0 < end - at <= LONGEST or sight.ordinary(at):
        return False
    return all(not sight.words[i].acronym and not sight.place(i) for i in range(at, end))
