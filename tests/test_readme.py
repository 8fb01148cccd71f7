"""The README is true: its commands run, print what it shows, and every command of ours is in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, kg
from tests.readme_sessions import README, run, sessions, workplace

TEXT = README.read_text(encoding="utf-8")


def test_the_readme_shows_at_least_a_dozen_commands() -> None:
    """A README that lost its examples would pass every other test here."""
    assert len(list(sessions(TEXT))) >= 12


@pytest.mark.slow
def test_every_command_of_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    """Each command is run in order, in a folder that holds nothing but the seed article."""
    environment = workplace(tmp_path)
    for session in sessions(TEXT):
        printed = run(session, tmp_path, environment)
        told = f"$ {session.command}\n--- README\n{session.shown}\n--- printed\n{printed}"
        assert session.pattern().fullmatch(printed), told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    """A command that nobody can find does not exist."""
    assert f"kg {name}" in TEXT
    shown = CliRunner().invoke(kg, [name, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 3
