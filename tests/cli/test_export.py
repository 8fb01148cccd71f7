"""`kg export`: bad input ends in one line and the right exit code, and leaves nothing half-written."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.main import run
from kg.write.exporting import WRITERS
from kg.write.material import InFolder
from tests.write import world


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    stdout: str
    stderr: str


Kg = Callable[..., Done]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kg:
    """Return what runs the command in the test's folder; an error of ours would be raised, not told."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Done:
        code = run(list(arguments))
        sys.stdout.flush()
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture
def place(tmp_path: Path) -> Path:
    world.graph(world.ordinary(), tmp_path / "out")
    return tmp_path


def test_an_unknown_format_is_told_with_those_that_there_are(kg: Kg) -> None:
    """Wrong usage: 2."""
    done = kg("export", "--to", "docx")
    assert done.code == 2
    assert all(f"'{name}'" in done.stderr for name in WRITERS)


def test_a_format_that_makes_a_folder_wants_one(kg: Kg) -> None:
    """Standard output is no folder."""
    done = kg("export", "--to", "csv")
    assert (done.code, done.stdout) == (2, "")
    assert "-o FOLDER" in done.stderr


def test_one_file_goes_to_standard_output_or_to_its_place(kg: Kg, place: Path) -> None:
    """The same bytes."""
    done = kg("export", "--to", "nt")
    assert kg("export", "--to", "nt", "-o", "hasil/graf.nt").stderr == "wrote hasil/graf.nt\n"
    assert (place / "hasil" / "graf.nt").read_text(encoding="utf-8") == done.stdout
    assert kg("export", "--to", "nt", "-o", "-").stdout == done.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("@prefix a: <https://a.example/> .\na:b a:c .\n", "graf.ttl:2:"),
        ("<https://a.example/b> <https://a.example/c> 1 .\n", "is it a graph that kg build wrote?"),
        ("[] <https://a.example/c> 1 .\n", "a blank node"),
        ("", "is it a graph that kg build wrote?"),
        (None, "no such graph"),
    ],
)
def test_a_graph_that_is_not_ours_is_refused(content: str | None, told: str, kg: Kg, tmp_path: Path) -> None:
    """Bad input: 3, with the line where there is one; nothing is written."""
    if content is not None:
        (tmp_path / "graf.ttl").write_text(content)
    done = kg("export", "graf.ttl", "--to", "jsonld", "-o", "hasil.jsonld")
    assert done.code == 3
    assert told in done.stderr
    assert not (tmp_path / "hasil.jsonld").exists()


def test_a_folder_of_somebody_else_is_not_replaced(kg: Kg, place: Path) -> None:
    """The world outside refuses: 4."""
    (place / "kotak").mkdir()
    (place / "kotak" / "catatan.md").write_text("penting")
    done = kg("export", "--to", "obsidian", "-o", "kotak")
    assert done.code == 4
    assert "no export of ours" in done.stderr
    assert (place / "kotak" / "catatan.md").read_text() == "penting"


def test_help_lists_every_format(kg: Kg) -> None:
    """With what it is good for, and whether it makes a folder."""
    shown = kg("export", "--help").stdout
    for name, writer in WRITERS.items():
        line = next(line for line in shown.splitlines() if line.split()[:1] == [name])
        assert " ".join(writer.about.split()) in " ".join(shown.split())
        assert line.endswith("(folder)") == isinstance(writer, InFolder)


def test_texts_are_read_only_where_they_are_needed(kg: Kg, place: Path) -> None:
    """Broken texts beside the graph stop the annotations, with their line, and nothing else."""
    (place / "out" / "articles.jsonl").write_text("{\n")
    assert kg("export", "--to", "nt").code == 0
    done = kg("export", "--to", "webannotation", "-o", "catatan.json")
    assert done.code == 3
    assert "articles.jsonl:1" in done.stderr
    assert not (place / "catatan.json").exists()


@pytest.mark.parametrize("form", ["nt", "webannotation", "csv"])
def test_texts_that_are_not_there_are_a_mistake_for_every_format(form: str, kg: Kg, place: Path) -> None:
    """Bad input: 3, also where no text is needed; nothing is written."""
    done = kg("export", "--to", form, "--articles", "tidak-ada.jsonl", "-o", "hasil")
    assert done.code == 3
    assert "tidak-ada.jsonl: no such file" in done.stderr
    assert not (place / "hasil").exists()
