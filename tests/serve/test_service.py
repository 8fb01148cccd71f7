"""The service as its operator sees it: start, log, numbers, updates, end."""

import csv
import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.serve import source_of
from kg.serve.shelf import FOLDER as ASSETS
from kg.store import Archive
from tests.serve.running import CLIENT, ROOT, Service, running
from tests.store.world import READING, made, read
from tests.view import story

TOKEN = "rahasia-sekali"
ARTICLES = "SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
THERE = "ASK { <http://contoh.id/a> <http://contoh.id/b> 1 }"
INSERT = "INSERT DATA { <http://contoh.id/a> <http://contoh.id/b> 1 }"


def kg(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_it_cleanly(small: Path, tmp_path: Path, number: int, code: int) -> None:
    """SIGTERM is 0, Ctrl-C 130; a running query does not hold it up, and no process is left."""
    graph = tmp_path / "graph.ttl"
    graph.write_bytes((small / "graph.ttl").read_bytes())
    with running(graph, tmp_path / "log.txt") as service, ThreadPoolExecutor(1) as client:
        waiting = client.submit(service.get, query=PRODUCT)
        time.sleep(0.5)
        began = time.perf_counter()
        service.process.send_signal(number)
        assert service.process.wait(timeout=15) == code
        assert time.perf_counter() - began < 8
        assert waiting.result().status_code == 503
    assert "Traceback" not in service.log.read_text()
    alive = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(graph) not in alive


def test_a_port_that_is_taken_is_told_in_one_line(small: Path) -> None:
    """Exit code 4, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = kg("serve", str(small / "graph.ttl"), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 4
    assert "choose another with --port" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(("content", "code", "words"), [(None, 3, "no such graph"), ("bukan turtle", 3, "not Turtle")])
def test_a_graph_that_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, content: str | None, code: int, words: str
) -> None:
    """Nothing is served, and the exit code is 3."""
    if content:
        (tmp_path / "graph.ttl").write_text(content)
    done = kg("serve", str(tmp_path / "graph.ttl"), "--port", "0")
    assert done.returncode == code
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_no_store_is_told_in_one_line(tmp_path: Path) -> None:
    """The engine's reason stands in the line."""
    done = kg("serve", str(tmp_path), "--port", "0")
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)


def test_writing_needs_a_token_to_begin_with(small: Path) -> None:
    """--writable without a token is wrong usage."""
    done = kg("serve", str(small / "graph.ttl"), "--writable", KG_TOKEN="")
    assert done.returncode == 2
    assert "KG_TOKEN" in done.stderr


def test_it_listens_on_the_loopback_unless_told_otherwise(service: Service) -> None:
    """Nobody else can reach it by mistake."""
    assert service.address.startswith("http://127.0.0.1:")


def test_the_log_has_one_line_of_json_for_each_request(service: Service) -> None:
    """Path, status, time and size; never a token."""
    CLIENT.get(f"{service.address}/nirwana?a=%0A%22", headers={"authorization": f"Bearer {TOKEN}"})
    time.sleep(0.2)
    log = service.log.read_text()
    lines = [json.loads(line) for line in log.splitlines()[1:]]
    found = next(line for line in lines if line["path"] == "/nirwana")
    assert (found["status"], found["method"], found["client"]) == (404, "GET", "127.0.0.1")
    assert found["bytes"] > 0
    assert found["ms"] >= 0
    assert TOKEN not in log


def test_the_numbers_are_what_prometheus_reads(service: Service) -> None:
    """Requests by endpoint and status, seconds, workers."""
    service.get(query="ASK {}")
    numbers = service.get("/metrics")
    assert numbers.headers["content-type"].startswith("text/plain; version=")
    for part in ('kg_requests_total{endpoint="sparql",status="200"}', "kg_seconds_bucket", 'kg_workers{state="idle"}'):
        assert part in numbers.text
    assert service.get("/health").json() == {"status": "ok"}


def put(service: Service, update: str, token: str = TOKEN) -> int:
    headers = {"authorization": f"Bearer {token}", "content-type": "application/sparql-update"}
    response = CLIENT.post(service.sparql, content=update, headers=headers)
    return response.status_code


@pytest.fixture(params=["file", "store"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a graph that a test may change: a file, and a store."""
    file, texts = story.write(story.small(), tmp_path / "made")
    if request.param == "file":
        return file
    store = tmp_path / "store"
    store.mkdir()
    opened = Store(str(store / "graph"))
    opened.bulk_load(path=str(file), format=RdfFormat.TURTLE)
    opened.flush()
    texts.rename(store / texts.name)
    return store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that a test may change: a store changes by its articles and not over HTTP."""
    return story.write(story.small(), tmp_path / "made")[0]


def test_a_store_is_not_written_over_http(tmp_path: Path) -> None:
    """--writable on a folder is wrong usage, and says how a store changes."""
    done = kg("serve", str(tmp_path), "--writable", "--token", TOKEN, KG_TOKEN="")
    assert done.returncode == 2
    assert b"kg store add" in done.stderr if isinstance(done.stderr, bytes) else "kg store add" in done.stderr


def test_what_another_process_does_to_a_store_is_served(tmp_path: Path) -> None:
    """Articles come and go while it runs: the answers follow within seconds, by new workers, with another ETag."""
    store = made(tmp_path / "arsip")
    with Archive(store, writable=True) as archive:
        archive.put([read("a1", 0)], READING)
    with running(store, tmp_path / "log.txt") as service:
        before = service.get(query=ARTICLES)
        assert before.json()["results"]["bindings"][0]["n"]["value"] == "1"
        with Archive(store, writable=True) as archive:
            archive.put([read("a2", 0)], READING)
        _until(service, "2")
        assert service.get(query=ARTICLES).headers["etag"] != before.headers["etag"]
        assert service.get("/article/a2").status_code == 200
        with Archive(store, writable=True) as archive:
            archive.remove(["a1"])
        _until(service, "1")
        assert service.get("/article/a1").status_code == 404
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def _until(service: Service, count: str) -> None:
    for _ in range(100):
        if service.get(query=ARTICLES).json()["results"]["bindings"][0]["n"]["value"] == count:
            return
        time.sleep(0.2)
    raise AssertionError("the service does not follow")


def test_the_questions_of_the_editor_say_what_to_put_in(small: Path, tmp_path: Path) -> None:
    """Where a name belongs, its line tells how to ask for one, and a question with such a line finds what it should."""
    with running(small / "graph.ttl", tmp_path / "log.txt") as service:
        given = {one["name"]: one["sparql"] for one in service.get("/assets/questions.json").json()["questions"]}
        asked = given["names-of"]
        hint = re.search(r"UNDEF \}  ?# <IRI>; .*: (\?name .* \.)$", asked, re.MULTILINE)
        assert hint
        name = service.get(query="SELECT ?l { ?x skos:prefLabel ?l } ORDER BY ?l LIMIT 1").json()
        label = name["results"]["bindings"][0]["l"]["value"]
        narrowed = asked.replace(
            "  ?name skos:prefLabel ?entity", f"  {hint[1].replace('nama', label)}\n  ?name skos:prefLabel ?entity"
        )
        found = service.get(query=narrowed).json()["results"]["bindings"]
        assert {row["entity"]["value"] for row in found} == {label}
        assert all("# <IRI>" in text for text in given.values() if "UNDEF" in text)


def test_who_has_the_token_may_write(file: Path, tmp_path: Path) -> None:
    """An update is seen by the next query, ends its ETag, and is there after a restart; without the token it is 401."""
    options = ("--writable", "--seconds", "2")
    with running(file, tmp_path / "one.txt", *options, environment={"KG_TOKEN": TOKEN}) as service:
        assert put(service, INSERT, "salah") == 401
        assert CLIENT.post(service.sparql, data={"update": INSERT}).status_code == 401
        before = service.get(query=THERE)
        assert before.json()["boolean"] is False
        assert put(service, INSERT) == 204
        after = service.get(query=THERE)
        assert after.json()["boolean"] is True
        assert after.headers["etag"] != before.headers["etag"]
        assert put(service, "LOAD <http://127.0.0.1:1/>") == 400
        assert put(service, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }") == 400
        assert put(service, "INSERT DATA { ?s <http://contoh.id/b> 1 }") == 400
        assert put(service, "INSERT { ?a <http://contoh.id/n> ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }") == 503
        assert service.get(query=THERE).json()["boolean"] is True
        assert TOKEN not in service.log.read_text()
        assert "Traceback" not in service.log.read_text()
    with running(file, tmp_path / "two.txt") as service:
        assert service.get(query=THERE).json()["boolean"] is True
        assert put(service, INSERT) == 403
        assert service.get("/article/a1").status_code == 200


def test_readers_are_answered_while_others_write(file: Path, tmp_path: Path) -> None:
    """Ten updates amid a hundred queries: each query is answered, and the count never falls."""
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://contoh.id/n> ?o }"
    with running(file, tmp_path / "log.txt", "--writable", environment={"KG_TOKEN": TOKEN}) as service:
        seen = []
        for number in range(10):
            assert put(service, f"INSERT DATA {{ <http://contoh.id/{number}> <http://contoh.id/n> {number} }}") == 204
            for _ in range(10):
                seen.append(int(service.get(query=count, accept="text/csv").text.split()[1]))
        assert seen == [number + 1 for number in range(10) for _ in range(10)]


def test_a_graph_is_opened_by_what_it_is(graph: Path) -> None:
    """A file is shared in memory, a folder is a store; both hold the same."""
    source = source_of(graph)
    assert source.shared is graph.is_file()
    opened = source.open()
    assert opened.text_of("a1") == story.TEXT
    assert opened.text_of("a2") is None
    assert source.state() == source.state()


def test_the_vendored_files_are_the_ones_that_were_looked_at() -> None:
    """Each has its source, version, licence and sha256 on record."""
    with (ASSETS / "ORIGINS.tsv").open(encoding="utf-8") as lines:
        rows = {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}
    assert set(rows) == {path.name for path in ASSETS.glob("*.min.*")}
    for name, row in rows.items():
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == row["sha256"]
        assert row["licence"] == "MIT"
        assert row["version"] in row["source"]


def test_without_the_extra_it_says_what_to_install(small: Path) -> None:
    """One line, exit code 4."""
    hidden = "import sys; sys.modules['starlette'] = None; from kg.cli.main import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "serve", str(small / "graph.ttl")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "simpul-kg[serve]" in done.stderr
