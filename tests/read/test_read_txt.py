"""Plain text: encodings, line ends, and what is no article."""

import time

import pytest
from bytes_given import given

from kg.errors import InputError
from kg.read import ReadOptions
from kg.records import Article

SENTENCE = "Pak Lurah bilang: “café itu ramai”."


def text_of(items: list[Article | InputError]) -> str:
    (article,) = items
    assert isinstance(article, Article), article
    return article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    """UTF-8 with and without a mark, Windows-1252 and UTF-16 with a mark give the same text."""
    assert text_of(given("txt", SENTENCE.encode(encoding))) == SENTENCE


def test_one_broken_byte_does_not_make_another_encoding_of_it() -> None:
    """Text in UTF-8 with a byte that is none is refused with its place, not read as Windows-1252."""
    (error,) = given("txt", SENTENCE.encode() + b"\xff")
    assert isinstance(error, InputError) and f"character {len(SENTENCE)}" in str(error)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_lf(end: str) -> None:
    """Lines of Unix, Windows and old Macs are the same article with the same id."""
    (article,) = given("txt", f"Baris satu.{end}{end}Baris dua.{end}")
    (unix,) = given("txt", "Baris satu.\n\nBaris dua.\n")
    assert article == unix


def test_nothing_else_is_changed() -> None:
    """Space at the ends, tabs, control characters and odd dashes stand as given."""
    text = "\n  Harga\tberas\u00a0turun \u2013 kata\x02 dia.\u2028Titik. \n\n"
    assert text_of(given("txt", text)) == text


def test_letters_are_composed() -> None:
    """A letter and its accent become one character (NFC)."""
    assert text_of(given("txt", "Cafe\u0301 buka.")) == "Café buka."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"PK\x03\x04\x00\x00berita", "binary"),
        (b"\x01\x02\x03\x04berita", "binary"),
        (b"1234 ... 5678", "no letter"),
        (b"kota \x81\x8d", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    """Empty, binary and letterless files, and bytes of no encoding, are told in one line with the file's name."""
    (error,) = given("txt", data)
    assert isinstance(error, InputError)
    assert str(error).startswith("masukan: ")
    assert reason in str(error)


def test_another_language_is_refused_unless_allowed() -> None:
    """A text that is evidently English is named so; `any_language` lets it pass."""
    text = "The minister said that the price of rice was lower than it had been in the year before."
    (error,) = given("txt", text)
    assert "not Indonesian (looks like English)" in str(error)
    assert text_of(given("txt", text, options=ReadOptions(any_language=True))) == text


def test_the_outlet_is_known_by_its_dateline() -> None:
    """A dateline names the outlet; a text without one has none, and none has a date."""
    (wire,) = given("txt", "Medan (ANTARA) - Harga cabai naik.")
    (plain,) = given("txt", "Harga cabai naik, kata wartawan ANTARA di Medan.")
    assert isinstance(wire, Article)
    assert isinstance(plain, Article)
    assert (wire.outlet, plain.outlet, wire.published) == ("ANTARA", None, None)


def test_a_file_above_the_limit_is_refused() -> None:
    """The limit counts bytes."""
    (error,) = given("txt", "berita " * 20, options=ReadOptions(max_bytes=100))
    assert "longer than 100 bytes" in str(error)


@pytest.mark.parametrize("piece", ["Harga beras naik di Jakarta. ", "\x02a\x03b. ", "a\u0301 ", "((((((((("])
def test_five_megabytes_in_one_line_are_read_fast(piece: str) -> None:
    """A single line of 5 MB takes less than two seconds, whatever it holds."""
    data = ("Warga " + piece * (5_000_000 // len(piece.encode()))).encode()
    start = time.perf_counter()
    given("txt", data)
    assert time.perf_counter() - start < 2
