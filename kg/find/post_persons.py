"""Persons that only a title tells: the capitals behind "kepala Dinas Kebun" or before ", direktur Kebun Jaya"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.find.name_lexicon import connectors, first_heads, is_no_name, is_ordinary, known_names, person_names
from kg.find.stream import Stream, stream_of
from kg.find.title_words import forms_of_address, is_head, post_words
from kg.find.titles import LONGEST, breaks
from kg.knowledge import words
from kg.records import Document, Mention, Span
from kg.schema import PERSON, SPORTS_TEAM

WORDS = 5
"""A person's name has no more words than this."""
LOOSE = 3
"""Lower-case words between the head of a title and its holder's name."""
TITLE = 4
"""Tokens before a first name among which the head of his title must stand."""
SHORT = 3
"""A single word must have more letters to be a person's name."""
BRACKET = 6
"""Tokens in a bracket between a title and its holder: the short name of the body."""


def persons_in_titles(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions and one more for each person whom a title introduces and none of them names, in order."""
    row = stream_of(document, mentions)
    found: dict[int, int] = {}
    for head in range(len(row.tokens)):
        if head not in row.on and is_head(row.tokens[head].form):
            for first, end in (*_behind(row, head), *_before(row, head)):
                found.setdefault(first, end)
    persons = (Mention(row.span(first - _is_initial(row, first - 1), end), PERSON) for first, end in found.items())
    return tuple(sorted((*(_whole(row, one) for one in mentions), *persons)))


def _whole(row: Stream, mention: Mention) -> Mention:
    """Return a person's mention with the first name that stands free between a title and it."""
    placed = row.of(mention) if mention.type == PERSON else None
    first = placed.first - 1 if placed else 0
    free = first >= 1 and first not in row.on and not is_head(row.tokens[first].form)
    if not free or not (_leads(row, first) or _follows_closed(row, first) or _is_initial(row, first)):
        return mention
    floor = max(row.start_of_sentence(first), first - TITLE)
    titled = any(is_head(row.tokens[at].form) for at in range(floor, first))
    return replace(mention, span=Span(row.tokens[first].span.start, mention.span.end)) if titled else mention


def _is_initial(row: Stream, at: int) -> bool:
    """Return whether one capital stands at the token, behind a rank or a title, that is no numeral ("Kelas I")."""
    form = row.tokens[at].form.rstrip(".")
    told = form in words("numerals") or form.casefold() in forms_of_address()
    return len(form) == 1 and form.isupper() and not told and _opens_name(row, at)


def _opens_name(row: Stream, at: int) -> bool:
    before = row.tokens[at - 1].form if at > row.start_of_sentence(at) else ""
    return (
        (before.isupper() and len(before) >= SHORT)
        or before.casefold().rstrip(".") in forms_of_address()
        or is_head(before)
    )


def _follows_closed(row: Stream, at: int) -> bool:
    """Return whether a capitalised word stands right behind a name that takes no more words: a team's or an acronym."""
    before = row.on.get(at - 1)
    if before is None or not row.capital(at) or is_no_name(row.tokens[at].form):
        return False
    if row.low[at].rstrip(".") in forms_of_address():
        return False
    acronym = before.end - before.first == 1 and row.tokens[before.first].form.isupper()
    return before.chain.type == SPORTS_TEAM or acronym


def _behind(row: Stream, head: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the name behind the title that begins at `head`, at most one.

    A body, a bracket, a comma or a lower-case word must close the title; else a word that often begins a name does.
    """
    at, limit = head + 1, min(row.end_of_sentence(head), head + LONGEST)
    closed, loose, comma, bracket = row.tokens[head].form.islower(), 0, False, limit
    while at < limit:
        placed, low = row.on.get(at), row.low[at]
        if placed and placed.chain.type == PERSON:
            return
        if placed:
            at, closed = placed.end, True
        elif low == "(":
            at = next((token + 1 for token in range(at, min(limit, at + BRACKET)) if row.low[token] == ")"), limit)
            closed, bracket = True, at
        elif low == "," and (not comma or _is_joined(row, at + 1)):
            at, closed, comma = at + 1, True, True
        elif low == ")" and closed:
            at += 1
        elif len(low.rstrip(".")) > 1 and low.rstrip(".") in forms_of_address() and not is_head(row.tokens[at].form):
            at, closed = at + 1, True
        elif row.capital(at):
            end = _end_of_capitals(row, at, limit)
            found = [] if end in row.on else _name(row, at, end, closed=closed)
            if not found and bracket == at and _ends_before_a_verb(row, at, end):
                found = [(at, end)]
            if found or comma:
                yield from found
                return
            at, closed = end, False
        elif (comma and low not in post_words("and")) or loose == LOOSE or breaks(row, at):
            return
        else:
            closed = low not in post_words("joint") | post_words("place") | post_words("origin")
            loose += closed
            at += 1


def _end_of_capitals(row: Stream, at: int, limit: int) -> int:
    while at < limit and at not in row.on and (row.capital(at) or _joins(row, at, limit)):
        at += 1
    return at


def _name(row: Stream, first: int, end: int, *, closed: bool) -> list[tuple[int, int]]:
    """Return the tokens of the person at the end of a row of capitalised words, an empty list where there is none."""
    starts = [first] if closed else []
    starts += [at for at in range(first + 1, end) if _leads(row, at) or _is_body(row.tokens[at - 1].form)]
    found = [(at, end) for at in starts if _is_person(row, at, end)][:1]
    strange = is_ordinary(row.tokens[end - 1].form) or is_no_name(row.tokens[end - 1].form)
    if not found and closed and 2 <= end - first <= SHORT and _follows_closed(row, first) and not strange:
        return [(first, end)]
    return found


def _is_joined(row: Stream, at: int) -> bool:
    return at < len(row.low) and row.low[at] in post_words("and")


def _ends_before_a_verb(row: Stream, first: int, end: int) -> bool:
    """Return whether two or three capitals stand before a word in lower case and none of them tells another thing.

    Behind the short name of a body in brackets even ordinary words are a name: "Ketua Yayasan Air (YA) Fajar Abadi".
    """
    forms = [token.form for token in row.tokens[first:end]]
    told = any(form.isupper() or is_head(form) or is_no_name(form) or _is_body(form) for form in forms)
    return 2 <= len(forms) <= SHORT and not told and end < len(row.low) and row.tokens[end].form.islower()


def _before(row: Stream, head: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the name before ", direktur Kebun Jaya" or "selaku direktur", at most one."""
    end, floor = head, row.start_of_sentence(head)
    while end > floor and (row.low[end - 1] in post_words("link") or row.low[end - 1] == ","):
        end -= 1
    if end == head:
        return
    first = end
    while first > floor and first - 1 not in row.on and (row.capital(first - 1) or _joins(row, first - 1, end)):
        first -= 1
    while first < end and row.low[first].rstrip(".") in forms_of_address():
        first += 1
    free = first == floor or first - 1 not in row.on
    if free and _leads(row, first) and end - first > 1 and _is_person(row, first, end):
        yield first, end


def _joins(row: Stream, at: int, limit: int) -> bool:
    return connectors().get(row.low[at]) == "person" and at + 1 < limit and row.capital(at + 1)


def _leads(row: Stream, at: int) -> bool:
    leads, ordinary = person_names().get(row.tokens[at].form, (False, True))
    return leads and not ordinary


def _is_person(row: Stream, first: int, end: int) -> bool:
    """Return whether the free words may be a person's name: few, no acronym or head, most of them no ordinary words."""
    forms = [token.form for token in row.tokens[first:end]]
    known = [form in person_names() for form in forms]
    strange = (_is_strange(form) for form in forms)
    if not 0 < len(forms) <= WORDS or any(strange) or known_names().get(" ".join(forms)):
        return False
    if len(forms) == 1:
        return _leads(row, first) and len(forms[0]) > SHORT
    if _is_body(forms[0]):
        return False
    return known[0] or (not is_ordinary(forms[0]) and (any(known) or not any(map(is_ordinary, forms))))


def _is_body(form: str) -> bool:
    """Return whether the word names a place or a body: it is known, or begins like a ministry's short name."""
    return known_names().get(form) is not None or form.casefold().startswith(tuple(sorted(post_words("beginning"))))


def _is_strange(form: str) -> bool:
    if is_head(form) or is_no_name(form) or (form.isupper() and len(form) > 2):
        return True
    if form in person_names() or connectors().get(form.casefold()) == "person":
        return False
    return is_ordinary(form) or first_heads().get(form) is not None
