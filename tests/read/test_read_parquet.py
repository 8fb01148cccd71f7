"""Parquet: rows of a table of columns, in batches, whatever types its writer chose."""

import io
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from bytes_given import given
from pyarrow import parquet as pq

from kg.errors import InputError
from kg.read import READERS, ReadOptions, read
from kg.read.source import Source, Unclosed, sniff
from kg.records import Article

TEXT = "Rina Kartika tiba di Malang."


def written(columns: dict[str, object], **how: object) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink, **how)
    return sink.getvalue()


def test_every_column_that_is_known_reaches_the_article() -> None:
    """The same names as in JSON Lines; other columns are passed over, and an empty cell is none."""
    data = written(
        {
            "ID": ["a1", None],
            "Text": [TEXT, TEXT + " Lagi."],
            "title": ["Rina tiba", None],
            "outlet": ["Kompas.com", None],
            "url": ["https://contoh.id/1", None],
            "date": ["2023-10-09", None],
            "clicks": [3, 4],
        }
    )
    first, second = given("parquet", data)
    assert first == Article("a1", TEXT, "Rina tiba", "Kompas.com", "https://contoh.id/1", date(2023, 10, 9))
    assert isinstance(second, Article)
    assert (second.text, second.title, second.url, second.published) == (TEXT + " Lagi.", None, None, None)


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (date(2023, 10, 9), date(2023, 10, 9)),
        (datetime(2023, 10, 9, 8, 30), date(2023, 10, 9)),
        (datetime(2023, 10, 9, 20, 0, tzinfo=UTC), date(2023, 10, 10)),
    ],
)
def test_days_and_times_are_read_as_such(value: date, published: date) -> None:
    """A column of dates or of moments is a date; of a moment in UTC it is the day in western Indonesia."""
    (article,) = given("parquet", written({"text": [TEXT], "date": [value]}))
    assert isinstance(article, Article)
    assert article.published == published


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_text_is_read_however_it_is_stored(kind: object) -> None:
    """Strings short or long, by dictionary, or bytes that nobody marked as text."""
    plain = pa.array([TEXT.encode() if kind == pa.binary() else TEXT])
    (article,) = given("parquet", written({"text": plain.cast(kind)}))
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_a_bad_row_is_named_with_its_number_and_stops_nothing() -> None:
    """A row without a text and one that is no text of ours stand between two that are read."""
    found = given("parquet", written({"text": [TEXT, None, "12 34", TEXT + " Lagi."]}))
    assert [type(item) for item in found] == [Article, InputError, InputError, Article]
    assert str(found[1]) == "masukan:2: no text"
    assert str(found[2]) == "masukan:3: the text has no letter"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"isi": [TEXT]}, "no column text; the columns are isi"),
        ({"text": [[TEXT]]}, "masukan:1: text is not a string but list"),
        ({"text": [1.5]}, "masukan:1: text is not a string but float"),
        ({"text": pa.array([10**14], pa.timestamp("s"))}, "masukan:1: text cannot be read"),
    ],
)
def test_what_is_no_text_is_refused_in_words(columns: dict[str, object], words: str) -> None:
    """The message says what is wrong and where."""
    (refused,) = given("parquet", written(columns))
    assert isinstance(refused, InputError)
    assert words in str(refused)


@pytest.mark.parametrize("name", ["text", "Date"])
def test_two_columns_of_one_name_are_refused(name: str) -> None:
    """Which of them is meant, nobody knows; two of a name that is not ours do no harm."""
    sink = io.BytesIO()
    pq.write_table(pa.table([pa.array([TEXT])] * 5, ["text", "lain", "lain", name, name]), sink)
    (refused,) = given("parquet", sink.getvalue())
    assert str(refused) == f"masukan: two columns {name}; leave one of them out"
    sink = io.BytesIO()
    pq.write_table(pa.table([pa.array([TEXT])] * 3, ["text", "lain", "lain"]), sink)
    (article,) = given("parquet", sink.getvalue())
    assert isinstance(article, Article)


def test_a_text_longer_than_the_limit_is_refused() -> None:
    """As in every other format."""
    (refused,) = given("parquet", written({"text": [TEXT * 10]}), options=ReadOptions(max_bytes=100))
    assert str(refused) == "masukan:1: text is longer than 100 bytes"


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_or_changed_is_told_as_broken(place: float) -> None:
    """Neither is a crash: what is not an article is an error of one line."""
    data = written({"text": [f"{TEXT} Nomor {number}." for number in range(500)]}, row_group_size=100)
    at = int(len(data) * place)
    (cut,) = given("parquet", data[:at])
    assert str(cut).startswith("masukan: broken Parquet: ")
    changed = given("parquet", data[:at] + bytes(40) + data[at + 40 :])
    assert all(isinstance(item, Article) or "\n" not in str(item) for item in changed)


def test_a_stream_that_cannot_be_read_from_its_end_is_refused() -> None:
    """Standard input has no end yet; the message says what to give."""
    stream = io.BufferedReader(Unclosed(io.BytesIO(written({"text": [TEXT]}))))
    with pytest.raises(InputError, match="give the file itself"):
        list(READERS["parquet"](Source("-", stream), ReadOptions()))


def test_a_folder_of_parquet_files_is_a_data_set(tmp_path: Path) -> None:
    """Parts in folders are read in the order of their paths; a file without a suffix is known by its first bytes."""
    for number, place in enumerate(
        ("tahun=2022/part-0.parquet", "tahun=2023/part-0.parquet", "tahun=2023/part-1.PARQUET")
    ):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_bytes(written({"id": [number], "text": [f"{TEXT} {number}."]}))
    (tmp_path / "_SUCCESS").touch()
    found = list(read([str(tmp_path)]))
    assert [item.id for item in found if isinstance(item, Article)] == ["0", "1", "2"]
    assert sniff(written({"text": [TEXT]})[:100]) == "parquet"


def test_a_row_group_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    """The memory that Arrow takes for a file of one row group is a small part of the file."""
    chosen = random.Random(7)
    noise = ["".join(chosen.choices("abcdefghijklmnopqrstuvwxyz ", k=4000)) for _ in range(5000)]
    path = tmp_path / "besar.parquet"
    path.write_bytes(written({"text": noise}, row_group_size=5000, compression="none", use_dictionary=False))
    pool = pa.proxy_memory_pool(pa.default_memory_pool())
    before = pa.default_memory_pool()
    try:
        pa.set_memory_pool(pool)
        count = sum(1 for _ in read([str(path)], ReadOptions(any_language=True)))
    finally:
        pa.set_memory_pool(before)
    assert count == 5000
    assert 0 < pool.max_memory() < path.stat().st_size / 4


def test_without_pyarrow_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is an extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (refused,) = given("parquet", b"PAR1")
    assert "pip install 'simpul-kg[parquet]'" in str(refused)
