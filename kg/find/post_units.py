"""Where a director's field ends and his unit begins: "Direktur Pasar dan Koperasi Ditjen Kebun (DK) Kemenkebun"."""

from collections.abc import Sequence

from kg.find.stream import Stream, stream_of
from kg.find.title_words import forms_of_address, post_words
from kg.records import Document, Mention
from kg.schema import GOVERNMENT_BODY, PERSON

LONGEST = 24
"""Tokens from the first word of a title to its unit."""


def units_in_titles(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, in order, those that read a director's field as a name replaced by his unit.

    Words of the field may look like names ("Pasar", "Koperasi"); the unit's first word shows that they are none.
    """
    row = stream_of(document, mentions)
    left, units = list(mentions), []
    for head in range(len(row.tokens)):
        unit = _unit(row, head) if row.low[head] in post_words("fielded") else None
        if unit is None:
            continue
        end = _end(row, unit)
        field, whole = row.span(head, unit), row.span(unit, end)
        inside = [one for one in left if one.span.overlaps(field) or one.span.overlaps(whole)]
        left = [one for one in left if one not in inside]
        units.append(Mention(whole, GOVERNMENT_BODY))
    return tuple(sorted((*left, *units)))


def _unit(row: Stream, head: int) -> int | None:
    """Return the token at which the unit of the title at `head` begins; None if it has no field before a unit."""
    for at in range(head + 1, min(row.end_of_sentence(head), head + LONGEST)):
        placed = row.on.get(at)
        if _begins(row, at):
            return at if at > head + 1 and row.low[at - 1] not in post_words("joint") else None
        if placed and placed.chain.type == PERSON:
            return None
        if not (row.tokens[at].form[:1].isupper() or row.low[at] in post_words("joint")):
            return None
    return None


def _begins(row: Stream, at: int) -> bool:
    following = row.low[at + 1] if at + 1 < len(row.low) else ""
    return row.tokens[at].form[:1].isupper() and (
        row.low[at] in post_words("unit") or f"{row.low[at]} {following}" in post_words("unit")
    )


def _end(row: Stream, unit: int) -> int:
    """Return where the unit's name ends: before a bracket, a person, its ministry or a small word."""
    end, limit = unit + 1, row.end_of_sentence(unit)
    while end < limit and row.tokens[end].kind == "word":
        placed = row.on.get(end)
        joins = row.low[end] in post_words("joint") and end + 1 < limit and row.tokens[end + 1].form[:1].isupper()
        another = placed and placed.first == end > unit + 1 and placed.chain.type in {PERSON, GOVERNMENT_BODY}
        if another or (end > unit + 1 and row.low[end] in forms_of_address()):
            break
        if not (row.tokens[end].form[:1].isupper() or joins):
            break
        end += 1
    return end
