"""examples/: one script and one notebook for each reader, all of them run."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.notebooks import EXAMPLES, executed, notebooks, read

READERS = ("data_scientist", "journalist", "librarian")


def test_each_reader_has_a_script_and_a_notebook() -> None:
    """The three of the README of examples/, and no other."""
    assert [path.stem for path in notebooks()] == list(READERS)
    assert sorted(path.stem for path in EXAMPLES.glob("*.py")) == list(READERS)


@pytest.mark.parametrize(
    ("reader", "shown"),
    [
        ("journalist", "Menurut Siti, [Yayasan Tunas Bangsa|s] [mendanai|cue] program [Sawah Lestari|o]."),
        ("librarian", "- Dewi Anggraini: Bupati Ngawi, "),
        ("data_scientist", "+ Dewi Anggraini menentang Sawah Lestari"),
    ],
)
def test_a_script_runs_from_any_folder_and_shows_what_it_promises(tmp_path: Path, reader: str, shown: str) -> None:
    """Nothing but the installed package and the articles beside it is needed."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / f"{reader}.py")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(EXAMPLES.parent)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_shows(path: Path) -> None:
    """Each cell is run; what it shows is what is stored (`python tests/notebooks.py` writes it anew)."""
    notebook = read(path)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    for cell, outputs in executed(notebook):
        assert cell["outputs"] == outputs, "".join(cell["source"])
