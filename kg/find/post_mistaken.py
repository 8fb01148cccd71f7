"""Bodies that were read as persons: "CEO Zorbania, Dini Sari" has one holder, and he is the one behind the comma."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.find.name_lexicon import person_names
from kg.find.stream import Placed, Stream, stream
from kg.find.title_words import is_head, post_words
from kg.knowledge import lexicon
from kg.records import Chain, Document, Mention
from kg.schema import GOVERNMENT_BODY, ORGANIZATION, PERSON, PLACE

WORDS = 3
"""Words of the longest title that takes a body."""


def bodies_not_persons(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order; those of a strange "person" between a title and its holder are the body's.

    Every mention of the same form changes with it.
    """
    text = document.article.text
    row = stream(document, (Chain(one.span.of(text), one.type, (one,)) for one in mentions))
    bodies: dict[str, str] = {}
    for placed in row.mentions:
        kind = _kind(row, placed) if placed.chain.type == PERSON else None
        if kind:
            bodies.setdefault(placed.chain.name, kind)
    changed = (replace(one, type=bodies.get(one.span.of(text), one.type)) for one in mentions)
    return tuple(sorted(changed))


def _kind(row: Stream, placed: Placed) -> str | None:
    """Return the type of the body that the person's name in truth is; None where it is a person's."""
    if row.low[placed.first] in post_words("unit") or row.low[placed.first].startswith(_beginnings()):
        return GOVERNMENT_BODY if placed.end - placed.first > 1 else None
    if any(row.tokens[at].form in person_names() for at in range(placed.first, placed.end)):
        return None
    end = _before_bracket(row, placed.first)
    heads = range(max(row.start_of_sentence(placed.first), end - WORDS), end)
    head = next((at for at in heads if " ".join(row.low[at:end]) in body_types()), None)
    if head is not None and _is_person(row, head - 1, head - 2):
        return body_types()[" ".join(row.low[head:end])]
    if not _is_person(row, placed.end, placed.end + 1):
        return None
    return body_types()[" ".join(row.low[head:end])] if head is not None else _by_office(row, heads)


def _by_office(row: Stream, heads: range) -> str | None:
    """Return the type of what an office in capitals right before tells: "Kades Zorba, Dini Sari"; None without one."""
    head = next((at for at in heads if is_head(row.tokens[at].form) and row.tokens[at].form[:1].isupper()), None)
    if head is None or not all(row.tokens[at].form[:1].isupper() for at in heads if at > head):
        return None
    if row.low[head] in post_words("owned") or row.low[head - 1] in post_words("many"):
        return None
    return PLACE if row.low[head] in post_words("territory") else ORGANIZATION


def _before_bracket(row: Stream, at: int) -> int:
    """Return where a short title in brackets right before token `at` begins ("Chief Operating Officer (COO)")."""
    return at - 3 if at > 3 and row.low[at - 1] == ")" and row.low[at - 3] == "(" else at


def _is_person(row: Stream, comma: int, beyond: int) -> bool:
    """Return whether a comma stands at one token and a person at the one beyond it."""
    if min(comma, beyond) < 0 or max(comma, beyond) >= len(row.tokens) or row.low[comma] != ",":
        return False
    other = row.on.get(beyond)
    return other is not None and other.chain.type == PERSON


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(sorted(post_words("beginning")))


@cache
def body_types() -> dict[str, str]:
    """Return the titles, in lower case, that a body's name follows directly, with the type of that body."""
    return {title: kind for title, kind in lexicon("post_body_types", ("title", "type"))}  # noqa: C416
