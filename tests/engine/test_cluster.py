"""A real Dask scheduler with worker processes: the same result as one process gives, whatever happens to them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.engine import Choice, Engine
from kg.engine import cluster as of_dask
from kg.engine.remote import read_article
from kg.engine.setup import Setup
from kg.errors import OutsideError
from kg.pipeline import Found
from kg.records import Article
from kg.wire import pack
from tests.engine.dask import Cluster, cluster, free_port
from tests.engine.stock import DEADLY, articles, engine, jsonl, mixed, told

pytestmark = pytest.mark.slow


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Cluster]:
    """Return a cluster of two workers of its own for each test, which may do to it what it likes."""
    with cluster(tmp_path, 2) as here:
        yield here


def on(here: Cluster) -> Engine:
    return engine(Choice("dask", scheduler=here.address))


def test_a_cluster_finds_what_one_process_finds_in_the_same_order(two: Cluster) -> None:
    """Articles, articles without a sentence and errors of reading: the same bytes in the same places."""
    given = mixed(30)
    assert told(on(two).find_all(given)) == told(engine(Choice()).find_all(given))


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(two: Cluster) -> None:
    """One of two workers dies by kill -9 after the first result; what it held is read by the other."""
    given = articles(60)
    with closing(on(two).find_all(given)) as found:
        first = next(found)
        two.workers[0].kill()
        assert told([first, *found]) == told(engine(Choice()).find_all(given))
    assert two.workers[1].poll() is None


def test_an_article_that_kills_every_worker_is_left_out_and_named(two: Cluster) -> None:
    """It is handed in twice; the worker that is left reads the others."""
    two.add_worker()
    two.wait()
    given = articles(6)
    given.insert(2, Article("maut", DEADLY))
    found = list(on(two).find_all(given))
    assert str(found.pop(2)) == "maut: 2 workers ended while they held it; see whether memory ran out"
    assert [one.article.id for one in found if isinstance(one, Found)] == ["a0", "a1", "a2", "a3", "a4", "a5"]


def test_workers_that_come_later_go_on_where_all_were_lost(two: Cluster) -> None:
    """Both workers die, another is started: the run waits for it and loses nothing."""
    given = articles(40)
    with closing(on(two).find_all(given)) as found:
        first = next(found)
        for worker in two.workers:
            worker.kill()
        two.add_worker()
        assert told([first, *found]) == told(engine(Choice()).find_all(given))


def test_the_command_writes_the_same_bytes_while_a_worker_is_killed(two: Cluster, tmp_path: Path) -> None:
    """`kg extract --engine dask` and `kg extract` print the same, the unreadable line told of by both."""
    jsonl(tmp_path / "berita.jsonl", 60)
    command = [sys.executable, "-m", "kg", "extract", "-q", "berita.jsonl"]
    alone = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=300)
    run = subprocess.Popen(
        [*command, "--engine", "dask", "--scheduler", two.address],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # what readline had read ahead would be lost for communicate
    )
    assert run.stdout
    first = run.stdout.readline()
    two.workers[1].kill()
    rest, said = run.communicate(timeout=300)
    assert (run.returncode, first + rest, said) == (0, alone.stdout, alone.stderr)


def test_a_scheduler_that_is_lost_ends_the_run_and_says_so(two: Cluster) -> None:
    """Without its scheduler a cluster is none."""
    with closing(on(two).find_all(articles(60))) as found:
        next(found)
        two.scheduler.kill()
        with pytest.raises(OutsideError, match=f"{two.address}: the connection to the scheduler was lost"):
            list(found)


def test_a_scheduler_that_does_not_answer_ends_with_4(tmp_path: Path) -> None:
    """One line names the address; nothing is written."""
    (tmp_path / "berita.txt").write_text("Rina Kartika tiba di Malang.", encoding="utf-8")
    address = f"tcp://127.0.0.1:{free_port()}"
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", "berita.txt", "--scheduler", address],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 4
    assert done.stderr.startswith(f"kg: {address}: no Dask scheduler answers")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["bukan alamat", "tcp://tiada.invalid:8786", "http://127.0.0.1:1", "tcp://x:y"])
def test_an_address_that_is_none_ends_with_4(address: str) -> None:
    """Whatever is wrong with an address is told of as one thing."""
    with pytest.raises(OutsideError, match="no Dask scheduler answers"):
        list(engine(Choice("dask", scheduler=address)).find_all(articles(1)))


def test_a_cluster_without_a_worker_is_given_up_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says how to start a worker."""
    monkeypatch.setattr(of_dask, "PATIENCE", 1)
    with cluster(tmp_path, 0) as here, pytest.raises(OutsideError, match="dask worker"):
        list(on(here).find_all(articles(1)))


def test_a_worker_of_another_version_is_refused() -> None:
    """Two versions might read one article in two ways."""
    with pytest.raises(OutsideError, match="install the same on all"):
        read_article(pack(Article("a1", "Rina tiba.")), pack(Setup(version="0.0.0")))
