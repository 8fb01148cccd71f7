"""The grammar of time expressions, one regular expression built from the words of lexicon/time_words.tsv.

Every repetition in it is bounded, so that matching stays linear in the length of the text.
"""

import re
from functools import cache

from kg.find.time_words import any_of

BLANK = r"\s{1,3}"
YEAR = r"(?:1[5-9]|20)[0-9][0-9]"
_UNTIL = r"\s?[-–]\s?\d{1,2}(?=\s?/)"
DOTTED = rf"\d{{1,2}}(?:(?:{_UNTIL})?\s?/\s?\d{{1,2}}(?:\s?/\s?(?:\d{{4}}|\d\d))?|\s?-\s?\d{{1,2}}\s?-\s?\d{{4}})"


def figures_of(dotted: str) -> list[int]:
    """Return the day, the month and, where it is printed, the year of a date in figures; of a range the first day.

    >>> figures_of("22/9/2021"), figures_of("25-26/9")
    ([22, 9, 2021], [25, 9])
    """
    return [int(figures) for figures in re.findall(r"\d+", re.sub(rf"(?<=\d){_UNTIL}", "", dotted))]


@cache
def expression() -> re.Pattern[str]:
    """Return the whole grammar: group `time` is the expression, `bare` a year or month that needs a word before it.

    A name that looks like a time ("Pasar Minggu") matches too, without a group, so that no time is found inside it.
    """
    single = _point()
    joint = rf"(?:\s{{0,3}}{any_of('joint')}\s{{0,3}})"
    bare = rf"(?P<bare>(?:{YEAR}|{any_of('month')})(?:{joint}{YEAR})?(?![\w%]|[.,/]\d))"
    return re.compile(
        rf"(?<![\w/])(?:{any_of('name')}(?!\w)|(?P<time>{single}(?:{joint}(?:{single}|{YEAR}))?|{bare}))(?!\w)"
    )


@cache
def cue() -> re.Pattern[str]:
    """Return the expression of a word that announces a time, up to the place where the time begins."""
    return re.compile(rf"(?<!\w){any_of('cue')}{BLANK}$")


@cache
def calendar_day() -> str:
    """Return the expression of a day of a month; groups `day`, `month` and, where printed, `year`."""
    more = rf"(?:\s{{0,3}}{any_of('joint')}\s{{0,3}}\d{{1,2}})?"
    return rf"(?P<day>\d{{1,2}}){more}{BLANK}(?P<month>{any_of('month')})(?!\w)(?:{BLANK}(?P<year>{YEAR}))?"


def _point() -> str:
    """Return the expression of one point in time."""
    clock = (
        rf"(?:,?{BLANK}(?:{any_of('about')}{BLANK})?{any_of('clock')}{BLANK}\d{{1,2}}[.:]\d\d"
        rf"(?:{BLANK}{any_of('zone')})?)"
    )
    zone = rf"(?:{BLANK}{any_of('zone')}(?!\w))"
    tail = rf"{_part()}?{_turn()}?{clock}?{zone}?"
    calendar = _plain(rf"{_before('day')}?{calendar_day()}")
    weekday = rf"{_before('weekday')}?{any_of('weekday')}(?!\w){_part()}?{_turn()}?"
    dated = rf"(?:,?{BLANK}\({DOTTED}\)|,?{BLANK}{calendar})"
    return (
        rf"(?:{weekday}{dated}?{tail}|{any_of('day')}(?!\w)(?:,?{BLANK}{weekday}{dated}?)?{tail}"
        rf"|\({DOTTED}\){tail}|{calendar}{tail}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}|{_stretch()}|{_month()}|{_year()})"
    )


def _part() -> str:
    """Return the expression of a part of the day, with the blank before it."""
    return rf"(?:{BLANK}{any_of('part')}(?!\w))"


def _turn() -> str:
    """Return the expression of "lalu", "tahun depan", "mendatang", with the blank before it."""
    return rf"(?:{BLANK}(?:{any_of('unit')}{BLANK})?{any_of('turn')}(?!\w))"


def _stretch() -> str:
    """Return the expression of a stretch counted from now ("akhir pekan ini", "tiga hari lagi")."""
    counted = rf"(?:\d{{1,3}}|{any_of('number')}){BLANK}{any_of('unit')}{BLANK}{any_of('away')}(?!\w)"
    return rf"(?:{_edge()}{any_of('unit')}{BLANK}{any_of('turn')}(?!\w)|{counted})"


def _month() -> str:
    """Return the expression of a month that cannot be anything else ("bulan Mei", "Mei 2025", "Mei lalu")."""
    month = rf"{any_of('month')}(?!\w)"
    after = rf"(?:{BLANK}{YEAR}{_turn()}?|{_turn()})"
    return rf"(?:{_edge()}(?:{_before('month')}{month}{after}?|{month}{after}))"


def _year() -> str:
    """Return the expression of a year that says that it is one ("tahun 2019", "akhir tahun 2019")."""
    return rf"(?:{_edge()}{_before('year')}{YEAR}(?:\s?[-–—/]\s?{YEAR})?)"


def _edge() -> str:
    return rf"(?:{any_of('edge')}{BLANK})?"


def _before(what: str) -> str:
    """Return the expression of the word that may stand before a weekday, day, month or year ("hari Senin")."""
    return rf"(?:{any_of('before', what)}{BLANK})"


def _plain(pattern: str) -> str:
    """Return `pattern` with its named groups made nameless, so that it can stand twice in one expression."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
