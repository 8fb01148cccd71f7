"""The day from which an article counts."""

from datetime import date

import pytest

from kg.find.story_day import StoryDay, story_day
from kg.records import Article


def day(text: str, published: date | None = None) -> StoryDay | None:
    return story_day(Article("a", text, published=published))


def test_the_day_of_publication_is_sure() -> None:
    """Where an outlet prints its day, no date of the text counts."""
    assert day("Rapat itu digelar Rabu (22/9/2021).", date(2021, 9, 24)) == StoryDay(date(2021, 9, 24), sure=True)


def test_the_latest_day_with_its_weekday_is_near_publication() -> None:
    """News tells what has just happened; what is still to come, or lies on another weekday, says nothing of that."""
    text = "Kata dia, Rabu (22/9/2021), gedung itu ambruk Senin (20/9/2021). Rapat akan digelar Selasa (28/9/2021)."
    assert day(text) == StoryDay(date(2021, 9, 22), sure=False)
    assert day("Gedung itu ambruk pada Senin (22/9/2021).") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Kata dia, Rabu (22/9). Anggaran 2021 naik. Pada 2021 jalan itu dibuka.", 2021),
        ("Kata dia, Rabu (22/9). Jalan itu rusak Senin (20/9). Pemilu 2022 sudah dekat.", 2021),
        ("Kata dia, Rabu (22/9). Pada 2021 jalan itu dibuka.", None),
        ("Kata dia, Rabu (22/9). Anggaran 2020 naik. Pada 2020 jalan itu dibuka.", None),
        ("Kata dia, Rabu (22/9). Jalan itu rusak Senin (20/9).", None),
        ("Kata dia, Selasa (31/9). Anggaran 2021 naik. Pada 2021 jalan itu dibuka.", None),
    ],
)
def test_a_missing_year_is_worked_out_where_enough_agrees(text: str, year: int | None) -> None:
    """Weekdays and printed years must agree three times over: one weekday agrees with every seventh year."""
    assert day(text) == (StoryDay(date(year, 9, 22), sure=False) if year else None)


def test_without_dates_nothing_is_known() -> None:
    """A text without a date has no day."""
    assert day("Gedung itu ambruk kemarin.") is None
