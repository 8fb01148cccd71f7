"""Bodies that were read as persons: "CEO Zorbania, Dini Sari" has one holder, and he is the one behind the comma."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.find.name_lexicon import person_names, type_of
from kg.find.stream import Placed, Stream, stream_of
from kg.find.title_words import forms_of_address, is_head, post_words
from kg.find.word_kinds import is_known_name
from kg.knowledge import lexicon
from kg.records import Document, Mention, Span
from kg.schema import GOVERNMENT_BODY, ORGANISATIONS, ORGANIZATION, PERSON, PLACE

WORDS = 3
"""Words of the longest title that takes a body."""


def bodies_not_persons(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order; those of a strange "person" between a title and its holder are the body's.

    Every mention of the same form changes with it.
    """
    text = document.article.text
    row = stream_of(document, mentions)
    kept = [left for one in mentions if (left := _without_title(row, one))]
    row = row if kept == list(mentions) else stream_of(document, kept)
    bodies: dict[str, str] = {}
    for placed in row.mentions:
        kind = _kind(row, placed) if placed.chain.type == PERSON else None
        if kind:
            bodies.setdefault(placed.chain.name, kind)
    return tuple(sorted(replace(one, type=bodies.get(one.span.of(text), one.type)) for one in kept))


def _without_title(row: Stream, mention: Mention) -> Mention | None:
    """Return the mention, a person's without the title that it begins with; None where nothing known is left of it."""
    placed = row.of(mention) if mention.type == PERSON else None
    if placed is None or not _is_office(row.tokens[placed.first].form):
        return mention
    first = placed.first
    while first < placed.end and (_is_office(row.tokens[first].form) or row.low[first] in post_words("inner")):
        first += 1
    held = _is_person(row, placed.end, placed.end + 1) and first < placed.end
    known = held or any(is_known_name(row.tokens[at].form) for at in range(first, placed.end))
    return replace(mention, span=Span(row.tokens[first].span.start, mention.span.end)) if known else None


def behind_offices(forms: Sequence[str]) -> int:
    """Return how many forms at the beginning of a person's name are titles: of "Menkeu Budi Tani" one; not all of them.

    >>> behind_offices(["Menkeu", "Budi", "Tani"]), behind_offices(["Raja", "Tani"]), behind_offices(["Menkeu"])
    (1, 0, 0)
    """
    at = 0
    while at + 1 < len(forms) and forms[at][:1].isupper() and _is_office(forms[at]):
        at += 1
    return at


def _is_office(form: str) -> bool:
    """Return whether the word begins titles and is neither a name nor part of one ("Raja", "Imam")."""
    return is_head(form) and form not in person_names() and form.casefold() not in post_words("noble")


def _kind(row: Stream, placed: Placed) -> str | None:
    """Return the type of the body that the person's name in truth is; None where it is a person's."""
    if row.low[placed.first] in post_words("unit") or row.low[placed.first].startswith(_beginnings()):
        return GOVERNMENT_BODY if placed.end - placed.first > 1 else None
    begins = type_of(row.tokens[placed.first].form)
    if begins in ORGANISATIONS and _is_person(row, placed.end, placed.end + 1):
        return begins
    if any(row.tokens[at].form in person_names() for at in range(placed.first, placed.end)):
        return None
    end = _before_bracket(row, placed.first)
    heads = range(max(row.start_of_sentence(placed.first), end - WORDS), end)
    head = next((at for at in heads if " ".join(row.low[at:end]) in body_types()), None)
    if head is not None and _is_person(row, head - 1, head - 2):
        return body_types()[" ".join(row.low[head:end])]
    if not _is_person(row, placed.end, placed.end + 1):
        return None
    return body_types()[" ".join(row.low[head:end])] if head is not None else _by_office(row, heads, placed.end)


def _by_office(row: Stream, heads: range, end: int) -> str | None:
    """Return the type of what an office in capitals right before tells: "Kades Zorba, Dini Sari"; None without one."""
    head = next((at for at in heads if is_head(row.tokens[at].form) and row.tokens[at].form[:1].isupper()), None)
    if head is None or not all(row.tokens[at].form[:1].isupper() for at in heads if at > head):
        return None
    if row.low[head] in post_words("owned") or row.low[head - 1] in post_words("many"):
        return None
    name = row.span(heads.stop, end).of(row.text)
    return type_of(name) or (PLACE if row.low[head] in post_words("territory") else ORGANIZATION)


def _before_bracket(row: Stream, at: int) -> int:
    """Return where a short title in brackets right before token `at` begins ("Chief Operating Officer (COO)")."""
    return at - 3 if at > 3 and row.low[at - 1] == ")" and row.low[at - 3] == "(" else at


def _is_person(row: Stream, comma: int, beyond: int) -> bool:
    """Return whether a comma stands at one token and a person at the one beyond it, or behind his rank."""
    if min(comma, beyond) < 0 or max(comma, beyond) >= len(row.tokens) or row.low[comma] != ",":
        return False
    limit = row.end_of_sentence(comma)
    while comma < beyond < limit and beyond not in row.on and row.low[beyond].rstrip(".") in forms_of_address():
        beyond += 1
    other = row.on.get(beyond)
    return other is not None and other.chain.type == PERSON


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(sorted(post_words("beginning")))


@cache
def body_types() -> dict[str, str]:
    """Return the titles, in lower case, that a body's name follows directly, with the type of that body."""
    return {title: kind for title, kind in lexicon("post_body_types", ("title", "type"))}  # noqa: C416
