"""Where the words of a row of findings stand in the article."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import InputError
from kg.read.encoding import fault
from kg.records import Span

Row = Mapping[str, Any]


class Places:
    """The places of each entity of a row, and of other words that it quotes."""

    def __init__(self, row: Row, text: str) -> None:
        self._text = text
        self._of: dict[str, list[Span]] = defaultdict(list)
        taken = bytearray(len(text))
        given = sorted((span, one["id"]) for one in listed(row, "entities") for span in self._offsets(one))
        for span, entity in given:
            self._take(span, entity, taken)
        # Longest first; of equals the last place, and of one place the last id, as the scorer of identity has it.
        bare = {(len(span), span.start, one["id"]) for one in listed(row, "entities") for span in self._bare(one)}
        for length, start, entity in sorted(bare, reverse=True):
            span = Span(start, start + length)
            if not any(taken[span.start : span.end]):
                self._take(span, entity, taken)

    def of(self, entity: str) -> Sequence[Span]:
        """Return the places of the entity, in order; none where others hold all of its words."""
        return sorted(self._of[entity])

    def given(self, row: Row, copied: str | None = None) -> Span | None:
        """Return the stretch from `start` to `end`, None where the row has no offsets.

        Raises InputError for a stretch that is none, or whose words are not those under `copied`.
        """
        if row.get("start") is None:
            return None
        start, end = integer(row, "start"), integer(row, "end")
        if not 0 <= start < end <= len(self._text):
            raise InputError(f"{start} to {end} is no stretch of a text of {len(self._text)} characters")
        span = Span(start, end)
        if copied and span.of(self._text) != string(row, copied):
            words = repr(span.of(self._text))[:80], repr(row[copied])[:80]
            raise InputError(f"the text has {words[0]} at {start}, not {words[1]}; was it read from this text?")
        return span

    def find(self, words: str, near: Span | None = None) -> Span:
        """Return the place of the words: inside `near` or closest to it, else the first in the text."""
        starts = [found.start() for found in re.finditer(re.escape(words), self._text)] if words else []
        if not starts:
            raise InputError(f"the text has no {words!r}; findings are copied from it character for character")
        goal = near or Span(0, len(self._text))
        start = min(starts, key=lambda start: (not goal.start <= start < goal.end, abs(start - goal.start), start))
        return Span(start, start + len(words))

    def _take(self, span: Span, entity: str, taken: bytearray) -> None:
        taken[span.start : span.end] = b"\1" * len(span)
        self._of[entity].append(span)

    def _offsets(self, entity: Row) -> Iterator[Span]:
        for mention in entity.get("mentions", ()):
            if isinstance(mention, Mapping):
                try:
                    span = self.given(mention, "text")
                except InputError as error:
                    raise InputError(f"entity {entity['id']}: {error}") from error
                if span:
                    yield span

    def _bare(self, entity: Row) -> Iterator[Span]:
        for mention in listed(entity, "mentions"):
            if isinstance(mention, Mapping) and mention.get("start") is not None:
                continue
            form = mention if isinstance(mention, str) else string(mention, "text")
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self._text) if form else ():
                yield Span(found.start(), found.end())


def listed(row: Row, key: str) -> Sequence[Any]:
    """Return the list under `key`, empty where there is none. Raises InputError for what is no list."""
    value = row.get(key) or ()
    if not isinstance(value, list | tuple):
        raise InputError(f"{key} is not a list but {type(value).__name__}")
    return value


def string(row: Any, key: str) -> str:
    """Return the string under `key`. Raises InputError where there is none, or one that no file can hold."""
    value = row.get(key) if isinstance(row, Mapping) else None
    if not isinstance(value, str):
        raise InputError(f"no {key} in {str(row)[:80]}")
    if wrong := fault(value):
        raise InputError(f"{key} {wrong}")
    return value


def integer(row: Row, key: str) -> int:
    """Return the number under `key`. Raises InputError where there is none."""
    value = row.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputError(f"no {key} in {str(row)[:80]}")
    return value
