"""Which engine a user means, who need not say all."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import kg
from kg.engine import Choice, chosen
from kg.engine.choice import Name, cores

SAID: list[tuple[Name | None, int | None, str | None, Choice]] = [
    (None, None, None, Choice("serial", 1)),
    (None, 1, None, Choice("serial", 1)),
    (None, 3, None, Choice("processes", 3)),
    ("processes", None, None, Choice("processes", cores())),
    ("processes", 1, None, Choice("processes", 1)),
    ("serial", 1, None, Choice("serial", 1)),
    (None, None, "tcp://10.0.0.5:8786", Choice("dask", 1, "tcp://10.0.0.5:8786")),
    ("dask", None, "tcp://10.0.0.5:8786", Choice("dask", 1, "tcp://10.0.0.5:8786")),
]


@pytest.mark.parametrize(("engine", "jobs", "scheduler", "wanted"), SAID)
def test_what_is_said_implies_what_is_not(
    engine: Name | None, jobs: int | None, scheduler: str | None, wanted: Choice
) -> None:
    """More than one job is processes, a scheduler is Dask, nothing is this process."""
    assert chosen(engine, jobs, scheduler) == wanted


def test_no_number_of_jobs_means_all_cores() -> None:
    """On a machine with one core that is this process alone."""
    assert chosen(jobs=0).jobs == cores()


@pytest.mark.parametrize(
    "options",
    [
        ["--engine", "dask"],
        ["--engine", "processes", "--scheduler", "tcp://10.0.0.5:8786"],
        ["--engine", "serial", "--jobs", "2"],
        ["--scheduler", "tcp://10.0.0.5:8786", "--jobs", "2"],
        ["--jobs", "-1"],
        ["--engine", "spark"],
    ],
)
@pytest.mark.parametrize("command", ["build", "extract"])
def test_what_does_not_go_together_is_wrong_usage(command: str, options: list[str], tmp_path: Path) -> None:
    """Told before anything is read, with exit code 2."""
    (tmp_path / "berita.txt").write_text("Rina tiba di Malang.", encoding="utf-8")
    done = CliRunner().invoke(kg, [command, str(tmp_path / "berita.txt"), *options])
    assert done.exit_code == 2
    assert "Error" in done.output
