"""kill -9 at any moment: nothing lost, nothing doubled, nothing half-done."""

import multiprocessing
import os
import pickle
import random
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from kg.store import Archive, faults
from tests.store.world import READING, TEXTS, canonical, fresh, lines, made, read

KILLS = int(os.environ.get("SIMPUL_KILLS", "12"))
IDS = sorted(TEXTS)
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["kg.store", "tests.store.world"])
END = {one: 1 for one in IDS if one not in {"a2", "b7"}}


def _work(folder: Path, known: Path) -> None:
    """Bring a store from any state that a part of this work may have left to the end."""
    pairs = pickle.loads(known.read_bytes())
    with Archive(folder, writable=True) as archive:
        for one in IDS:
            archive.put([pairs[one, 0]], READING)
        archive.put([pairs[one, 1] for one in IDS], READING)
        archive.remove(["a2", "b7"])
        for one in ("a1", "a4"):
            archive.put([pairs[one, 2]], READING)
            archive.put([pairs[one, 1]], READING)


@pytest.mark.slow
def test_a_killed_edit_is_whole_or_not_done(tmp_path: Path) -> None:
    """After each kill the store opens and is the fresh build of the articles in it; after the last run, of all."""
    known = tmp_path / "read"
    known.write_bytes(pickle.dumps({(one, version): read(one, version) for one in IDS for version in range(3)}))
    folder = made(tmp_path / "s")
    chance = random.Random(1)
    started = time.monotonic()
    _started(folder, known).join()
    longest = time.monotonic() - started
    killed = 0
    for _ in range(KILLS):
        child = _started(folder, known)
        child.join(chance.random() * longest)
        child.kill()
        child.join()
        killed += child.exitcode == -signal.SIGKILL
        with Archive(folder, writable=True) as archive:
            assert list(faults(archive)) == []
            there = [read(one.id, TEXTS[one.id].index(one.text)) for one in archive.articles()]
            assert lines(archive) == canonical(fresh(there))
    assert killed
    _started(folder, known).join()
    with Archive(folder) as archive:
        assert lines(archive) == canonical(fresh(read(*one) for one in END.items()))


def _started(folder: Path, known: Path) -> BaseProcess:
    """Return a process at work. It is forked from one that has opened no store: what a store's threads hold is lost."""
    child = CONTEXT.Process(target=_work, args=(folder, known))
    child.start()
    return child
