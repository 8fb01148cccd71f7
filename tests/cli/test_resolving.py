"""`kg resolve`: why two names are one, and decisions that the next build obeys."""

import json
from pathlib import Path

import pytest

from kg.cli.main import run

BUPATI = "Bupati Sleman Agus Setiawan meresmikan Pasar Godean. Agus Setiawan mengatakan pasar itu ramai."
PENGUSAHA = "Pengusaha kayu Agus Setiawan tiba di Jepara. Agus Setiawan membeli jati."
KPK = "Komisi Pemberantasan Korupsi (KPK) memeriksa saksi di Semarang."
PELATIHAN = "Kementerian Pertanian mendanai program pelatihan petani."
PENYIDIK = "Penyidik KPK tiba di Semarang. KPK menyita dokumen."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with seven articles and their graph, in which the program runs."""
    rows = {
        "a1": BUPATI,
        "a2": BUPATI.replace("ramai", "bersih"),
        "a3": PENGUSAHA,
        "a4": KPK,
        "a5": PENYIDIK,
        "a6": PELATIHAN,
        "a7": PELATIHAN,
    }
    lines = (json.dumps({"id": article, "text": text}) + "\n" for article, text in rows.items())
    (tmp_path / "berita.jsonl").write_text("".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build()
    return tmp_path


def build() -> None:
    assert run(["build", "berita.jsonl", "-q"]) == 0


def people() -> dict[str, str]:
    """Return article → the id of its person."""
    rows = (json.loads(line) for line in Path("out/ledger.jsonl").read_text(encoding="utf-8").splitlines())
    return {member["article"]: row["id"] for row in rows if row["type"] == "Person" for member in row["members"]}


def test_why_two_are_one_is_told_feature_by_feature(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The post that ties the two is a line with its score and a sentence."""
    assert run(["resolve", "explain", "Agus Setiawan@a1", "Agus Setiawan@a2"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("one entity: person/agus-setiawan-")
    assert 'post: both are "bupati" of "kabupaten sleman"' in told


def test_why_two_are_two_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What speaks for and against, and the sum that is too small."""
    assert run(["resolve", "explain", "Agus Setiawan@a1", "Agus Setiawan@a3"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("two entities: person/agus-setiawan-")
    assert "of the 1.3 that they need" in told


def test_a_short_form_and_the_full_name_are_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names of organisations may be parts of names, in any case."""
    assert run(["resolve", "explain", "kpk", "komisi pemberantasan"]) == 0
    assert capsys.readouterr().out.startswith("one entity: government-body/komisi-pemberantasan-korupsi")


def test_a_merge_is_obeyed_by_the_next_build(place: Path) -> None:
    """Who were two are one; the table holds the reason."""
    before = people()
    assert before["a1"] != before["a3"]
    assert run(["resolve", "merge", "Agus Setiawan@a1", "Agus Setiawan@a3", "--reason", "berdagang kayu"]) == 0
    build()
    after = people()
    assert after["a1"] == after["a3"]
    assert "berdagang kayu" in (place / "decisions.tsv").read_text(encoding="utf-8")


def test_a_split_is_obeyed_by_the_next_build(place: Path) -> None:
    """Who were one are two."""
    assert people()["a1"] == people()["a2"]
    assert run(["resolve", "split", "Agus Setiawan@a1", "Agus Setiawan@a2"]) == 0
    build()
    assert people()["a1"] != people()["a2"]


def test_short_and_full_name_can_be_split(place: Path) -> None:
    """A name that was led to another gets an entity of its own."""
    assert run(["resolve", "split", "KPK@a5", "KPK@a4", "--author", "Dewi"]) == 0
    build()
    rows = (json.loads(line) for line in Path("out/ledger.jsonl").read_text(encoding="utf-8").splitlines())
    bodies = [row["id"] for row in rows if "KPK" in (row["name"], *row["aliases"])]
    assert len(bodies) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "Rina", "KPK"], "nothing is called 'Rina'"),
        (["explain", "Agus Setiawan", "KPK"], "may be any of 2"),
        (["merge", "KPK", "Komisi Pemberantasan Korupsi"], "one entity already"),
        (["merge", "Agus Setiawan@a1", "KPK"], "of two types"),
        (["merge", "program pelatihan petani@a6", "program pelatihan petani@a7"], "has no name of its own"),
        (["split", "Agus Setiawan@a1", "agus setiawan@a1"], "mean the same mention"),
    ],
)
def test_what_cannot_be_meant_is_an_error(
    place: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit code 3, and no table is written."""
    assert run(["resolve", *arguments]) == 3
    assert told in capsys.readouterr().err
    assert not (place / "decisions.tsv").exists()


def test_two_of_one_unique_name_are_merged_by_article(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their ids alone they would be one name on both sides: a row that no later build could read."""
    assert run(["resolve", "split", "Kementerian Pertanian@a6", "Kementerian Pertanian@a7"]) == 0
    build()
    Path("decisions.tsv").unlink()
    rows = (json.loads(line) for line in Path("out/ledger.jsonl").read_text(encoding="utf-8").splitlines())
    ids = [row["id"] for row in rows if row["name"] == "Kementerian Pertanian"]
    assert len(ids) == 2
    assert run(["resolve", "merge", *ids]) == 3
    assert "say which with NAME@ARTICLE; nothing was decided" in capsys.readouterr().err
    assert not Path("decisions.tsv").exists()


def test_a_contradiction_is_an_error_and_changes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who was merged is not split as well: the first decision stays alone in the table."""
    sides = ["Agus Setiawan@a1", "Agus Setiawan@a3"]
    assert run(["resolve", "merge", *sides]) == 0
    kept = (place / "decisions.tsv").read_bytes()
    assert run(["resolve", "split", *sides]) == 3
    assert "to merge and to split" in capsys.readouterr().err
    assert (place / "decisions.tsv").read_bytes() == kept


def test_without_a_ledger_it_says_what_makes_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph of another program has none."""
    Path("out/ledger.jsonl").unlink()
    assert run(["resolve", "explain", "KPK", "Agus"]) == 3
    assert "`kg build` writes one" in capsys.readouterr().err


def test_findings_of_a_file_make_the_same_graph(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading here and resolving there gives the same entities as both at once."""
    assert run(["extract", "berita.jsonl", "-q"]) == 0
    Path("temuan.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    before = people()
    assert run(["build", "berita.jsonl", "--findings", "temuan.jsonl", "-q"]) == 0
    assert people() == before
