"""`kg build --store` on a Dask cluster, killed again and again: what is resumed ends where an undisturbed run does."""

import itertools
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import Archive, faults
from tests.engine.dask import Cluster, cluster
from tests.engine.stock import jsonl

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("SIMPUL_KILLS", "2"))
ARTICLES = 60


def _started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "kg", *arguments, "-q"], cwd=folder, stderr=subprocess.PIPE)


def _finished(folder: Path, *arguments: str) -> None:
    run = _started(folder, *arguments)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said


def _exported(folder: Path, store: str) -> bytes:
    _finished(folder, "export", store, "--to", "nt", "-o", f"{store}.nt")
    return (folder / f"{store}.nt").read_bytes()


def _kill_a_worker(here: Cluster, chance: random.Random) -> None:
    """Kill one of the two that live, and let another come in its place."""
    chance.choice([worker for worker in here.workers if worker.poll() is None]).kill()
    here.add_worker()


def test_a_store_that_is_built_on_a_cluster_survives_kills_of_both(tmp_path: Path) -> None:
    """The command or one of its workers is killed at any moment: the store is whole, and the last run completes it."""
    chance = random.Random(20)
    jsonl(tmp_path / "berita.jsonl", ARTICLES)
    _finished(tmp_path, "build", "berita.jsonl", "--store", "sendiri")
    with cluster(tmp_path, 2) as here:
        on_cluster = ("build", "berita.jsonl", "--engine", "dask", "--scheduler", here.address, "--store")
        start = time.monotonic()
        _finished(tmp_path, *on_cluster, "tenang")
        longest = time.monotonic() - start
        assert _exported(tmp_path, "tenang") == _exported(tmp_path, "sendiri")
        Archive.make(tmp_path / "arsip")
        killed = 0
        for number in itertools.count():
            # A run may be over before it is killed: the first one took longest.
            if number >= KILLS and killed:
                break
            assert number < 10 * KILLS, "no run was killed"
            run = _started(tmp_path, *on_cluster, "arsip")
            time.sleep(chance.uniform(0.1, 0.6) * longest)
            if number % 2:
                _kill_a_worker(here, chance)
                _, said = run.communicate(timeout=120)
                assert run.returncode == 0, said
            else:
                run.kill()
                killed += run.wait() < 0
            with Archive(tmp_path / "arsip", writable=True) as archive:
                assert list(faults(archive)) == []
                there = [one.id for one in archive.articles()]
                archive.remove(chance.sample(there, len(there) // 2))
        _finished(tmp_path, *on_cluster, "arsip")
    assert _exported(tmp_path, "arsip") == _exported(tmp_path, "sendiri")
