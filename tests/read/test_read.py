"""Inputs: files, folders, globs and standard input; what is missing, what comes twice, and any bytes at all."""

import io
import json
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bytes_given import given
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read import READERS, ReadOptions, RepeatedError, check_inputs, read
from kg.read.source import Source
from kg.records import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three articles, one below it, and files that are none."""
    files = {
        "b.txt": "Berita kedua.",
        "a.txt": "Berita pertama.",
        "dalam/c.JSONL": '{"text": "Berita ketiga."}',
        "foto.jpg": "\x00",
        ".simpan.txt": "Tersembunyi.",
        ".git/d.txt": "Tersembunyi juga.",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def texts(*inputs: str | Path, options: ReadOptions | None = None) -> list[str]:
    found = read([str(place) for place in inputs], options or ReadOptions())
    return [item.text if isinstance(item, Article) else item.reason for item in found]


def test_a_folder_is_read_sorted_with_what_lies_below(folder: Path) -> None:
    """Known suffixes count, in any case; hidden files and others do not."""
    assert texts(folder) == ["Berita pertama.", "Berita kedua.", "Berita ketiga."]


def test_a_glob_is_read_sorted(folder: Path) -> None:
    """Stars are understood also where no shell expands them."""
    assert texts(folder / "*.txt") == ["Berita pertama.", "Berita kedua."]
    assert texts(folder / "**" / "*.JSONL") == ["Berita ketiga."]


def test_a_file_with_a_star_in_its_name_is_a_file(folder: Path) -> None:
    """A name that is there is never taken for a glob."""
    (folder / "[x]*.txt").write_text("Berita aneh.")
    assert texts(folder / "[x]*.txt") == ["Berita aneh."]


def test_inputs_keep_their_order_and_come_once(folder: Path) -> None:
    """A file that is named twice, or again through its folder, is read once and without a word."""
    assert texts(folder / "b.txt", folder, folder / "b.txt") == ["Berita kedua.", "Berita pertama.", "Berita ketiga."]


def test_missing_inputs_are_all_named_before_anything_is_read(folder: Path) -> None:
    """One error names every input that is not there; the call itself raises, nothing is half done."""
    wanted = [str(folder / "a.txt"), str(folder / "hilang.txt"), str(folder / "*.html"), "ftp://x.id/a"]
    with pytest.raises(InputError) as caught:
        read(wanted)
    message = str(caught.value)
    assert "hilang.txt: no such file or folder" in message
    assert "*.html: no file matches" in message
    assert "ftp://x.id/a: no such file" in message
    assert "a.txt" not in message.replace("hilang.txt", "")
    assert "\n" not in message


def test_a_folder_without_articles_is_missing_input(tmp_path: Path) -> None:
    """An empty folder is told like a file that is not there."""
    with pytest.raises(InputError, match="no file with a suffix of csv, htm, html, jsonl, parquet, tsv, txt in it"):
        check_inputs([str(tmp_path)])
    with pytest.raises(InputError, match="no INPUT"):
        check_inputs([])


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root's rights for a while, if we have them."""
    if os.geteuid():
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_what_may_not_be_read_is_missing_input() -> None:
    """A file and a folder without permission are told before the run; a folder below costs itself only."""
    with TemporaryDirectory() as name:
        folder, file, below = Path(name), Path(name, "a.txt"), Path(name, "dalam")
        below.mkdir()
        for path in (file, Path(name, "b.txt"), below / "c.txt"):
            path.write_text(f"Berita {path.stem}.")
        folder.chmod(0o755)
        file.chmod(0)
        below.chmod(0)
        with as_nobody():
            for place in (file, below):
                with pytest.raises(InputError, match="no permission to read it"):
                    check_inputs([str(place)])
            found = texts(folder)
        below.chmod(0o700)
    assert found == ["cannot be read (Permission denied)", "Berita b.", "cannot be read (Permission denied)"]


def test_a_bad_file_among_good_ones_costs_itself_only(folder: Path) -> None:
    """The error stands in the place of the article."""
    (folder / "aa.txt").write_bytes(b"\x00\x01")
    assert texts(folder / "*.txt") == ["Berita pertama.", "binary, not text", "Berita kedua."]


def test_a_file_that_goes_away_after_the_check_costs_itself_only(folder: Path) -> None:
    """The disk may fail in the middle of a run."""
    found = read([str(folder / "*.txt")])
    (folder / "a.txt").rename(folder / "lain.dat")
    assert [type(item) for item in found] == [Article]
    found = read([str(folder / "b.txt"), str(folder / "lain.dat")])
    (folder / "b.txt").unlink()
    assert [type(item) for item in found] == [InputError, Article]


def test_the_same_article_again_is_no_fault(folder: Path) -> None:
    """It is left out, told as repeated, with both places."""
    (folder / "z.txt").write_text("Berita pertama.")
    *_, error = read([str(folder / "*.txt")])
    assert isinstance(error, RepeatedError)
    assert str(error).startswith(str(folder / "z.txt"))
    assert str(folder / "a.txt") in str(error)


def test_another_text_under_the_same_id_is_a_fault(tmp_path: Path) -> None:
    """Two texts cannot share an id; the first stays."""
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1, "text": "Satu."}\n{"id": "1", "text": "Dua."}\n')
    first, second = read([str(path)])
    assert isinstance(first, Article)
    assert isinstance(second, InputError)
    assert not isinstance(second, RepeatedError)
    assert "another text has the id 1 already" in str(second)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'\xef\xbb\xbf {"text": "Dari jsonl."}', ["Dari jsonl."]),
        (b"Dari teks.", ["Dari teks."]),
        (b"  <!DOCTYPE html><html><body><p>Dari laman.</p></body></html>", ["Dari laman."]),
        (b'[{"text": "Dari larik."}]', ["not a JSON object; each line is one article"]),
        (b"", ["empty"]),
    ],
)
def test_standard_input_is_told_apart_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]
) -> None:
    """JSON Lines, HTML and text need no option, and the stream stays open for its owner."""
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr("sys.stdin", stream)
    assert texts("-", "-") == expected
    assert not stream.closed


def test_a_format_may_be_given(folder: Path) -> None:
    """It overrides name and bytes; one that is not known is told with those that are."""
    path = folder / "tabel.txt"
    path.write_text("text\nDari tabel.\n")
    assert texts(path, options=ReadOptions(format="csv")) == ["Dari tabel."]
    with pytest.raises(InputError, match="no format pdf; known are txt, html"):
        read([str(path)], ReadOptions(format="pdf"))


@settings(max_examples=60)
@for_any(st.text(), st.text())
def test_an_article_written_and_read_again_is_the_same(text: str, title: str) -> None:
    """What reading tidies it tidies once."""
    for article in given("jsonl", json.dumps({"text": f"{text}Kabar", "title": title, "url": f"https://x.id/{title}"})):
        if isinstance(article, Article):
            row = {"id": article.id, "text": article.text, "title": article.title, "url": article.url}
            assert given("jsonl", json.dumps({**row, "outlet": article.outlet})) == [article]


PIECES = st.sampled_from(
    [
        b"{",
        b"}",
        b'"text"',
        b":",
        b'"Kabar"',
        b",",
        b"\n",
        b"\r",
        b'"',
        b"<p>",
        b"<html>",
        b"</p>",
        b"text",
        b";",
        b"\t",
        "é".encode(),
        b"\xe9",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\\ud800",
        b"&#0;",
        b"&#xD800;",
        b"<![CDATA[",
        b"<script>",
    ]
)


@settings(max_examples=60)
@for_any(data=st.one_of(st.binary(), st.lists(PIECES, max_size=30).map(b"".join)))
@pytest.mark.parametrize("kind", sorted(READERS))
def test_no_reader_crashes_on_any_bytes(kind: str, data: bytes) -> None:
    """Out come articles in normal form with a letter in them, and InputErrors of one line; nothing else."""
    source = Source("masukan", io.BufferedReader(io.BytesIO(data)))
    try:
        found = list(READERS[kind](source, ReadOptions()))
    except InputError as error:
        found = [error]
    for item in found:
        if isinstance(item, Article):
            assert item.text == unicodedata.normalize("NFC", item.text)
            assert "\r" not in item.text
            assert any(character.isalpha() for character in item.text)
            assert item.text.encode()
            assert item.id.encode()
        else:
            assert "\n" not in str(item)
