"""JSON Lines: one article a line, and an error with its line for each that is none."""

import json
from datetime import date

import pytest
from bytes_given import given

from kg.errors import InputError
from kg.records import Article


def row(**fields: object) -> str:
    return json.dumps({"text": "Harga beras turun.", **fields}) + "\n"


def test_all_fields_are_kept() -> None:
    """A row's id, title, outlet, URL and date arrive in the article; the outlet by its own name."""
    line = row(id="a-1", title=" Beras\n turun ", outlet="antaranews.com", url="https://x.id/1#a", date="22/9/2021")
    assert given("jsonl", line) == [
        Article("a-1", "Harga beras turun.", "Beras turun", "ANTARA", "https://x.id/1", date(2021, 9, 22))
    ]


def test_ids_come_from_the_row_the_url_or_the_text() -> None:
    """A given id, string or number, is kept; else the URL decides, else the text, and never the file."""
    same = {"url": "https://x.id/1"}
    lines = row(id=7) + row(id=" k/ñ ") + row(**same) + row(**same, text="Lain.") + row() + row(title="Judul")
    ids = [item.id for item in given("jsonl", lines) if isinstance(item, Article)]
    assert ids[:2] == ["7", "k/ñ"]
    assert ids[2] == ids[3] != ids[4] == ids[5]
    assert all(len(made) == 12 and int(made, 16) >= 0 for made in ids[2:])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Kabar', "broken JSON"),
        ("[1, 2]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"title": "Judul"}', "no text"),
        ('{"text": null}', "no text"),
        ('{"text": ""}', "empty"),
        ('{"text": ["Kabar"]}', "text is not a string but list"),
        ('{"text": "Kabar", "id": true}', "id is not a string but bool"),
        ('{"text": "Kabar", "date": 20210922}', "date is not a string but int"),
        ('{"text": "Kabar \\ud800"}', "text character 6 is neither"),
        ('{"text": "Kabar", "title": "a\\u0000"}', "title holds a NUL"),
        ("[" * 100_000, "JSON that cannot be read"),
        ('{"id": ' + "1" * 5000 + "}", "JSON that cannot be read"),
    ],
)
def test_a_broken_line_is_told_with_its_number_and_the_rest_is_read(line: str, reason: str) -> None:
    """One bad line costs one article: the lines around it are read."""
    before, error, after = given("jsonl", row(id="1") + "\n" + line + "\n" + row(id="2"))
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(error, InputError)
    assert error.line == 3
    assert str(error).startswith("masukan:3: ")
    assert reason in str(error)


def test_a_mark_windows_lines_and_an_unfinished_last_line_do_no_harm() -> None:
    """BOM, CRLF, blank lines and a missing last line end are passed over."""
    data = "\ufeff" + row(id="1").replace("\n", "\r\n") + "\r\n" + row(id="2").rstrip()
    assert [item.id for item in given("jsonl", data) if isinstance(item, Article)] == ["1", "2"]


def test_a_date_that_is_not_sure_is_kept_as_printed() -> None:
    """Such an article has no publication date, and shows why; one without a date shows nothing."""
    unsure, none = given("jsonl", row(id="1", date="Tanggal tidak ditemukan") + row(id="2", date=""))
    assert isinstance(unsure, Article)
    assert isinstance(none, Article)
    assert (unsure.published, unsure.printed) == (None, "Tanggal tidak ditemukan")
    assert (none.published, none.printed) == (None, None)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.kompas.com/x", "file:///etc/passwd", "http://[", "/x"])
def test_an_address_that_is_not_of_the_web_is_dropped(url: str) -> None:
    """The article is read, without the address."""
    (article,) = given("jsonl", row(url=url))
    assert isinstance(article, Article)
    assert article.url is None


def test_an_empty_or_binary_file_is_refused() -> None:
    """Neither is a table of articles."""
    assert [str(item) for item in given("jsonl", b"")] == ["masukan: empty"]
    assert "binary" in str(given("jsonl", b"\x00\x01")[0])
