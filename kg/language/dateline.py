"""Where an article's dateline is: "Jakarta (ANTARA) -", "KOMPAS.com –", "Bisnis.com, SOLO -"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.knowledge import gazetteer, lexicon
from kg.records import Span

REACH = 240
"""A dateline ends within this many characters of its line's start."""

_SPACE = r"(?:\s|&nbsp;|[\u200b\ufeff])*+"
_DASH = rf"(?:&[mn]dash;|[-–—−](?:{_SPACE}[-–—−])*+)"
_NAME = r"[A-Z](?:(?:\.[A-Z])++|[A-Z'’]++|[a-z'’]++)?(?!\w)"
_CITY = rf"(?P<city>{_NAME}(?:[ /-]{_NAME}){{0,4}})(?:{_SPACE},{_SPACE}{_NAME}(?: {_NAME}){{0,3}}){{0,2}}"
_CAPITALS = r"(?P<city>(?:[A-Z][A-Z'’]{2,}[A-Z]|[A-Z]{2,3}(?= [A-Z]{3}))(?: [A-Z]{3,}){0,3})"
_ADDRESS = r"[A-Za-z][\w-]{1,30}(?: ?\. ?(?:com|co|id|net|org|news|tv|go|ac)\b)++"
_OPEN_DASH = re.compile(_DASH)
_FORMS = (
    # The first that fits is taken: what needs more signs stands before what needs fewer.
    rf"{_CITY}{_SPACE},?{_SPACE}\({_SPACE}(?:{{outlet}})(?:[A-Z]{{2}})?{_SPACE}\){_SPACE}{_DASH}",
    rf"{_CITY}{_SPACE},{_SPACE}(?:{{outlet}}){_SPACE}{_DASH}",
    rf"(?:{{outlet}}){_SPACE}[,|]?{_SPACE}{_DASH}?{_SPACE}{_CITY}(?:{_SPACE}{_DASH}(?=\W)|\s++{_DASH})",
    rf"(?:{{outlet}}){_SPACE}[,|]?{_SPACE}{_DASH}?{_SPACE}{_CAPITALS}{_SPACE}{_DASH}",
    rf"(?:{{outlet}}){_SPACE},{_SPACE}(?P<city>[A-Z][a-z]+){_SPACE}{_DASH}",
    rf"(?:{{outlet}}){_SPACE}{_DASH}",
    rf"{_CAPITALS}{_SPACE},{_SPACE}(?:{{outlet}})(?=\s[A-Z])",
    rf"(?:{{outlet}}){_SPACE},{_SPACE}"
    r"(?P<open>(?:[A-Z]{4,}|[A-Z][a-z]+)(?: (?:[A-Z]{4,}|[A-Z][a-z]+)){0,2})",
)
_BARE = (
    rf"{_CAPITALS}{_SPACE}{_DASH}(?!\d)",
    rf"(?P<city>{_NAME}(?: {_NAME}){{0,2}})[^\S\n]*+\n\s*+{_DASH}[^\S\n]*+\n",
    rf"(?P<known>{_NAME}(?: {_NAME}){{0,2}}) {_DASH}\s(?=[A-Z\"“])",
    rf"{_DASH}(?=\s)",
)


def datelines(text: str, starts: Iterator[int]) -> Iterator[tuple[Span, Span | None]]:
    """Yield each dateline and its city's span, for the lines of `text` that begin at `starts`, in order.

    A dateline without an outlet ("JAKARTA -") is only known as one in the article's first line.
    """
    first = True
    for start in starts:
        for form in _forms() + (_bare() if first else ()):
            match = form.match(text, start, start + REACH)
            found = match and _read(match)
            if found:
                yield found
                break
        first = False


def _read(match: re.Match[str]) -> tuple[Span, Span | None] | None:
    """Return the spans of a dateline and its city, None if it only looks like one.

    Where a dash is missing or stands for anything, the city must be one that we know.
    """
    group = match.lastgroup
    if group is None:
        return Span(*match.span()), None
    if group == "city":
        return Span(*match.span()), Span(*match.span(group))
    words = match[group].split(" ")
    size = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]).title() in _cities()), 0)
    if not size or (group == "known" and size < len(words)):
        return None
    city = Span(match.start(group), match.start(group) + len(" ".join(words[:size])))
    dash = _OPEN_DASH.match(match.string, city.end)
    end = match.end() if group == "known" else dash.end() if dash else city.end
    return Span(match.start(), end), city


@cache
def _cities() -> frozenset[str]:
    rows = gazetteer("places_indonesia", ("name", "kind")) + gazetteer("places_world", ("name", "kind"))
    return frozenset(name for name, kind in rows if kind != "weak")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    cells = [cell for (cell,) in lexicon("outlets", ("dateline",)) + lexicon("datelines", ("form",))]
    names = {name for cell in cells for name in cell.split("|") if name}
    longest = sorted(names, key=lambda name: (-len(name), name))
    outlet = "|".join([f"(?i:{_ADDRESS})", *(f"(?i:{_spaced(name)})(?![.-])" for name in longest)])
    return tuple(re.compile(form.replace("{outlet}", outlet)) for form in _FORMS)


def _spaced(name: str) -> str:
    return " ?".join(map(re.escape, name.split(" ")))


@cache
def _bare() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in _BARE)
