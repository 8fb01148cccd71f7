"""Bodies that only a title tells: what stands between "Ketua Umum" and a person's name is an organisation."""

from collections.abc import Iterator
from functools import cache

from kg.find.stream import Placed, Stream, stream
from kg.find.title_words import post_words
from kg.find.titles import before_name
from kg.knowledge import lexicon
from kg.records import Chain, Document, Mention
from kg.schema import PERSON

LONGEST_NAME = 9
"""Tokens of the name of a body between title and holder."""


def bodies_in_titles(document: Document, chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return a chain for each body that no chain names yet and that stands between a title and its holder.

    One chain per name, in order; its mentions are the places where the title introduces it.
    """
    row = stream(document, chains)
    found: dict[str, list[Mention]] = {}
    for placed in row.mentions:
        if placed.chain.type == PERSON and placed.mention.kind == "name":
            for mention in _body(row, placed):
                found.setdefault(mention.span.of(row.text), []).append(mention)
    return tuple(Chain(name, mentions[0].type, tuple(mentions)) for name, mentions in found.items())


def _body(row: Stream, holder: Placed) -> Iterator[Mention]:
    """Yield the mention of the body before `holder`, at most one."""
    end, floor, _ = before_name(row, holder.first)
    first = _start_of_capitals(row, end, max(floor, end - LONGEST_NAME))
    titled = [
        (start - size, -size)
        for start in range(first, end)
        for size in (3, 2, 1)
        if start - size >= floor and " ".join(row.low[start - size : start]) in _types()
    ]
    if titled:
        head, size = min(titled)
        yield Mention(row.span(head - size, end), _types()[" ".join(row.low[head : head - size])])


def _start_of_capitals(row: Stream, end: int, floor: int) -> int:
    """Return where the unbroken row of capitalised words, with "dan" between them, begins that ends at `end`."""
    at = end
    while at > floor and at - 1 not in row.on and row.tokens[at - 1].kind == "word":
        form = row.tokens[at - 1].form
        if not (form[:1].isupper() or (at < end and row.low[at - 1] in post_words("joint"))):
            break
        at -= 1
    return at


@cache
def _types() -> dict[str, str]:
    return {title: kind for title, kind in lexicon("post_body_types", ("title", "type"))}  # noqa: C416
