"""Stretches of text between quotation marks, also where the marks are odd, mixed or missing.

A mark's role comes from the characters around it first and from its shape second: outlets print “…“, ”…” and "…”.
Each line is paired by itself, so that one lost mark spoils one line and not the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.find.alternatives import either
from kg.find.cues import cue
from kg.knowledge import lexicon
from kg.language.paragraphs import paragraphs
from kg.records import Span

Role = Literal["open", "close", "either"]
LONGEST = 3000
"""Characters after which a quotation that was not closed is given up."""
_WORD = re.compile(r"\w{1,30}")
_SPACE = re.compile(r"(?:\s|&nbsp;|[\u200b-\u200f\ufeff])+")
_AFTER_OPEN, _BEFORE_CLOSE = frozenset("([{-–—/:;="), frozenset(".,?!…)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between marks: `content` without the marks and the white space inside them, `span` with them."""

    content: Span
    span: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: Role


def quoted_stretches(text: str) -> tuple[Quoted, ...]:
    """Return the outermost quoted stretches of `text`, in order, not overlapping. Linear in its length.

    >>> text = 'Ia berkata, "Kami siap." Program “tanam pohon" dimulai.'
    >>> [one.content.of(text) for one in quoted_stretches(text)]
    ['Kami siap.', 'tanam pohon']
    """
    return tuple(one for part in paragraphs(text) for one in _in_line(text, part.start, part.end))


def _in_line(text: str, start: int, end: int) -> Iterator[Quoted]:
    marks = [_Mark(*match.span(), _role(text, match, start, end)) for match in _marks().finditer(text, start, end)]
    opened: _Mark | None = None
    at = 0
    while at < len(marks):
        mark = marks[at]
        at += 1
        if opened is None or mark.start - opened.end > LONGEST:
            opened = mark if mark.role != "close" else None
        elif mark.role == "open" and not _is_loose_close(text, mark):
            if _is_nested(marks, at):
                at += 1
            else:
                opened = mark
        else:
            yield from _quoted(text, opened, mark)
            opened = None
    if opened is not None and not text[start : opened.start].strip() and end - opened.end <= LONGEST:
        yield from _quoted(text, opened, _Mark(end, end, "close"))


def _is_loose_close(text: str, mark: _Mark) -> bool:
    """Return whether the mark closes although it touches the next word: `… ditunggu ya, "ujar`."""
    word = _WORD.match(text, mark.end)
    return text[max(0, mark.start - 2) : mark.start].strip()[-1:] in {",", ".", "?", "!"} and bool(
        word and cue(word[0].casefold(), "after")
    )


def _is_nested(marks: list[_Mark], at: int) -> bool:
    """Return whether the mark before `at`, which opens inside a quotation, is closed before the quotation is."""
    following = [mark.role for mark in marks[at : at + 2]]
    return len(following) == 2 and "open" not in following


def _quoted(text: str, opened: _Mark, closed: _Mark) -> Iterator[Quoted]:
    start, end = opened.end, closed.start
    if space := _SPACE.match(text, start, end):
        start = space.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200e\u200b"):
        end -= 1
    if start < end:
        yield Quoted(Span(start, end), Span(opened.start, closed.end), closed.start < closed.end)


@cache
def _roles() -> dict[str, Role]:
    known: dict[str, Role] = {"open": "open", "close": "close"}
    return {mark: known.get(role, "either") for mark, role in lexicon("quote_marks", ("mark", "role"))}


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(either(_roles()))


def _role(text: str, match: re.Match[str], start: int, end: int) -> Role:
    """Return what the mark does, by its neighbours: a space on one side only tells, else its shape does."""
    before = text[max(start, match.start() - 6) : match.start()]
    after = text[match.end() : min(end, match.end() + 6)]
    loose_before = not before or before[-1].isspace() or before.endswith("&nbsp;") or before[-1] in _AFTER_OPEN
    loose_after = not after or after[0].isspace() or after.startswith("&nbsp;")
    if loose_before and not loose_after:
        return "open"
    if loose_after and not loose_before:
        return "close"
    if not loose_before and after[:1] in _BEFORE_CLOSE:
        return "close"
    return _roles()[match[0]]
