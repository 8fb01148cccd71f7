"""Where an article's paragraphs are: at its line breaks, unless links broke its lines."""

import re
from collections.abc import Iterator

from kg.records import Span

_LINE = re.compile(r"[^\n\u2028\u2029]++")
LINK = 40
"""A line that holds no more than the words of a link has at most so many characters."""
LEAD = 20
"""A first sentence behind a dateline is broken into no more lines than this."""
TOP = 5
"""The dash of a dateline stands among the first lines."""
_CLOSED = frozenset(".?!…\"”’'»):;")
_DASHES = frozenset("-–—")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of `text` in order, without the line breaks at their ends.

    What stands behind a dash on a line of its own is a lead, which ends with a mark, however links broke its lines.
    """
    lines = [match for match in _LINE.finditer(text) if match[0].strip()]
    start: int | None = None
    lead = 0
    for at, line in enumerate(lines):
        start = line.start() if start is None else start
        following = lines[at + 1 : at + 3]
        if following and (
            _goes_on(text, line.end(), following[0].start())
            or _is_link(text, line, *following)
            or (lead and _is_open(line))
        ):
            lead = max(0, lead - 1)
            continue
        yield Span(start, line.end())
        start, lead = None, LEAD if at < TOP and line[0].strip() in _DASHES else 0


def _is_open(line: re.Match[str]) -> bool:
    return line[0].rstrip()[-1] not in _CLOSED


def _is_link(text: str, line: re.Match[str], link: re.Match[str], behind: re.Match[str] | None = None) -> bool:
    """Return whether a linked name stands alone on its line inside a sentence: `… izin`, `PT Kebun`, `dan …`."""
    is_open = _is_open(line) and len(line[0]) > LINK
    return behind is not None and is_open and len(link[0]) <= LINK and _goes_on(text, link.end(), behind.start())


def _goes_on(text: str, end: int, start: int) -> bool:
    """Return whether a sentence goes on over the line break between `end` and `start`: scrapes break lines at links."""
    last = text[max(0, end - 40) : end].rstrip()[-1:]
    first = text[start : start + 40].lstrip()[:1]
    return last not in _CLOSED and (first.islower() or first in ",.;)")
