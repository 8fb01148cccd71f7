"""Which engine reads, and how wide."""

import os
from dataclasses import dataclass
from typing import Final, Literal

Name = Literal["serial", "processes", "dask"]
ENGINES: Final[tuple[Name, ...]] = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine: `serial` reads in this process, `processes` in `jobs` others, `dask` on the cluster at `scheduler`."""

    engine: Name = "serial"
    jobs: int = 1
    scheduler: str | None = None


def chosen(engine: Name | None = None, jobs: int | None = None, scheduler: str | None = None) -> Choice:
    """Return the engine that a user means, who need not say all: 0 `jobs` are as many as there are cores.

    Raises ValueError for what does not go together.

    >>> chosen(jobs=2).engine, chosen(scheduler="tcp://10.0.0.5:8786").engine
    ('processes', 'dask')
    """
    if jobs == 0:
        jobs = cores()
    engine = engine or ("dask" if scheduler else "processes" if jobs and jobs > 1 else "serial")
    if (engine == "dask") != bool(scheduler):
        raise ValueError("--engine dask and --scheduler tcp://HOST:8786 belong together")
    if engine != "processes" and jobs and jobs > 1:
        raise ValueError(f"--jobs is for --engine processes; {engine} has no use for it")
    return Choice(engine, jobs or (cores() if engine == "processes" else 1), scheduler)


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
