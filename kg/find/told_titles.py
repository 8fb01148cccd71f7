"""Titles that the sentence ties to a holder: "Ia menjabat sebagai Bupati", "jabatan Bupati dipegang Sari"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.find.cues import pronouns
from kg.find.held_titles import Title, titles_with_bodies
from kg.find.pointing import Stage, pointed_at
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, forms_of_address, is_head, post_words
from kg.find.titles import end_of_title
from kg.schema import PERSON

TOLD = "title told of him"
UNREAL = 4
"""Tokens before the verb in which a word says that the post is not held: "akan", "jika", "bukan"."""
PREFACE = 25
"""Tokens from the verb of a preface to the person behind its comma."""
OFFICE = 12
"""Tokens behind the title of an office among which begins what is said of its holder."""
_TWO = 2


def told_titles(stage: Stage, taken: set[int]) -> Iterator[Title]:
    """Yield the titles behind a verb of holding whose subject is a pronoun, or the subject of the sentence."""
    row = stage.row
    for verb in range(len(row.tokens)):
        if row.low[verb] not in post_words("holds") or verb in stage.hidden:
            continue
        head, limit = verb + 1, row.end_of_sentence(verb)
        while head < limit and row.low[head] in post_words("link") | post_words("holds") | former():
            head += 1
        holder = _holder(stage, verb) if head < limit and _begins_title(row, head, taken) else None
        if holder:
            yield from titles_with_bodies(row, holder, head, end_of_title(row, head, limit), TOLD)


def _holder(stage: Stage, verb: int) -> Placed | None:
    """Return who is told to hold the post: whom the pronoun before the verb means, else the subject where time is told.

    "Saat menjadi direktur, Sari …" is told of the person behind the comma.
    """
    row, floor = stage.row, stage.row.start_of_sentence(verb)
    before, timed = verb - 1, False
    while before >= floor and row.low[before] in post_words("time") | post_words("link"):
        timed = timed or row.low[before] in post_words("while")
        before -= 1
    if any(row.low[at] in post_words("unreal") for at in range(max(floor, verb - UNREAL), verb)):
        return None
    if before >= floor and row.low[before] in pronouns("person"):
        return pointed_at(stage, before)
    if not timed:
        return None
    named = row.on.get(before) if before >= floor else None
    if named and named.chain.type == PERSON:
        return named
    return _behind_preface(row, verb) if before < floor else pointed_at(stage, verb)


def _behind_preface(row: Stream, verb: int) -> Placed | None:
    limit = min(row.end_of_sentence(verb), verb + PREFACE)
    comma = next((at for at in range(verb, limit) if row.low[at] == ","), limit)
    other = row.on.get(comma + 1)
    return other if other and other.chain.type == PERSON else None


def office_titles(stage: Stage, taken: set[int]) -> Iterator[Title]:
    """Yield the titles of offices that are held, handed on or left.

    "Jabatan Bupati dipegang Sari", "jabatan Bupati dari Sari ke Budi", "Sari mundur dari jabatannya sebagai Bupati".
    """
    row = stage.row
    for head in range(1, len(row.tokens)):
        if head in taken or head in row.on or not is_head(row.tokens[head].form):
            continue
        limit = row.end_of_sentence(head)
        end = end_of_title(row, head, limit)
        named = row.low[head - 1] in post_words("office") or _is_filled(row, end)
        officers = list(_officers(row, head + 1, end, limit)) if named else []
        for sign, holder, over in officers or _leaver(stage, head, end):
            close = min(sign, end)
            while close > head + 1 and row.low[close - 1] in post_words("time"):
                close -= 1
            for title in titles_with_bodies(row, holder, head, close, TOLD):
                yield replace(title, over=over)


def _is_filled(row: Stream, end: int) -> bool:
    """Return whether a clause behind a title tells who holds it: "Bupati Batu yang kini dijabat oleh Sari"."""
    at = end + (row.low[end] == ",") if end < len(row.low) else end
    relative = at < len(row.low) and row.low[at] in post_words("relative")
    at += 1
    while relative and at < len(row.low) and row.low[at] in post_words("time"):
        at += 1
    return relative and at < len(row.low) and row.low[at] in post_words("filled")


def _leaver(stage: Stage, head: int, end: int) -> Iterator[tuple[int, Placed, bool]]:
    """Yield who leaves the office whose title begins at `head`, or has it ("jabatannya sebagai"), at most one."""
    row, before = stage.row, head - 1
    if row.low[before] not in post_words("office") | post_words("link") or before <= row.start_of_sentence(head):
        return
    before -= row.low[before - 1] in post_words("from")
    left, own = row.low[before - 1] in post_words("leaves"), row.low[before - 1] in post_words("own")
    if left or own:
        inside = [one for one in row.within(row.start_of_sentence(head), before) if one.chain.type == PERSON]
        holder = inside[-1] if inside else pointed_at(stage, before)
        if holder:
            yield end, holder, left


def titles_of_both(row: Stream, taken: set[int]) -> Iterator[Title]:
    """Yield the titles that two persons hold who are both meant: "… Sari dan Budi. Keduanya anggota DPR".

    They are the last two of the sentence before, else the only two of the sentence behind.
    """
    for at in range(1, len(row.tokens)):
        if row.low[at] not in post_words("both") or at != row.start_of_sentence(at):
            continue
        head, limit = at + 1, row.end_of_sentence(at)
        passed = post_words("link") | post_words("holds") | post_words("time") | former()
        while head < limit and row.low[head] in passed:
            head += 1
        told = at + 1 < head < limit and _begins_title(row, head, taken)
        for holder in _both(row, row.sentence[at]) if told else ():
            yield from titles_with_bodies(row, holder, head, end_of_title(row, head, limit), TOLD)


def _begins_title(row: Stream, head: int, taken: set[int]) -> bool:
    """Return whether a title that is not `taken` begins at a token: with a word of titles, or any where one works."""
    if head in taken or head in row.on:
        return False
    works = row.low[head - 1] in post_words("as") and row.low[head - 2] in post_words("works")
    return works or is_head(row.tokens[head].form)


def _both(row: Stream, sentence: int) -> list[Placed]:
    """Return the two persons whom a sentence means by "keduanya"; none where they are not clear."""
    before, *behind = (
        list({one.chain.name: one for one in row.within(*bounds) if one.chain.type == PERSON}.values())
        for bounds in row.bounds[sentence - 1 : sentence + 2 : 2]
    )
    if len(before) >= _TWO:
        return before[-_TWO:]
    return next((persons for persons in behind if len(persons) == _TWO), [])


def _officers(row: Stream, at: int, end: int, limit: int) -> Iterator[tuple[int, Placed, bool]]:
    """Yield who is said to hold an office, and who to hold it no longer (True), with the token of the first such word.

    Its title begins before token `at` and ends at `end` at the latest.
    """
    stop, giver, sign = min(limit, end + OFFICE), None, None
    while at < stop:
        low = row.low[at]
        held = low in post_words("held")
        tells = held or low in post_words("from") or (giver and low in post_words("hands"))
        person = _at_rank(row, at + 1, limit) if tells else None
        sign = at if sign is None and (held or person) else sign
        if person is None:
            at += 1
            continue
        over = row.low[at - 1] in former() | post_words("over")
        if giver:
            yield from ((sign or at, giver, True), (sign or at, person, False))
            return
        if low in post_words("from"):
            giver = person
        else:
            yield sign or at, person, over
            if not over:
                return
        at, stop = person.end, min(limit, person.end + OFFICE)


def _at_rank(row: Stream, at: int, limit: int) -> Placed | None:
    """Return the person who is named at a token, behind "oleh" or "kepada" and his rank."""
    while at < limit and at not in row.on and _leads_to_name(row.low[at].rstrip(".")):
        at += 1
    person = row.on.get(at) if at < limit else None
    return person if person and person.chain.type == PERSON else None


def _leads_to_name(low: str) -> bool:
    return low in forms_of_address() or low in post_words("hands")
