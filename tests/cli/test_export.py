"""`kg export`: bad input ends in one line and the right exit code, and leaves nothing half-written."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.write.exporting import WRITERS
from kg.write.material import InFolder
from tests.write import world


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def place(tmp_path: Path) -> Path:
    world.graph(world.ordinary(), tmp_path / "out")
    return tmp_path


def test_an_unknown_format_is_told_with_those_that_there_are(place: Path) -> None:
    """Wrong usage: 2."""
    done = kg("export", "--to", "docx", cwd=place)
    assert done.returncode == 2
    assert all(f"'{name}'" in done.stderr for name in WRITERS)


def test_a_format_that_makes_a_folder_wants_one(place: Path) -> None:
    """Standard output is no folder."""
    done = kg("export", "--to", "csv", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "-o FOLDER" in done.stderr


def test_one_file_goes_to_standard_output_or_to_its_place(place: Path) -> None:
    """The same bytes."""
    done = kg("export", "--to", "nt", cwd=place)
    assert kg("export", "--to", "nt", "-o", "hasil/graf.nt", cwd=place).stderr == "wrote hasil/graf.nt\n"
    assert (place / "hasil" / "graf.nt").read_text(encoding="utf-8") == done.stdout
    assert kg("export", "--to", "nt", "-o", "-", cwd=place).stdout == done.stdout


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
def test_a_graph_that_is_not_ours_is_refused(content: str | None, told: str, tmp_path: Path) -> None:
    """Bad input: 3, with the line where there is one; nothing is written."""
    if content is not None:
        (tmp_path / "graf.ttl").write_text(content)
    done = kg("export", "graf.ttl", "--to", "jsonld", "-o", "hasil.jsonld", cwd=tmp_path)
    assert done.returncode == 3
    assert told in done.stderr
    assert not (tmp_path / "hasil.jsonld").exists()


def test_a_folder_of_somebody_else_is_not_replaced(place: Path) -> None:
    """The world outside refuses: 4."""
    (place / "kotak").mkdir()
    (place / "kotak" / "catatan.md").write_text("penting")
    done = kg("export", "--to", "obsidian", "-o", "kotak", cwd=place)
    assert done.returncode == 4
    assert "no export of ours" in done.stderr
    assert (place / "kotak" / "catatan.md").read_text() == "penting"


def test_help_lists_every_format(place: Path) -> None:
    """With what it is good for, and whether it makes a folder."""
    shown = kg("export", "--help", cwd=place).stdout
    for name, writer in WRITERS.items():
        line = next(line for line in shown.splitlines() if line.split()[:1] == [name])
        assert " ".join(writer.about.split()) in " ".join(shown.split())
        assert line.endswith("(folder)") == isinstance(writer, InFolder)
