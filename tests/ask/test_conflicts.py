"""kg conflicts: claims that cannot both hold; a succession, a change of mind and a plain difference are none."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.ask.case import Case, open_case
from kg.ask.conflicts import Conflict, conflicts
from kg.ask.seats import seat
from kg.cli.main import kg, run
from kg.records import Article
from kg.schema import load
from tests.ask.built import build

STORIES: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "denied": [
        ("a", "2023-01-05", "PT Mina Jaya Abadi tidak mendanai program Sawah Lestari."),
        ("b", "2024-01-05", "Dewi Anggraini mengatakan PT Mina Jaya Abadi mendanai program Sawah Lestari."),
    ],
    "rivals": [
        ("a", "2023-01-05", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari."),
        ("b", "2023-01-05", "Bupati Sleman Rahmat Hidayat mendukung program Sawah Lestari."),
    ],
    "succession by date": [
        ("a", "2023-01-05", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari."),
        ("b", "2024-01-05", "Bupati Sleman Rahmat Hidayat mendukung program Sawah Lestari."),
    ],
    "succession by flag": [
        ("a", "2023-01-05", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari."),
        ("b", "2023-01-05", "Mantan Bupati Sleman Rahmat Hidayat mendukung program Sawah Lestari."),
    ],
    "one person": [
        ("a", "2023-01-05", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari."),
        ("b", "2023-01-05", "Bupati Sleman Hendra mendukung program Sawah Lestari."),
    ],
    "both ways": [
        ("a", "2023-01-05", "Persela Lamongan mengalahkan PSIM Yogyakarta 2-1."),
        ("b", "2023-01-05", "PSIM Yogyakarta mengalahkan Persela Lamongan 2-1."),
    ],
    "return match": [
        ("a", "2023-01-05", "Persela Lamongan mengalahkan PSIM Yogyakarta 2-1."),
        ("b", "2023-06-05", "PSIM Yogyakarta mengalahkan Persela Lamongan 2-1."),
    ],
    "excluded": [
        ("a", "2023-01-05", "Kementerian Pertanian mendukung program Sawah Lestari."),
        ("b", "2023-01-05", "Kementerian Pertanian menolak program Sawah Lestari."),
    ],
    "change of mind": [
        ("a", "2023-01-05", "Kementerian Pertanian mendukung program Sawah Lestari."),
        ("b", "2024-01-05", "Kementerian Pertanian menolak program Sawah Lestari."),
    ],
    "two minds": [
        ("a", "2023-01-05", "Kementerian Pertanian mendukung program Sawah Lestari."),
        ("b", "2023-01-05", "Universitas Brawijaya menolak program Sawah Lestari."),
    ],
}
"""(article, date, text) of small stories of our own."""


def told(story: str, folder: Path) -> tuple[Case, tuple[Conflict, ...]]:
    """Build a story; return it and its conflicts."""
    articles = [
        Article(name, text, outlet="Warta Contoh", published=date.fromisoformat(day))
        for name, day, text in STORIES[story]
    ]
    case = open_case(build(articles, folder))
    return case, conflicts(case.record, case.schema)


@pytest.mark.parametrize(
    ("story", "kind"),
    [("denied", "contradiction"), ("rivals", "one-seat"), ("both ways", "one-way"), ("excluded", "excluded")],
)
def test_claims_that_cannot_both_hold_are_found_once(tmp_path: Path, story: str, kind: str) -> None:
    """One conflict each, both sides with their words."""
    case, (found,) = told(story, tmp_path)
    assert found.kind == kind
    showcase = case.showcase()
    assert {showcase.shown(side)[0].source.id for side in (found.one, found.other)} == {"a", "b"}


@pytest.mark.parametrize(
    "story",
    ["succession by date", "succession by flag", "one person", "return match", "change of mind", "two minds"],
)
def test_what_can_both_hold_is_no_conflict(tmp_path: Path, story: str) -> None:
    """What changed, what is another's, and what may be one person under two names."""
    case, found = told(story, tmp_path)
    assert case.record.claims
    assert not found


@pytest.mark.parametrize(
    ("title", "other", "body", "one"),
    [
        ("Bupati Sleman", "Bupati", "Kabupaten Sleman", True),
        ("Direktur Utama", "direktur utama PT Mina Jaya", "PT Mina Jaya", True),
        ("Menteri Pertanian", "Menteri Perdagangan", "Indonesia", False),
        ("Kepala Bagian Umum", "Kepala Bagian Humas", "Polda Maluku", False),
    ],
)
def test_titles_tell_whether_they_are_one_seat(title: str, other: str, body: str, one: bool) -> None:
    """The body's own name adds nothing to a title; a field of work does."""
    assert (seat(title, (body,)) == seat(other, (body,))) is one


@pytest.mark.parametrize("title", ["Anggota", "Direktur", "Bupati terpilih", "Wakil Ketua", "Calon Gubernur", ""])
def test_what_many_may_be_is_no_seat(title: str) -> None:
    """Members, directors, and those who are not yet in office."""
    assert seat(title, ("Sleman",)) is None


def test_the_ontology_says_which_relations_exclude_each_other_from_both_sides() -> None:
    """`sim:excludes` is written once and read both ways; a user's own ontology may use it too."""
    relations = load().relations
    assert relations["supports"].excludes == {"opposes"}
    assert relations["opposes"].excludes == {"supports"}
    assert relations["partOf"].one_way
    assert not relations["supports"].one_way


def test_json_has_both_sides_with_speaker_article_and_words(tmp_path: Path) -> None:
    """The exit code says that there is a conflict."""
    told("denied", tmp_path)
    shown = CliRunner().invoke(
        kg, ["conflicts", str(tmp_path / "graph.ttl"), "--format", "json"], standalone_mode=False
    )
    (row,) = json.loads(shown.stdout)
    assert shown.return_value == 1
    assert {side["according_to"] for side in row["sides"]} == {None, "Dewi Anggraini"}
    assert {side["evidence"][0]["article"] for side in row["sides"]} == {"a", "b"}


def test_a_graph_without_conflicts_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says so on stderr."""
    told("two minds", tmp_path)
    assert run(["conflicts", str(tmp_path / "graph.ttl")]) == 0
    printed = capsys.readouterr()
    assert not printed.out
    assert "no conflicts" in printed.err
