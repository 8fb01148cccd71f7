"""Times: where they stand and what they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.find.dates import find_times, resolve_date, times_within
from kg.language import understand
from kg.records import Article

FRIDAY = date(2021, 9, 24)


def times(text: str) -> list[str]:
    return [span.of(text) for span in times_within(text)]


@pytest.mark.parametrize(
    "printed",
    [
        "Rabu",
        "Rabu (22/9/2021)",
        "Rabu (22/9/2021) pukul 09.00 WIB",
        "22 September 2021",
        "Minggu (8/10)",
        "Rabu, 25 Juni 2025",
        "Kamis malam, 26 Juni 2025",
        "Senin 24 Agustus 2015",
        "kemarin",
        "hari ini",
        "hari ini, Selasa (10/6/2025)",
        "pekan lalu",
        "akhir pekan ini",
        "Maret 2005",
        "April silam",
        "tahun 2013",
        "8-11 Mei 2025",
        "10 November hingga 2 Desember mendatang",
        "19 Juli 2025 pukul 09.00 WIB",
        "tadi malam",
        "Senin lalu",
        "besok",
        "tahun depan",
        "tiga hari lagi",
    ],
)
def test_a_time_is_found_as_printed(printed: str) -> None:
    """A time is one expression, from its first word to its last, wherever it stands in the sentence."""
    assert times(f"Lomba itu digelar {printed} di alun-alun kota.") == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "Warga Pasar Minggu mengungsi.",
        "Ibadah Jumat Agung berjalan khidmat.",
        "Ia mengajar di Sekolah Minggu.",
        "Panitia menyiapkan 2019 kursi.",
        "Nona Mei tersenyum.",
        "Stok beras seminggu aman.",
        "Tuan rumah kalah (1-3) di kandang sendiri.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """A market, a holy day, a count, a score and a first name are no times."""
    assert times(text) == []


def test_a_bare_year_counts_after_a_preposition() -> None:
    """A year or month alone is a time where a preposition announces it."""
    assert times("Pabrik berdiri pada 2014 dan tutup sejak Maret.") == ["2014", "Maret"]


def test_times_of_a_document_lie_in_its_sentences() -> None:
    """A time in furniture is not a fact of the article."""
    text = "Wali kota membuka pasar, Senin (6/3/2023).\n\nBaca juga: Banjir Surut pada 7 Maret 2023"
    assert [span.of(text) for span in find_times(understand(Article("a", text)))] == ["Senin (6/3/2023)"]


@pytest.mark.parametrize(
    ("printed", "resolved"),
    [
        ("Rabu", ("2021-09-22", "day")),
        ("Jumat", ("2021-09-24", "day")),
        ("Sabtu", ("2021-09-18", "day")),
        ("Ahad", ("2021-09-19", "day")),
        ("Jumat lalu", ("2021-09-17", "day")),
        ("Jumat mendatang", ("2021-10-01", "day")),
        ("Senin pekan depan", ("2021-09-27", "day")),
        ("Rabu (22/9/2021)", ("2021-09-22", "day")),
        ("Rabu (5/9/21)", ("2021-09-05", "day")),
        ("Selasa (4/1)", ("2022-01-04", "day")),
        ("Selasa (28/12)", ("2021-12-28", "day")),
        ("7 September lalu", ("2021-09-07", "day")),
        ("7 September mendatang", ("2022-09-07", "day")),
        ("14 Juni tahun depan", ("2022-06-14", "day")),
        ("10 Juni-10 Juli 2025", ("2025-06-10", "day")),
        ("18 - 22 Oktober", ("2021-10-18", "day")),
        ("hari ini", ("2021-09-24", "day")),
        ("tadi malam", ("2021-09-23", "day")),
        ("tiga hari lalu", ("2021-09-21", "day")),
        ("akhir pekan ini", ("2021-09-25", "day")),
        ("Desember mendatang", ("2021-12", "month")),
        ("April silam", ("2021-04", "month")),
        ("Mei 2005", ("2005-05", "month")),
        ("bulan lalu", ("2021-08", "month")),
        ("tahun depan", ("2022", "year")),
        ("2019-2021", ("2019", "year")),
        ("pekan lalu", None),
        ("minggu depan", None),
        ("31 Februari 2021", ("2021-02", "month")),
    ],
)
def test_a_time_counts_from_the_day_of_publication(printed: str, resolved: tuple[str, str] | None) -> None:
    """A time means the day, month or year that a reader of that day's paper understands."""
    assert resolve_date(printed, FRIDAY) == resolved


@pytest.mark.parametrize("printed", ["Rabu", "Rabu (22/9)", "7 September lalu", "kemarin", "tahun depan", "bulan Mei"])
def test_without_a_day_of_publication_a_relative_time_has_no_date(printed: str) -> None:
    """What counts from an unknown day stays unknown."""
    assert resolve_date(printed, None) is None


@pytest.mark.parametrize("printed", ["22 September 2021", "Rabu (22/9/2021)", "Mei 2005", "tahun 2013"])
def test_a_full_time_needs_no_day_of_publication(printed: str) -> None:
    """What is printed in full has its date at once."""
    assert resolve_date(printed, None) is not None


def test_a_weekday_of_a_plan_lies_ahead() -> None:
    """In a clause about the future a weekday is the next one."""
    assert resolve_date("Senin", FRIDAY, ahead=True) == ("2021-09-27", "day")


def test_the_week_is_not_the_sunday() -> None:
    """Only the capital tells "Minggu", the Sunday, from "minggu", the week."""
    assert resolve_date("Minggu lalu", FRIDAY) == ("2021-09-19", "day")
    assert resolve_date("minggu lalu", FRIDAY) is None


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
def test_no_text_breaks_the_reader(printed: str, published: date | None) -> None:
    """Any text has a well-formed date or none."""
    resolved = resolve_date(printed, published)
    assert resolved is None or len(resolved[0]) == {"day": 10, "month": 7, "year": 4}[resolved[1]]


@pytest.mark.parametrize("unit", ["9 ", "Rabu ", "22 Mei ", "(1/2) ", "pada ", "- "])
def test_the_grammar_is_linear(unit: str) -> None:
    """A long line of half a time is read without delay."""
    assert len(times_within(unit * 40_000)) <= 80_000


@pytest.mark.parametrize(
    ("printed", "resolved"),
    [
        ("Sabtu-Minggu (25-26/9/2021)", "2021-09-25"),
        ("(25-26/9)", "2021-09-25"),
        ("24 Desember - 2 Januari 2022", "2021-12-24"),
        ("10 Juni-10 Juli 2025", "2025-06-10"),
        ("22-9-2021", "2021-09-22"),
    ],
)
def test_a_range_has_the_day_on_which_it_begins(printed: str, resolved: str) -> None:
    """In figures and in words, over the turn of a year too."""
    text = f"Pasar dibuka {printed} di sana."
    assert printed.strip("()").rpartition("(")[2] in "".join(times(text))
    found = resolve_date(printed, FRIDAY)
    assert found is not None and found[0] == resolved


def test_no_year_is_out_of_range_and_all_are_written_in_our_figures() -> None:
    """An article may print any year, and letters that only look like figures are none."""
    resolve_date("bulan Mei", date(9999, 9, 22))
    assert times("Konser digelar tahun 20٢٣.") == []
