"""Annotations whose texts are kept elsewhere."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.main import kg
from kg.errors import InputError
from kg.learn.gold import Example, examples
from kg.learn.standoff import ANNOTATED, annotated, keep, kept
from kg.model.layers import TYPES
from kg.records import Article
from tests.learn.corpus import visits

TEXT = 'BATU - Bupati Batu Hendra membuka Festival Apel. "Apel kita manis," kata Hendra, Rabu.'
GOLD: dict[str, Any] = {
    "id": "a1",
    "entities": [
        {"id": "e1", "type": "Place", "name": "Batu", "mentions": ["BATU", "Batu"]},
        {"id": "e2", "type": "Person", "name": "Hendra", "mentions": ["Hendra"]},
        {"id": "e3", "type": "Event", "name": "Festival Apel", "mentions": ["Festival Apel"]},
    ],
    "posts": [{"person": "e2", "title": "Bupati", "org": "e1"}],
    "relations": [{"s": "e2", "p": "organizes", "o": "e3", "evidence": "Hendra membuka Festival Apel"}],
    "quotes": [{"speaker": "e2", "kind": "direct", "text": "Apel kita manis,"}],
    "events": [{"event": "e3", "when": "Rabu", "date": "2024-05-01"}],
}


def raw(folder: Path, text: str = TEXT) -> Path:
    """Return a file with the article and another one."""
    rows = [{"id": "a0", "text": "Warga menonton pawai."}, {"id": "a1", "text": text}]
    path = folder / "raw.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def test_gold_comes_back_and_its_file_has_no_word_of_the_text(tmp_path: Path) -> None:
    """What is written are places; with the text they are gold again."""
    file = tmp_path / "annotated.jsonl"
    assert keep([Example(Article(id="a1", text=TEXT), GOLD)], file) == 1
    assert "Hendra" not in file.read_text("utf-8") and "manis" not in file.read_text("utf-8")
    (example,) = annotated(raw(tmp_path), file)
    assert example.gold == GOLD and example.article.text == TEXT


def test_another_text_or_none_is_refused(tmp_path: Path) -> None:
    """Places in a text that has changed would be wrong ones."""
    file = tmp_path / "annotated.jsonl"
    keep([Example(Article(id="a1", text=TEXT), GOLD)], file)
    with pytest.raises(InputError, match="a1 is not the one that was annotated"):
        list(annotated(raw(tmp_path, TEXT.replace("Batu", "Malang")), file))
    (tmp_path / "raw.jsonl").write_text(json.dumps({"id": "a0", "text": "Warga menonton."}), "utf-8")
    with pytest.raises(InputError, match="1 of the annotated articles are not there, the first of them a1"):
        list(annotated(tmp_path / "raw.jsonl", file))


def test_a_mention_that_the_text_lacks_is_refused() -> None:
    """An annotation is of the very words of the text."""
    gold = {**GOLD, "entities": [{"id": "e1", "type": "Place", "name": "Batu", "mentions": ["Malang"]}]}
    with pytest.raises(InputError, match="does not hold 'Malang'"):
        kept(TEXT, gold)


def test_our_annotations_are_sound() -> None:
    """Each hangs together: known types, ends that exist, places in order."""
    rows = [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 0
    for row in rows:
        known = {one["id"] for one in row["entities"]}
        assert all(one["mentions"] and one["type"] in TYPES for one in row["entities"]), row["id"]
        ends = [one[end] for one in row["relations"] for end in ("s", "o")] + [one["person"] for one in row["posts"]]
        ends += [one["org"] for one in row["posts"] if one["org"]] + [one["event"] for one in row["events"]]
        assert known.issuperset(ends), row["id"]
        places = [place for one in row["entities"] for place in one["mentions"]]
        places += [one["evidence"] for one in row["relations"]] + [one["text"] for one in row["quotes"]]
        assert all(0 <= start < end for start, end in places), row["id"]


def test_a_folder_of_gold_is_kept_by_command(tmp_path: Path) -> None:
    """`kg learn keep` writes what `kg learn rules --annotated` learns from."""
    folder = visits(tmp_path) / "train"
    file = tmp_path / "annotated.jsonl"
    result = CliRunner().invoke(kg, ["learn", "keep", str(folder), str(file)])
    assert result.exit_code == 0 and "6 articles" in result.output
    again = list(annotated(folder / "articles.jsonl", file))
    assert [one.gold for one in again] == [one.gold for one in examples(tmp_path)]
