"""What a row of `kg extract` must hold so that it can be judged."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "entities": ("id", "type", "name"),
    "posts": ("person", "title"),
    "relations": ("s", "p", "o"),
    "quotes": ("text",),
    "events": ("event",),
}
"""The lists of a row, and the texts that each object in them has."""
_ALLOWED: Final[Mapping[str, str]] = {"posts": "org", "relations": "by", "quotes": "speaker", "events": "date"}
"""A text that such an object may have, or null."""
_PLACED: Final = ("relations", "quotes")
_PLACES: Final = ("start", "end")


def faults(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what keeps a row from being judged, each one line; what is not judged may hold anything.

    >>> list(faults({"id": "a1", "quotes": [{"speaker": "e1"}], "posts": None}))
    ['posts is no list', 'quotes, number 1: no text "text"']
    """
    for kind in _NEEDED:
        found = row.get(kind, [])
        if not isinstance(found, list):
            yield f"{kind} is no list"
            continue
        for number, one in enumerate(found, 1):
            yield from (f"{kind}, number {number}: {fault}" for fault in _in_object(kind, one))


def _in_object(kind: str, one: object) -> Iterator[str]:
    if not isinstance(one, dict):
        yield "no object"
        return
    yield from (f'no text "{name}"' for name in _NEEDED[kind] if not isinstance(one.get(name), str))
    if kind in _ALLOWED and not isinstance(one.get(_ALLOWED[kind]), str | None):
        yield f'"{_ALLOWED[kind]}" is no text'
    if kind in _PLACED:
        yield from _in_places(one)
    if kind == "entities":
        yield from _in_mentions(one.get("mentions", []))


def _in_mentions(mentions: object) -> Iterator[str]:
    if not isinstance(mentions, list):
        yield '"mentions" is no list'
        return
    for mention in mentions:
        if isinstance(mention, dict) and isinstance(mention.get("text"), str):
            yield from _in_places(mention)
        elif not isinstance(mention, str):
            yield 'a mention is no text, and no object with a "text"'


def _in_places(one: Mapping[str, Any]) -> Iterator[str]:
    yield from (f'"{name}" is no whole number' for name in _PLACES if not isinstance(one.get(name), int | None))
