"""Requests that came before, word for word: what was sent for them, so that nothing is parsed or decided again."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from starlette.types import Message, Scope

_ASKING: Final = frozenset({b"accept", b"accept-encoding", b"host"})
_HEADERS: Final = 1024
"""What the headers of an answer take in memory, about."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer as it goes out: the ETag it is kept under, its status and headers, and what they take, in bytes."""

    etag: str
    start: Message
    size: int


def wording(state: str, scope: Scope) -> tuple[Hashable, ...] | None:
    """Return all that an answer from the graph in this state can depend on, word for word as the client sent it.

    None for what is not a plain GET: another method, or one that says which answer the client has.
    """
    if scope["method"] != "GET":
        return None
    found: list[Hashable] = [state, scope["raw_path"], scope["query_string"]]
    for header in scope["headers"]:
        if header[0] in _ASKING:
            found.append(header)
        elif header[0] == b"if-none-match":
            return None
    return tuple(found)


class Shortcuts:
    """Requests that came before, word for word, and what was sent for them; the latest, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._known: OrderedDict[tuple[Hashable, ...], Ready] = OrderedDict()

    def get(self, asked: tuple[Hashable, ...]) -> Ready | None:
        """Return what was sent."""
        ready = self._known.get(asked)
        if ready is not None:
            self._known.move_to_end(asked)
        return ready

    def put(self, asked: tuple[Hashable, ...], etag: str, start: Message) -> None:
        """Note what is sent."""
        size = _HEADERS + sum(len(part) for part in asked if isinstance(part, bytes))
        if size > self._limit or asked in self._known:
            return
        self._known[asked] = Ready(etag, start, size)
        self._size += size
        while self._size > self._limit:
            self._size -= self._known.popitem(last=False)[1].size
