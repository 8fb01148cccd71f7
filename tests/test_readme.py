"""The README is true: its commands run, print what it shows, and every command of ours is in it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, kg

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


def sessions() -> list[tuple[str, str]]:
    """Return (command, what it prints) for every `$ kg …` line inside a console block, in the order of the README."""
    pairs = []
    for block in SESSION.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            pairs.append((command, printed))
    return pairs


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed article, as a reader of the README has it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def test_the_readme_shows_at_least_a_dozen_commands() -> None:
    """A README that lost its examples would pass every other test here."""
    assert len([command for command, _ in sessions() if command.startswith("kg ")]) >= 12


def test_every_command_of_the_readme_prints_what_it_shows(workplace: Path) -> None:
    """Each `$ kg …` line is run in order; a line `…` in the shown output stands for any lines."""
    program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kg "$@"\n'
    (workplace / "bin").mkdir()
    (workplace / "bin" / "kg").write_text(program)
    (workplace / "bin" / "kg").chmod(0o755)
    environment = {**os.environ, "PATH": f"{workplace / 'bin'}:{os.environ['PATH']}", "COLUMNS": "100"}
    for command, shown in sessions():
        if not command.startswith("kg "):
            continue
        done = subprocess.run(
            command,
            shell=True,
            cwd=workplace,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        printed = done.stdout + done.stderr
        pattern = "".join(".*" if line.strip() == "…" else re.escape(line + "\n") for line in shown.splitlines())
        assert re.fullmatch(pattern, printed, re.DOTALL), f"$ {command}\n--- README\n{shown}\n--- printed\n{printed}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    """A command that nobody can find does not exist."""
    assert f"kg {name}" in README
    shown = CliRunner().invoke(kg, [name, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 3
