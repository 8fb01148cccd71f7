"""The day from which an article counts: that of its publication or, where nobody says it, what its own dates show."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.find.dates import times_within
from kg.find.time_grammar import DOTTED, YEAR, calendar_day, figures_of
from kg.find.time_words import any_of, value_of
from kg.knowledge import words
from kg.records import Article

ENOUGH = 3
"""Dates and years that must agree before a year is worked out that no date prints: a weekday agrees once in seven."""
CLAUSE = 200
"""Characters before a date in which its clause may begin."""


@dataclass(frozen=True, slots=True)
class StoryDay:
    """A day from which times count; `sure` if it is that of publication, else it may lie a day or two before it."""

    day: date
    sure: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    """A day of a month printed with its weekday; `year` where that is printed too, `ahead` if it is still to come."""

    weekday: int
    day: int
    month: int
    year: int | None
    ahead: bool

    def within(self, year: int) -> date | None:
        """Return the day in `year` if it falls on the weekday that is printed beside it."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if found.isoweekday() == self.weekday else None


@lru_cache(maxsize=64)
def story_day(article: Article) -> StoryDay | None:
    """Return the day from which the times of an article count, None if nothing tells it.

    News tells what has just happened: without a day of publication, the latest date that is printed with its weekday,
    and agrees with it, is that day or one shortly before. A year that no date prints is that of the article's years,
    or the one before, on which all weekdays fall, if there is but one such year.
    """
    if article.published:
        return StoryDay(article.published, sure=True)
    printed = tuple(_printed(article.text))
    full = [(one, found) for one in printed if one.year and (found := one.within(one.year))]
    if not full:
        year = _year(article.text, printed)
        full = [(one, found) for one in printed if year and (found := one.within(year))]
    days = [found for one, found in full if not one.ahead] or [found for _, found in full]
    return StoryDay(max(days), sure=False) if days else None


def is_ahead(text: str) -> bool:
    """Return whether a clause tells of what is to come ("akan digelar Senin")."""
    return not words("future").isdisjoint(re.findall(r"\w+", text.lower()))


def _printed(text: str) -> Iterator[_Printed]:
    """Yield the days of a text that are printed with their weekday."""
    for span in times_within(text):
        when = span.of(text)
        weekday = re.search(rf"(?<!\w){any_of('weekday')}(?!\w)", when)
        found = _figures(when)
        if weekday and found:
            clause = re.split(r"[.!?]\s", text[max(0, span.start - CLAUSE) : span.start])[-1]
            yield _Printed(int(value_of("weekday", weekday[0])), *found, is_ahead(clause + when))


def _figures(when: str) -> tuple[int, int, int | None] | None:
    """Return day, month and year of a time, None if it prints no day of a month."""
    match = re.search(rf"(?<!\d){calendar_day()}", when)
    if match:
        return int(match["day"]), int(value_of("month", match["month"])), int(match["year"]) if match["year"] else None
    dotted = re.search(rf"(?<!\d){DOTTED}(?!\d)", when)
    if dotted is None:
        return None
    day, month, *years = figures_of(dotted[0])
    return day, month, years[0] + 2000 * (years[0] < 100) if years else None


def _year(text: str, printed: tuple[_Printed, ...]) -> int | None:
    """Return the one year that fits all weekdays and is printed, or comes right before one that is, often enough."""
    years = Counter(int(year) for year in re.findall(rf"(?<![\w.,/]){YEAR}(?![\w%]|[.,]\d)", text))
    told = [one for one in printed if one.year is None]
    fits = sorted({at for year in years for at in (year - 1, year) if all(one.within(at) for one in told)})
    if len(fits) != 1 or not told:
        return None
    return fits[0] if len(told) + years[fits[0]] + years[fits[0] + 1] >= ENOUGH else None
