"""What frames an article and states no fact of it: datelines, bylines, "Baca juga" lines, footers, adverts."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from kg.knowledge import lexicon
from kg.language.dateline import datelines
from kg.language.headlines import headline_end
from kg.records import Furniture, Span

HEAD, TAIL = 400, 700
"""How many characters from its start and its end count as an article's head and tail."""

LINES = 200
"""Datelines are looked for in the first lines only."""

LINE = 300
"""A line of furniture is no longer; a longer line holds the whole article, of which only the next sentence is cut."""

_SIGNED = re.compile(
    # A bracket after the last sentence, and behind initials the article's tags, which are in lower case.
    r"(?<=[.!?\"”’…\n])\s*+(\((?:[^()\n]{1,60})\)|\[(?:[^\[\]\n]{1,60})\])"
    r"(?:\s*+[a-z0-9][^A-Z.]{0,400})?\s*+\Z"
)
_ADDRESS = re.compile(r"(?<![\w.-])[A-Z][A-Z-]{2,30}(?:\.[A-Z]{2,3}){1,2}\b")
_STOP = re.compile(r"[.?!](?=\s|$)")
_LINE = re.compile(r"\S[^\n]*+")
_SPACE = re.compile(r"\s*+")
_GAP = re.compile(r"(?:\s|&nbsp;)*+[:\-]?")
_BULLET = " \t\xa0[(*-•!>–"
_FLAT = {ord(c): " " for c in "\n\t\xa0_"} | {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}


def find_furniture(text: str) -> tuple[tuple[Furniture, ...], Span | None]:
    """Return the furniture of `text`, in order and not overlapping, and the span of the dateline's city.

    Where two pieces overlap, the one that begins first is kept, and the longer of two that begin together.
    """
    kept = list(_apart(sorted(_cued(text), key=_order)))
    kept = sorted([*kept, *_signed(text, kept)], key=_order)
    lines = tuple(datelines(text, _line_starts(text, kept)))
    kept += [Furniture(span, "dateline") for span, _ in lines]
    city = next((city for _, city in lines[:1]), None)
    return tuple(_apart(sorted(kept, key=_order))), city


def _order(piece: Furniture) -> tuple[int, int, str]:
    return piece.span.start, -piece.span.end, piece.kind


def _apart(pieces: list[Furniture]) -> Iterator[Furniture]:
    end = 0
    for piece in pieces:
        if piece.span.start >= end:
            yield piece
            end = piece.span.end


def _line_starts(text: str, framed: list[Furniture]) -> Iterator[int]:
    """Yield where the first lines begin, after the white space and the furniture at their starts."""
    after = {piece.span.start: piece.span.end for piece in framed}
    for match in islice(_LINE.finditer(text), LINES):
        start = match.start()
        while start in after:
            space = _SPACE.match(text, after[start])
            start = space.end() if space else after[start]
        yield start


@cache
def _cues() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (cue, kind, at, reach) for cue, kind, at, reach in lexicon("furniture", ("cue", "kind", "at", "reach"))
    )


@cache
def _adverts() -> re.Pattern[str]:
    """Return what finds the beginning of an advert in brackets, a video for instance."""
    cues = (cue for cue, kind, _, reach in _cues() if (kind, reach) == ("advert", "bracket"))
    return re.compile("|".join(map(re.escape, cues)), re.IGNORECASE)


def _cued(text: str) -> Iterator[Furniture]:
    flat = text.translate(_FLAT)
    for cue, kind, at, reach in _cues():
        start = flat.find(cue)
        while start >= 0:
            if _stands(text, start, start + len(cue), at):
                span = _reached(text, start, start + len(cue), reach)
                yield Furniture(span, kind)
                start = span.end - 1
            start = flat.find(cue, start + 1)


def _stands(text: str, start: int, end: int, at: str) -> bool:
    """Return whether a cue at `start` stands where its row says.

    any: anywhere · line: at a line's start · stop: there or after a sentence's end · bracket: within a bracket ·
    capitals: written in capitals · first, tail, ends: in the article's head, in its tail, in either.
    """
    if at == "any":
        return True
    if at == "capitals":
        return text[start:end].isupper()
    before = text[max(0, start - 12) : start].rstrip(" \t\xa0")
    if at == "bracket":
        return before[-1:] in ("(", "[")
    opens = _opens_line(text, start)
    if at in ("first", "tail", "ends"):
        head, tail = start < HEAD, start > len(text) - TAIL
        named = text[end : end + 3].strip()[:1].isupper() or text[end - 1] == "©"
        return (head and opens and at != "tail") or (tail and named and at != "first")
    return opens or (at == "stop" and before[-1:] in '.?!)]"”;:…' and text[start].isupper())


def _opens_line(text: str, start: int) -> bool:
    """Return whether nothing but bullets and brackets stands before `start` in its line."""
    before = text[max(0, start - 12) : start].rstrip(_BULLET)
    return before.endswith("\n") or (not before and start <= 12)


def _reached(text: str, start: int, end: int, reach: str) -> Span:
    """Return the piece of furniture that a cue at `start` opens.

    phrase: the cue alone · line: to the line's end · bracket: to the closing bracket · sentence: to the next stop ·
    handle: to the end of "name (@name)" · outlet: to the line's end, or the outlet's name · title: to a headline's end.
    """
    line = text.find("\n", end, end + 2 * LINE)
    line = min(len(text), end + 2 * LINE) if line < 0 else line
    if reach == "phrase":
        return Span(start, end)
    if reach in ("bracket", "handle"):
        return _bracket(text, start, end, line)
    if reach == "title":
        return _headline(text, start, end, line)
    if reach != "sentence" and line - start <= LINE:
        return Span(start, line)
    if reach == "outlet":
        names = list(_ADDRESS.finditer(text, end, min(line, end + 200)))
        return Span(start, names[-1].start() if names else end)
    stop = _STOP.search(text, end, min(line, end + LINE))
    return Span(start, stop.end() if stop else end)


def _bracket(text: str, start: int, end: int, line: int) -> Span:
    """Return from the bracket at or before a cue to where it closes, the cue alone if it does not."""
    begin = start
    while begin > 0 and text[begin] not in "([" and (begin == start or text[begin].isspace()):
        begin -= 1
    inside = text[begin] in "(["
    close = text.find("]" if inside and text[begin] == "[" else ")", end, min(line, end + LINE))
    return Span(begin if inside else start, close + 1) if close >= 0 else Span(start, end)


def _headline(text: str, start: int, end: int, line: int) -> Span:
    """Return a cue with the headline after it: to its bracket's end, its video or its line's end, else by its form."""
    whole = _bracket(text, start, end, line)
    if whole.start < start:
        return whole
    gap = _GAP.match(text, end, line)
    after = gap.end() if gap else end
    advert = _adverts().search(text, after, min(line, after + 250))
    if advert:
        return Span(start, advert.start())
    if _opens_line(text, start) and line - after < 200:
        return Span(start, line)
    return Span(start, max(after, headline_end(text, after, line)))


def _signed(text: str, framed: list[Furniture]) -> Iterator[Furniture]:
    """Yield the initials or names that an article ends with: "(abc/xyz)", "[rhm]", "(Dani Jumadil)"."""
    end = len(text.rstrip())
    for piece in reversed(framed):
        if text[piece.span.end : end].strip():
            break
        end = piece.span.start
    for _ in range(3):
        match = _SIGNED.search(text[:end], max(0, end - TAIL))
        if not match or len(match[1].split()) > 7:
            return
        yield Furniture(Span(match.start(1), match.end()), "byline")
        end = match.start(1)
