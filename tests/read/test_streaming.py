"""A data set of any size: what is read is not kept."""

import json
import tracemalloc
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import RepeatedError, read
from kg.read.register import Register
from kg.records import Article

TEXT = "Rina Kartika tiba di Malang untuk melihat panen jagung bersama para petani. " * 20


def written(path: Path, kind: str, count: int) -> Path:
    """Write `count` articles as a table of that kind."""
    rows = ({"id": f"artikel-{number}", "text": f"{number} {TEXT}"} for number in range(count))
    if kind == "jsonl":
        lines = (json.dumps(row) + "\n" for row in rows)
    else:
        lines = (line for row in [{"id": "id", "text": "text"}, *rows] for line in (f"{row['id']},{row['text']}\n",))
    target = path / f"{count}.{kind}"
    target.write_text("".join(lines), encoding="utf-8")
    return target


def peak(path: Path) -> int:
    """Return the most bytes that Python held while all articles of `path` were read and dropped."""
    tracemalloc.start()
    try:
        assert all(isinstance(item, Article) for item in read([str(path)]))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, kind: str) -> None:
    """Ten times as many articles take no more memory: less than a tenth of what the texts of the difference weigh."""
    assert all(isinstance(item, Article) for item in read([str(written(tmp_path, kind, 10))]))
    few, many = peak(written(tmp_path, kind, 150)), peak(written(tmp_path, kind, 1500))
    assert many - few < 1350 * len(TEXT) / 10


def test_the_first_article_is_there_before_the_file_is_read(tmp_path: Path) -> None:
    """Told by the position in the file: a small part of it."""
    path = written(tmp_path, "jsonl", 1500)
    heard: list[tuple[str, int]] = []
    articles = read([str(path)], watch=lambda place, position: heard.append((place, position)))
    next(articles)
    assert heard == [(str(path), heard[0][1])]
    assert heard[0][1] < path.stat().st_size / 10
    assert [type(item) for item in articles] == [Article] * 1499
    assert heard[-1][1] == path.stat().st_size


def test_an_id_that_comes_again_is_known_however_many_came_between(tmp_path: Path) -> None:
    """The same text is left out without blame; another text is an error that names the first place."""
    path = written(tmp_path, "jsonl", 300)
    again = tmp_path / "lagi.jsonl"
    again.write_text(
        path.read_text().splitlines()[0] + "\n" + json.dumps({"id": "artikel-7", "text": "Lain."}) + "\n",
        encoding="utf-8",
    )
    repeated, other = list(read([str(path), str(again)]))[300:]
    assert isinstance(repeated, RepeatedError)
    assert isinstance(other, InputError)
    assert not isinstance(other, RepeatedError)
    assert f"already, in {path}" in str(other)


def test_a_register_that_outgrows_its_cache_still_knows_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into memory is on disk."""
    monkeypatch.setattr("kg.read.register.CACHE_KIBIBYTES", 50)
    articles = [Article(f"artikel-{number * 7919 % 10007}", str(number)) for number in range(5000)]
    with Register() as register:
        assert [register.enter(article, "pagi") for article in articles] == [None] * 5000
        assert {register.enter(article, "siang") for article in articles} == {("pagi", True)}
