"""Where an article's paragraphs are: at its line breaks, unless links broke its lines."""

import re
from collections.abc import Iterator

from kg.records import Span

_LINE = re.compile(r"[^\n\u2028\u2029]++")
_CLOSED = frozenset(".?!…\"”’'»):;")


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of `text` in order, without the line breaks at their ends."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip()]
    start = 0
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        beyond = lines[at + 2] if at + 2 < len(lines) else None
        if following is None or not _goes_on(text, line, following, beyond):
            yield Span(lines[start].start, line.end)
            start = at + 1


def _goes_on(text: str, line: Span, following: Span, beyond: Span | None) -> bool:
    """Return whether a sentence goes on over the line break between two lines: scrapes break lines at links.

    Where the line `beyond` goes on from the one before it, that one is a link, which stands inside the sentence.
    """
    last = text[max(0, line.end - 40) : line.end].rstrip()[-1:]
    link = beyond is not None and not _ends(text, following) and _joins(text, beyond)
    said = any(character.isalpha() for character in line.of(text))
    return last == "(" or (last not in _CLOSED and (_joins(text, following) or (link and said)))


def _joins(text: str, line: Span) -> bool:
    """Return whether the line begins as no sentence does: in lower case, or with a mark that closes."""
    first = text[line.start : line.start + 40].lstrip()[:1]
    return first.islower() or first in ",.;)"


def _ends(text: str, line: Span) -> bool:
    return text[max(0, line.end - 40) : line.end].rstrip()[-1:] in _CLOSED
