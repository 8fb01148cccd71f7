"""Hostile queries and clients: refused, or stopped within the limit, while others are served."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest

from tests.serve.running import CLIENT, Service, running

SECONDS = 3.0
QUICK = 'ASK { ?s <http://contoh.id/p7> "7" }'
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STEPS = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
DOUBLING = f"SELECT ?x40 {{ BIND('aaaaaaaa' AS ?x0) {STEPS} }}"
RUNAWAYS = {
    "a product that is counted": PRODUCT,
    "a product that is sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "a product that is sent": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "a product that is grouped": "SELECT ?a (GROUP_CONCAT(?f) AS ?g) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "a product without duplicates": "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
    "triples without end": "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }",
    "paths without end": "SELECT (COUNT(*) AS ?n) { ?a (!<http://contoh.id/x>|^!<http://contoh.id/y>)* ?b . ?c ?d ?e }",
    "a text that doubles": DOUBLING,
    "a filter on a product": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?zz) }",
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Yield a service over 100,000 triples whose queries may take three seconds."""
    folder = tmp_path_factory.mktemp("large")
    triples = (f'<http://contoh.id/s{n}> <http://contoh.id/p{n % 50}> "{n}" .\n' for n in range(100_000))
    (folder / "graph.ttl").write_text("".join(triples))
    with running(folder / "graph.ttl", folder / "log.txt", "--seconds", str(SECONDS)) as service:
        yield service


def timed(service: Service, query: str) -> tuple[float, httpx.Response]:
    began = time.perf_counter()
    response = CLIENT.post(service.sparql, data={"query": query})
    return time.perf_counter() - began, response


@pytest.mark.parametrize("query", RUNAWAYS.values(), ids=RUNAWAYS)
def test_a_runaway_query_is_stopped(large: Service, query: str) -> None:
    """Time, memory and the size of the answer each end a query, within the limit and a second."""
    seconds, response = timed(large, query)
    assert response.status_code in (413, 503), response.text[:200]
    assert seconds < SECONDS + 1
    assert large.get(query=QUICK).json() == {"head": {}, "boolean": True}


def test_others_are_served_meanwhile(large: Service) -> None:
    """Many runaway queries at once: short ones are answered in between, right and soon."""
    with ThreadPoolExecutor(12) as crowd:
        running_away = [crowd.submit(timed, large, PRODUCT) for _ in range(12)]
        time.sleep(0.3)
        for number in range(20):
            began = time.perf_counter()
            answer = large.get(query=f'ASK {{ ?s <http://contoh.id/p{number}> "{number}" }}')
            assert answer.json()["boolean"] is True
            assert time.perf_counter() - began < SECONDS
        stopped = [one.result() for one in running_away]
    assert {response.status_code for _, response in stopped} == {503}
    assert max(seconds for seconds, _ in stopped) < SECONDS + 1
    assert any("retry-after" in response.headers for _, response in stopped)
    assert large.get("/health").status_code == 200


def test_the_worker_of_a_client_that_has_left_is_free_again(large: Service) -> None:
    """Who hangs up has his query stopped long before its time is over."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(large.sparql, data={"query": PRODUCT}, timeout=0.8)
    time.sleep(0.4)
    numbers = large.get("/metrics").text
    assert 'kg_workers{state="busy"} 0.0' in numbers
    assert 'kg_workers{state="slow"} 0.0' in numbers


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <{there}> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <{there}> { ?s ?p ?o } }",
        "SELECT * { BIND(1 AS ?x) FILTER(?x = 1)SERVICE<{there}>{ ?s ?p ?o } }",
        "PREFIX x: <{there}> SELECT * { SERVICE x: { ?s ?p ?o } }",
        "PREFIX x: <{there}> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { VALUES ?g { <{there}> } SERVICE ?g { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <{there}> { ?s ?p ?o } }",
        "LOAD <{there}>",
        "LOAD SILENT <{there}> INTO GRAPH <http://contoh.id/g>",
        "CREATE GRAPH <http://contoh.id/g>",
        "DROP ALL",
        "CLEAR DEFAULT",
        "INSERT DATA { <http://contoh.id/a> <http://contoh.id/b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * {} ; DROP ALL",
    ],
)
def test_no_query_reaches_out_or_changes_anything(large: Service, query: str) -> None:
    """SERVICE in every spelling and all updates are 400 at once, and nobody is called."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        there.settimeout(0.2)
        query = query.replace("{there}", f"http://127.0.0.1:{there.getsockname()[1]}/")
        seconds, response = timed(large, query)
        assert response.status_code == 400
        assert seconds < SECONDS
        with pytest.raises(TimeoutError):
            there.accept()
    assert large.get(query=QUICK).json()["boolean"] is True


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 5000 + "}" * 5000,
        "SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }",
        "ASK { FILTER(" + "!" * 3900 + "true) }",
        "ASK { FILTER(" + " + ".join(["1"] * 1900) + " = 1900) }",
        "ASK { FILTER(" + " || ".join(["?x"] * 1900) + ") }",
        "SELECT * { ?s " + "/".join(["!a:b"] * 900) + " ?o }",
        "ASK { " + "OPTIONAL { " * 900 + "}" * 901,
        "SELECT * { ?s (" + "<http://contoh.id/p>*/" * 1000 + "<http://contoh.id/p>) ?o }",
        "#" * 49_000,
        "SELECT * { ?s ?p '" + "a" * 600_000 + "' }",
    ],
    ids=["braces", "brackets", "nots", "sums", "ors", "undeclared", "optionals", "paths", "comment", "long"],
)
def test_deep_and_long_queries_harm_nobody(large: Service, query: str) -> None:
    """Whatever a query does to the parser, the answer is an error or right, in time, and the service lives."""
    seconds, response = timed(large, query)
    assert response.status_code in (200, 400, 503)
    assert seconds < SECONDS + 1
    assert large.get(query=QUICK).json()["boolean"] is True


def test_a_large_body_is_refused_before_it_is_read(large: Service) -> None:
    """Ten megabytes are 413, said in advance or not."""
    body = b"query=" + b"a" * 10_000_000
    headers = {"content-type": "application/x-www-form-urlencoded"}
    for content in (body, iter([body[at : at + 65536] for at in range(0, len(body), 65536)])):
        try:
            response = httpx.post(large.sparql, content=content, headers=headers, timeout=30)
        except httpx.TransportError:
            # The server has answered and closed while we were still sending.
            continue
        assert response.status_code == 413
    assert large.get(query=QUICK).status_code == 200


def opened(service: Service) -> socket.socket:
    parts = urlsplit(service.address)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30)


@pytest.mark.slow
def test_slow_clients_are_let_go_and_disturb_nobody(large: Service) -> None:
    """Two hundred clients that never finish the head or the body: others are served, and they are closed in time."""
    head = b"POST /sparql HTTP/1.1\r\nhost: a\r\ncontent-type: application/sparql-query\r\n"
    slow = [opened(large) for _ in range(200)]
    for number, one in enumerate(slow):
        one.sendall(head if number % 2 else head + b"content-length: 50\r\n\r\nASK")
    began = time.perf_counter()
    for _ in range(10):
        assert large.get(query=QUICK).json()["boolean"] is True
    assert time.perf_counter() - began < 3
    for one in slow:
        with one:
            assert b" 408 " in one.recv(100)
    assert time.perf_counter() - began < 13


def test_a_head_without_end_is_refused(large: Service) -> None:
    """Header lines of megabytes are not gathered."""
    with opened(large) as one:
        one.sendall(b"GET /sparql HTTP/1.1\r\n")
        with pytest.raises(OSError):
            for _ in range(300):
                one.sendall(b"x-a: " + b"a" * 9000 + b"\r\n")
                time.sleep(0.005)
    assert large.get(query=QUICK).status_code == 200


@pytest.mark.slow
def test_a_client_that_does_not_read_holds_no_worker(large: Service) -> None:
    """Answers wait for slow readers outside the workers; who never reads is left."""
    query = b"GET /sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nhost: a\r\n\r\n"
    lazy = [opened(large) for _ in range(12)]
    for one in lazy:
        one.sendall(query)
    time.sleep(1.5)
    for _ in range(5):
        assert large.get(query=QUICK).status_code == 200
    time.sleep(11)
    for one in lazy:
        with one:
            size = 0
            while part := _received(one):
                size += len(part)
            assert size < 15_000_000
    assert "Traceback" not in large.log.read_text()


def _received(one: socket.socket) -> bytes:
    try:
        return one.recv(1 << 20)
    except OSError:
        return b""


@pytest.mark.parametrize(
    "data",
    [b"\x00" * 100, b"GET\r\n\r\n", b"GET /%zz HTTP/1.1\r\n\r\n", b"GET /sparql HTTP/9.9\r\n\r\n", b"A" * 5000],
)
def test_what_is_no_http_is_answered_and_closed(large: Service, data: bytes) -> None:
    """Nonsense ends its own connection and leaves no trace in the log."""
    with opened(large) as one:
        one.sendall(data)
        one.shutdown(socket.SHUT_WR)
        _received(one)
    assert large.get(query=QUICK).status_code == 200
    assert "Traceback" not in large.log.read_text()


def test_workers_that_are_killed_are_replaced(large: Service) -> None:
    """Ten deaths later the service has its workers again."""
    threads = [threading.Thread(target=timed, args=(large, DOUBLING)) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    time.sleep(0.3)
    assert large.get(query=QUICK).json()["boolean"] is True
    assert CLIENT.get(f"{large.address}/health").status_code == 200
    assert 'kg_workers{state="idle"} 0.0' not in large.get("/metrics").text


def test_the_large_file_is_really_large(large: Service) -> None:
    """Without the data the tests above would pass for the wrong reason."""
    counted = large.get(query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", accept="text/csv")
    assert counted.text.split() == ["n", "100000"]
