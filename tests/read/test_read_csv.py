"""CSV: headers, separators, quoting, and an error with its line for each row that is no article."""

import pytest
from bytes_given import given

from kg.errors import InputError
from kg.records import Article


def texts(items: list[Article | InputError]) -> list[str]:
    return [item.text if isinstance(item, Article) else str(item) for item in items]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_three_separators_are_known(mark: str) -> None:
    """Comma, semicolon and tab are told apart by the header."""
    rows = [("id", "Text", "outlet"), ("b1", '"Kata dia, ""ya; tidak\tapa"""', "tempo.co")]
    (article,) = given("csv", "\n".join(mark.join(cells) for cells in rows))
    assert isinstance(article, Article)
    assert (article.id, article.text, article.outlet) == ("b1", 'Kata dia, "ya; tidak\tapa"', "Tempo")


def test_a_cell_may_have_many_lines() -> None:
    """Line ends inside quotes belong to the text, as LF; the error after it has the right line."""
    found = given("csv", '\ufefftext,id\r\n"Satu.\r\n\r\nDua.",1\r\n,2\r\nTiga.,3\r\n')
    assert texts(found) == ["Satu.\n\nDua.", "masukan:5: no text", "Tiga."]


def test_a_row_that_does_not_fit_the_header_is_skipped() -> None:
    """Too many or too few cells are told, the rest is read."""
    found = given("csv", "id,text\n1,Satu.\n2,Dua,lebih.\n3\n\n4,Empat.\n")
    assert texts(found) == [
        "Satu.",
        "masukan:3: 3 cells under a header of 2",
        "masukan:4: 1 cell under a header of 2",
        "Empat.",
    ]


def test_a_quote_that_is_never_closed_is_told() -> None:
    """The rows that it swallows are not lost in silence."""
    assert "broken CSV: unexpected end of data" in texts(given("csv", 'text\n"Satu.\nDua.\nTiga.\n'))[-1]


def test_a_file_without_a_column_text_is_refused() -> None:
    """The message names the columns that are there."""
    assert texts(given("csv", "judul,isi\na,b\n")) == ["masukan:1: no column text; the header is judul, isi"]


def test_cells_may_be_large() -> None:
    """A field beyond the csv module's own limit of 128 KiB is read."""
    (article,) = given("csv", "text\n" + "Harga beras naik " * 30_000)
    assert isinstance(article, Article)
    assert len(article.text) == 17 * 30_000


def test_only_line_ends_end_a_row() -> None:
    """What other readers take for a line break is a part of the text, whatever ends the rows."""
    for end in ("\n", "\r\n"):
        rows = given("csv", end.join(["id,text", "a1,Bupati tiba\u2028di pasar\x0b\x85 lama", "a2,Hujan.", ""]))
        assert texts(rows) == ["Bupati tiba\u2028di pasar\x0b\x85 lama", "Hujan."]


def test_lines_of_utf16_are_refused_with_what_to_do() -> None:
    """A spreadsheet's "Unicode text" has no lines of bytes."""
    (error,) = given("csv", "text\tid\nHujan.\ta1\n".encode("utf-16"))
    assert isinstance(error, InputError) and "save it as UTF-8" in str(error)


def test_old_mac_line_ends_and_windows_1252_are_read() -> None:
    """A file with CR alone, in an older encoding, gives its rows."""
    assert texts(given("csv", "text\rCafé tutup.\rWarung buka.\r".encode("cp1252"))) == ["Café tutup.", "Warung buka."]
