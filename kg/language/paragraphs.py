"""Where an article's paragraphs are: at its line breaks, unless links broke its lines."""

import re
from collections.abc import Iterator

from kg.records import Span

_LINE = re.compile(r"[^\n\u2028\u2029]++")
_CLOSED = frozenset(".?!…\"”’'»):;")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of `text` in order, without the line breaks at their ends."""
    start = end = None
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        if start is not None and end is not None and not _goes_on(text, end, match.start()):
            yield Span(start, end)
            start = None
        start, end = (match.start() if start is None else start), match.end()
    if start is not None and end is not None:
        yield Span(start, end)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Return whether a sentence goes on over the line break between `end` and `start`: scrapes break lines at links."""
    last = text[max(0, end - 40) : end].rstrip()[-1:]
    first = text[start : start + 40].lstrip()[:1]
    return last not in _CLOSED and (first.islower() or first in ",.;)")
