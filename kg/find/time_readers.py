"""One reader for each way to print a time; the first that understands an expression gives its date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.find.time_grammar import BLANK, DOTTED, YEAR, calendar_day, figures_of
from kg.find.time_words import any_of, value_of
from kg.records import Precision

Resolved = tuple[str, Precision]


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as printed, the day from which it counts, and whether the clause tells of what is to come.

    Where that day is not `sure`, nothing counts single days from it.
    """

    text: str
    published: date | None
    ahead: bool = False
    sure: bool = True

    def search(self, pattern: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match of `pattern`, word by word."""
        return _compiled(pattern).search(self.text, start)

    def turn(self, start: int = 0) -> int | None:
        """Return -1, 0 or 1 if the text says "lalu", "ini" or "depan" after `start`, None if it says nothing of it."""
        match = self.search(rf"(?<!\w){any_of('turn')}(?!\w)", start)
        return int(value_of("turn", match[0])) if match else None

    def turns_unit(self, start: int = 0) -> bool:
        """Return whether "lalu" or "depan" stands with a week, month or year ("Senin pekan depan")."""
        return self.search(rf"(?<!\w){any_of('unit')}{BLANK}{any_of('turn')}(?!\w)", start) is not None


def read(when: Expression) -> Resolved | None:
    """Return the date of a time expression, ISO 8601 cut to its precision; None if no reader can tell."""
    readers = (_calendar, _dotted, _named_day, _weekday, _month, _counted, _year, _unit)
    return next((found for reader in readers if (found := reader(when)) is not None), None)


def _calendar(when: Expression) -> Resolved | None:
    """Read a day of a month in words: "22 September 2021", "18 - 22 Oktober", "24 Desember - 2 Januari 2022"."""
    match = when.search(rf"(?<!\d){calendar_day()}")
    if match is None:
        return None
    month, end = int(value_of("month", match["month"])), when.search(calendar_day(), match.end())
    later = when.search(rf"(?<!\d){YEAR}(?!\d)", match.end())
    year = int(match["year"] or (later[0] if later else 0)) or None
    if year and not match["year"] and end and int(value_of("month", end["month"])) < month:
        year -= 1
    return _day(when, int(match["day"]), month, year)


def _dotted(when: Expression) -> Resolved | None:
    """Read a day of a month in figures, the day first as Indonesian outlets print it: "(22/9/2021)", "(7/10)"."""
    match = when.search(rf"(?<!\d){DOTTED}(?!\d)")
    if match is None:
        return None
    day, month, *years = figures_of(match[0])
    return _day(when, day, month, years[0] + 2000 * (years[0] < 100) if years else None)


def _day(when: Expression, day: int, month: int, year: int | None) -> Resolved | None:
    """Return a day of a month; a year that is missing is the one that brings the day nearest to publication."""
    if year is not None:
        found = _valid(year, month, day)
    elif when.published is not None:
        found = _nearest(when, [_valid(when.published.year + step, month, day) for step in (-1, 0, 1)])
    else:
        found = None
    return (found.isoformat(), "day") if found else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(when: Expression, candidates: list[date | None]) -> date | None:
    """Return the day nearest to publication, on the side of it that the expression names, if it names one."""
    published, turn = when.published, when.turn()
    days = [day for day in candidates if day is not None]
    if published is None or not days:
        return None
    if turn is not None and when.turns_unit():
        days = [day for day in days if day.year == published.year + turn] or days
    elif turn:
        days = [day for day in days if (day - published).days * turn >= 0] or days
    return min(days, key=lambda day: abs((day - published).days))


def _named_day(when: Expression) -> Resolved | None:
    """Read "hari ini", "kemarin", "tadi malam"; a weekday beside it says more."""
    match = when.search(rf"(?<!\w){any_of('day')}(?!\w)")
    if match is None or when.published is None or when.search(rf"(?<!\w){any_of('weekday')}(?!\w)"):
        return None
    away = value_of("day", match[0]) if when.sure else ""
    return _moved(when.published, "day", int(away)) if away else None


def _weekday(when: Expression) -> Resolved | None:
    """Read a weekday without a date: "Senin", "Senin pekan depan", "Senin mendatang"."""
    match = when.search(rf"(?<!\w)({any_of('weekday')})(?!\w)")
    if match is None or when.published is None:
        return None
    turn, here = when.turn(match.end()), when.published.isoweekday()
    wanted = int(value_of("weekday", match[1]))
    if turn is not None and when.turns_unit(match.end()):
        away = wanted - here + 7 * turn
    elif turn == 1:
        away = (wanted - here - 1) % 7 + 1
    elif turn is None and when.ahead:
        away = (wanted - here) % 7
    elif turn == -1:
        away = -((here - wanted - 1) % 7 + 1)
    else:
        away = -((here - wanted) % 7)
    return _moved(when.published, "day", away)


def _month(when: Expression) -> Resolved | None:
    """Read a month: "Mei 2025", "Mei lalu", "bulan Mei"."""
    match = when.search(rf"(?<!\w)({any_of('month')})(?!\w)")
    if match is None:
        return None
    year, month = when.search(rf"(?<!\d){YEAR}(?!\d)"), int(value_of("month", match[1]))
    if year:
        return f"{year[0]}-{month:02}", "month"
    if when.published is None:
        return None
    nearest = _nearest(when, [_valid(when.published.year + step, month, 15) for step in (-1, 0, 1)])
    return (nearest.isoformat()[:7], "month") if nearest else None


def _counted(when: Expression) -> Resolved | None:
    """Read a distance from the day of publication: "tiga hari lalu", "dua tahun lagi"."""
    match = when.search(rf"(\d{{1,3}}|{any_of('number')}){BLANK}({any_of('unit')}){BLANK}({any_of('away')})(?!\w)")
    if match is None or when.published is None or _is_unsure(when, match[2]):
        return None
    count = int(match[1]) if match[1].isdigit() else int(value_of("number", match[1]))
    return _moved(when.published, value_of("unit", match[2]), count * int(value_of("away", match[3])))


def _is_unsure(when: Expression, unit: str) -> bool:
    """Return whether days would be counted from a day that is not sure."""
    return not when.sure and value_of("unit", unit) == "day"


def _year(when: Expression) -> Resolved | None:
    """Read a year, the first of a range."""
    match = when.search(rf"(?<!\d){YEAR}(?!\d)")
    return (match[0], "year") if match else None


def _unit(when: Expression) -> Resolved | None:
    """Read "tahun lalu", "bulan depan"; an end of the week is its Saturday."""
    match = when.search(rf"({any_of('unit')}){BLANK}({any_of('turn')})(?!\w)")
    if match is None or when.published is None:
        return None
    turn = int(value_of("turn", match[2]))
    if when.search(rf"{any_of('weekend')}(?!\w)"):
        return _moved(when.published, "day", 6 - when.published.isoweekday() + 7 * turn)
    return _moved(when.published, value_of("unit", match[1]), turn)


def _moved(published: date, unit: str, count: int) -> Resolved | None:
    """Return the day, month or year that lies `count` units from `published`; None for weeks, and beyond year 9999."""
    months = published.year * 12 + published.month - 1 + count
    try:
        if unit == "day":
            return (published + timedelta(days=count)).isoformat(), "day"
        if unit == "month":
            return date(months // 12, months % 12 + 1, 1).isoformat()[:7], "month"
        return (date(published.year + count, 1, 1).isoformat()[:4], "year") if unit == "year" else None
    except (ValueError, OverflowError):
        return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
