"""The day an article was published, from the date as its outlet prints it.

A general date parser always answers; here an answer must be sure, so what could be read two ways gives None.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from kg.knowledge import lexicon
from kg.read.outlets import named

LONGEST = 200
YEARS = range(1900, 2101)
# A scrape that prints UTC moved the outlet's clock; western Indonesian time, which its newsrooms keep, moves it back.
WESTERN_INDONESIA = timezone(timedelta(hours=7))


def parse_published(text: str, outlet: str | None = None) -> date | None:
    """Return the day that `text` names for sure, else None.

    `outlet` (label, slug or domain) decides between 4 May and 5 April where the table knows its order; so does a
    weekday in `text`. A weekday that contradicts the date, and two different dates, give None.

    >>> parse_published("Diperbarui 16 Jun 2025, 09:05 WIB")
    datetime.date(2025, 6, 16)
    >>> parse_published("04/05/2023") is None
    True
    >>> parse_published("04/05/2023", "Kompas.com"), parse_published("Kamis (04/05/2023)")
    (datetime.date(2023, 5, 4), datetime.date(2023, 5, 4))
    """
    text = text[:LONGEST]
    order = _order(outlet)
    weekdays = {_weekdays()[word] for word in _words(text) if word in _weekdays()}
    found = set()
    for readings in _readings(text):
        fitting = [day for day in readings if not weekdays or day.isoweekday() in weekdays]
        found.add(_choose(fitting, readings, order))
    return found.pop() if len(found) == 1 else None


def _choose(fitting: list[date], readings: list[date], order: str) -> date | None:
    """Return the one reading that fits, or the one in the outlet's order: `readings` holds dmy first, then mdy."""
    if len(set(fitting)) == 1:
        return fitting[0]
    if len(fitting) == len(readings) == 2 and order:
        return readings[0 if order == "dmy" else 1]
    return None


def _order(outlet: str | None) -> str:
    known = named(outlet) if outlet else None
    return known.date_order if known else ""


def _readings(text: str) -> Iterator[list[date]]:
    """Yield for each date printed in `text` the days that it can mean."""
    for match in _year_first().finditer(text):
        yield _days(_local(match))
    for match in _year_last().finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        yield _days((year, second, first), (year, first, second))
    for match in _month_named().finditer(text):
        month = _months().get((match[2] or match[3]).lower().rstrip("."))
        if month:
            yield _days((int(match[5]), month, int(match[1] or match[4])))


def _days(*candidates: tuple[int, int, int]) -> list[date]:
    days = []
    for year, month, day in candidates:
        if year in YEARS:
            try:
                days.append(date(year, month, day))
            except ValueError:
                continue
    return days


def _local(match: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of an ISO date, moved to western Indonesian time where it is given in UTC."""
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not match[4]:
        return year, month, day
    try:
        moment = datetime(year, month, day, int(match[4]), int(match[5]), tzinfo=UTC)
        local = moment.astimezone(WESTERN_INDONESIA)
    except (ValueError, OverflowError):
        return year, month, day
    return local.year, local.month, local.day


@cache
def _year_first() -> re.Pattern[str]:
    utc = r"[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)(?![\w:])"
    return re.compile(rf"(?<![\d/.-])(\d{{4}})[-/.](\d\d?)[-/.](\d\d?)(?!\d)(?:{utc})?")


@cache
def _year_last() -> re.Pattern[str]:
    return re.compile(r"(?<![\d/.-])(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?!\d)")


@cache
def _month_named() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?:(\d\d?)[\s-]{1,3}([^\W\d_]{3,10}\.?)|([^\W\d_]{3,10}\.?)\s(\d\d?)),?[\s-]{1,3}(\d{4})(?!\d)"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.lower())


@cache
def _months() -> dict[str, int]:
    return {**_kind("time_words_elsewhere", "month"), **_kind("time_words", "month")}


@cache
def _weekdays() -> dict[str, int]:
    return {**_kind("time_words_elsewhere", "weekday"), **_kind("time_words", "weekday")}


def _kind(name: str, wanted: str) -> dict[str, int]:
    return {
        word.lower(): int(value) for word, kind, value in lexicon(name, ("word", "kind", "value")) if kind == wanted
    }
