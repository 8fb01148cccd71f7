"""Publication dates: what is sure is read, what is not gives none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read import parse_published


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("Rabu (22/9/2021)", None, date(2021, 9, 22)),
        ("Rabu, 22 September 2021 10:11 WIB", None, date(2021, 9, 22)),
        ("Diperbarui 16 Jun 2025, 09:05 WIB", "Liputan6.com", date(2025, 6, 16)),
        ("Senin, 4 September 2017 10:11 WIB", "Tempo", date(2017, 9, 4)),
        ("Jumat, 01 Mei  2026 17:26 WIB", "detikcom", date(2026, 5, 1)),
        (",\u00a0Jurnalis-Jum'at, 20 Juni 2025 |17:10 WIB", "Okezone", date(2025, 6, 20)),
        ("Tayang: Selasa, 10 Juni 2025 05:20 WIB", "Tribunnews.com", date(2025, 6, 10)),
        ("Kompas.com- Diperbarui 10/05/2024, 07:28 WIB", "Kompas.com", date(2024, 5, 10)),
        ("10/20/2025 18:36", "detik.com", date(2025, 10, 20)),
        ("8/7/2025 15:04", "detik.com", date(2025, 8, 7)),
        ("08-10-2023", "bisnis.com", date(2023, 10, 8)),
        ("20 Mei 2025 | 18.06 WIB", None, date(2025, 5, 20)),
        ("30 Des 2024", None, date(2024, 12, 30)),
        ("2015/08/25", None, date(2015, 8, 25)),
        ("2021-09-22T10:00:00+07:00", None, date(2021, 9, 22)),
        ("2021-09-22 23:30:00", None, date(2021, 9, 22)),
        ("October 20, 2025", None, date(2025, 10, 20)),
        ("Sat, 28 Nov 2026 01:03:13 GMT", None, date(2026, 11, 28)),
    ],
)
def test_dates_are_read_as_outlets_print_them(text: str, outlet: str | None, expected: date) -> None:
    """Words, slashes, dashes, updates, weekdays and times round the date do not hide it."""
    assert parse_published(text, outlet) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tanggal tidak ditemukan",
        "",
        "04/05/2023",
        "22/9/21",
        "31/02/2024",
        "32 Mei 2024",
        "2024-13-01",
        "12 Foo 2024",
        "Senin, 22 September 2021",
        "terbit 1 Mei 2024, diperbarui 3 Mei 2024",
        "1/2/3/2024",
        "1700000000",
        "0000-00-00",
    ],
)
def test_what_is_not_sure_gives_no_date(text: str) -> None:
    """Two orders, two dates, a wrong weekday, a day that is none, two digits of a year: no date."""
    assert parse_published(text, "koran yang tidak dikenal") is None


def test_a_weekday_decides_the_order() -> None:
    """The same numbers are May on a Thursday and April on a Wednesday, whatever the outlet."""
    assert parse_published("Kamis, 04/05/2023", "detikcom") == date(2023, 5, 4)
    assert parse_published("Rabu, 05/04/2023", "Kompas.com") == date(2023, 4, 5)


def test_a_day_above_twelve_needs_no_outlet() -> None:
    """Numbers that fit one order only are read in that order, even against the outlet's habit."""
    assert parse_published("21/10/2025", "detikcom") == parse_published("10/21/2025") == date(2025, 10, 21)


def test_the_same_day_and_month_needs_no_outlet() -> None:
    """5/5 is the fifth of May in any order."""
    assert parse_published("05/05/2023") == date(2023, 5, 5)


def test_utc_is_moved_to_the_newsrooms_clock() -> None:
    """Five in the afternoon in Greenwich is the next day in Jakarta; a local time stays as printed."""
    assert parse_published("2025-03-05T17:30:00Z") == parse_published("2025-03-05 17:30:00.5+00:00") == date(2025, 3, 6)
    assert parse_published("2025-03-05T23:30:00+08:00") == date(2025, 3, 5)


@settings(max_examples=150)
@given(st.one_of(st.text(), st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ][0-9]{1,4}.*")))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    """No text makes the reader of dates stumble."""
    assert isinstance(parse_published(text, "detikcom"), date | None)
