"""Worker processes: the same result as one process gives, whatever happens to them, and none left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kg.engine import Choice, Engine
from kg.engine.order import in_order
from kg.engine.processes import Processes
from kg.engine.setup import Setup
from kg.engine.work import WorkerError
from kg.errors import InputError, KnowledgeError, OutsideError
from kg.pipeline import Found
from kg.records import Article
from tests.engine.stock import (
    DEADLY,
    alive,
    articles,
    engine,
    jsonl,
    mixed,
    serve_never,
    serve_until_deadly,
    serve_with_a_bug,
    told,
)

pytestmark = pytest.mark.slow
ONTOLOGY = """
@prefix my: <https://contoh.id/ontologi#> .
@prefix sim: <https://w3id.org/simpul/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:trains a owl:ObjectProperty ; rdfs:subPropertyOf sim:related ;
    rdfs:label "melatih"@id , "trains"@en ; rdfs:domain sim:Agent ; rdfs:range sim:Group .
"""
PATTERNS = """
[[pattern]]
name = "latih"
relation = "trains"
match = "{s:Agent} <latih> {o:Group}"
examples = ["[Dinas Kelautan|s:GovernmentBody] melatih [nelayan muda|o:Group]."]
refuses = ["[Dinas Kelautan|s:GovernmentBody] tidak melatih [nelayan muda|o:Group]."]
"""
COMMAND = [sys.executable, "-m", "kg", "extract", "berita.jsonl", "--jobs", "2"]


def workers() -> list[int]:
    """Return the processes that this one has started and that run."""
    return [process.pid for process in multiprocessing.active_children() if process.pid]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_processes_find_what_one_process_finds_in_the_same_order(jobs: int) -> None:
    """Articles, articles without a sentence and errors of reading: the same bytes in the same places."""
    given = mixed(12)
    wanted = told(engine(Choice()).find_all(given))
    assert told(engine(Choice("processes", jobs)).find_all(given)) == wanted
    assert workers() == []


def test_the_model_finds_in_a_worker_what_it_finds_here() -> None:
    """A worker runs it by one thread, this process by as many as there are cores: the same scores to the last bit."""
    given = articles(2)
    here, elsewhere = (
        told(Engine.prepared(None, None, model=True, choice=choice).find_all(given))
        for choice in (Choice(), Choice("processes", 1))
    )
    assert here == elsewhere


def test_a_worker_that_is_killed_is_replaced_and_loses_nothing() -> None:
    """Both workers are killed while they read; the result is the same."""
    given = articles(40)
    wanted = told(engine(Choice()).find_all(given))
    with closing(engine(Choice("processes", 2)).find_all(given)) as found:
        first = next(found)
        for pid in workers():
            os.kill(pid, signal.SIGKILL)
        assert told([first, *found]) == wanted


def test_an_article_that_kills_two_workers_is_left_out_and_named() -> None:
    """The others are read; the message says what happened and what to look for."""
    given = articles(6)
    given.insert(2, Article("maut", DEADLY))
    with Processes(Setup(), 2, serve_until_deadly) as crew:
        found = list(in_order(given, crew))
    skipped = [one for one in found if isinstance(one, InputError)]
    assert found.index(skipped[0]) == 2
    assert [str(one) for one in skipped] == [
        "maut: 2 worker processes ended while they read it; see whether memory ran out"
    ]


def test_few_articles_start_few_workers() -> None:
    """One article needs one worker, whatever --jobs says."""
    with closing(engine(Choice("processes", 8)).find_all(articles(1))) as found:
        next(found)
        assert len(workers()) == 1


def test_a_generator_that_is_closed_leaves_no_process() -> None:
    """Who stops in the middle stops the workers."""
    found = engine(Choice("processes", 2)).find_all(articles(40))
    next(found)
    assert workers()
    found.close()
    assert workers() == []


def test_a_bug_in_a_worker_is_told_with_its_traceback() -> None:
    """What nobody foresaw ends the run, as it does in one process."""
    with Processes(Setup(), 1, serve_with_a_bug) as crew, pytest.raises(WorkerError, match=r"a0.*\n[\s\S]*KeyError"):
        list(in_order(articles(1), crew))


def test_a_data_file_that_is_broken_for_the_worker_stops_the_run() -> None:
    """Knowledge that cannot be loaded is told as what it is, not as a worker that ended."""
    with Processes(Setup(ontology=b"<a> <b> ."), 1) as crew, pytest.raises(KnowledgeError, match="Turtle"):
        list(in_order(articles(1), crew))


def test_workers_that_never_start_end_the_run() -> None:
    """A machine that kills every worker is not asked for ever."""
    with Processes(Setup(), 2, serve_never) as crew, pytest.raises(OutsideError, match="fewer --jobs"):
        list(in_order(articles(3), crew))


def test_the_own_files_of_a_user_reach_the_workers(tmp_path: Path) -> None:
    """A relation and a pattern of his own are known to the workers, although the files are gone when they start."""
    ontology, patterns = tmp_path / "punya.ttl", tmp_path / "punya.toml"
    ontology.write_text(ONTOLOGY, encoding="utf-8")
    patterns.write_text(PATTERNS, encoding="utf-8")
    reader = Engine.prepared(ontology, patterns, model=False, choice=Choice("processes", 1))
    ontology.unlink()
    patterns.unlink()
    (found,) = reader.find_all(
        [Article("a1", "Ambon (ANTARA) - Dinas Kelautan Maluku melatih nelayan muda di Ambon, Senin.")]
    )
    assert isinstance(found, Found)
    assert "trains" in {relation.predicate for relation in found.findings.relations}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_when_the_command_is_stopped_its_workers_end(tmp_path: Path, number: int, code: int) -> None:
    """Ctrl-C reaches every process of the terminal, kill -9 the command alone: either way nothing goes on running."""
    jsonl(tmp_path / "berita.jsonl", 3000)
    run = subprocess.Popen(
        COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert run.stdout and run.stderr
    run.stdout.readline()
    assert len(list(alive(run.pid))) >= 3
    if number == signal.SIGINT:
        os.killpg(run.pid, number)
    else:
        run.send_signal(number)
    run.stdout.close()
    said = run.stderr.read().decode()
    assert run.wait() == code
    assert said.strip() == ("kg: stopped; nothing was half-written" if code == 130 else "")
    while list(alive(run.pid)):  # a test that hangs here has found an orphan
        time.sleep(0.1)
