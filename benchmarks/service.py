"""Measure `kg serve` beside `oxigraph serve` and `rdflib-endpoint`: requests a second and p95, as a Markdown table.

usage: python benchmarks/service.py [--seconds 8] [--entities 3000] [--clients 1 10 100]

The same made-up graph, the same queries, one server at a time on this machine, wrk (apt-get install wrk) as the client.
oxigraph and rdflib-endpoint are taken from $PATH (pip install oxigraph 'rdflib-endpoint[web,cli]'); who is not there is
left out. "nothing kept" is our server without its memory of answers, which the others do not have. CPU ms is what a
request costs the server's processes: it says more than the rate where other programs use the machine.
"""

import argparse
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import httpx

from kg.ask import questions
from kg.graph.iris import Iris
from kg.graph.turtle import turtle
from kg.graph.vocabulary import prefixes
from kg.records import Article, Entity, EntityMention, Evidence, Resolved, Span, Statement
from kg.schema import load

HERE = Path(__file__).parent
KINDS = ("Person", "Company", "GovernmentBody", "Organization", "Place", "Programme")
OURS = (
    "import sys; from pathlib import Path; from kg.serve import *\n"
    "limits = Limits(cache=int(sys.argv[3]), seconds=60, patience=5)\n"
    "serve(source_of(Path(sys.argv[1])), Settings(port=int(sys.argv[2]), limits=limits), print)"
)
Command = Callable[[Path, int], list[str]]
SERVERS: Mapping[str, Command] = {
    "kg serve": lambda graph, port: [sys.executable, "-c", OURS, str(graph), str(port), str(2**26)],
    "kg serve, nothing kept": lambda graph, port: [sys.executable, "-c", OURS, str(graph), str(port), "0"],
    "oxigraph serve": lambda graph, port: [
        "oxigraph", "serve-read-only", "--location", str(graph.parent / "store"), "--bind", f"127.0.0.1:{port}"
    ],
    "rdflib-endpoint": lambda graph, port: [
        "rdflib-endpoint", "serve", "--host", "127.0.0.1", "--port", str(port), str(graph)
    ],
}  # fmt: skip
HEAD = (
    "| queries | server | clients | requests/s | p95 ms | CPU ms | rows | refused, dropped |\n"
    "|---|---|---|---|---|---|---|---|"
)
PATHS = {"oxigraph serve": "/query", "rdflib-endpoint": "/"}


def made_up(entities: int) -> Resolved:
    """Return entities in one article, tied together by twice as many claims, each with its sentence."""
    chance = random.Random(5)
    names = [f"Nama {number} {chance.choice(('Jaya', 'Makmur', 'Bahari', 'Utama'))}" for number in range(entities)]
    mentions: list[list[EntityMention]] = [[] for _ in names]
    statements, text = [], ""
    for one in range(entities * 2):
        a, b = one % entities, chance.randrange(entities)
        sentence = f"{names[a]} bekerja dengan {names[b]}."
        start, end = len(text), len(text) + len(sentence)
        mentions[a].append(EntityMention("b1", Span(start, start + len(names[a])), names[a]))
        mentions[b].append(EntityMention("b1", Span(end - 1 - len(names[b]), end - 1), names[b]))
        proof = (Evidence("b1", Span(start, end), "uji"),)
        statements.append(Statement(_id(a), "related", _id(b), "asserted", None, proof, plain=True, verb="kerja"))
        text += sentence + " "
    made = [Entity(_id(at), KINDS[at % len(KINDS)], name, (), tuple(mentions[at])) for at, name in enumerate(names)]
    return Resolved((Article("b1", text, "Banyak nama"),), tuple(made), tuple(statements), (), (), ())


def queries(entities: int) -> Mapping[str, list[str]]:
    """Return lists of queries: one entity by its IRI, the evidence of its claims, and named questions as they stand.

    Each list is asked over and over; one of them is so long that no query comes twice in half a minute.
    """
    declared = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in prefixes(Iris()).items())
    evidence = (
        "SELECT ?name ?words WHERE { ?st rdf:subject %s ; rdf:object ?o ; sim:evidence/nif:anchorOf ?words ."
        " ?o skos:prefLabel ?name }"
    )
    one_entity = "SELECT ?p ?o WHERE { %s ?p ?o } LIMIT %d"
    iris = [f"<{Iris().entity(_id(at)).value}>" for at in range(entities)]
    named = [questions()[name].sparql for name in ("most-mentioned", "articles", "who-holds-which-post")]
    return {
        "one entity": [one_entity % (iri, 60) for iri in iris],
        "one entity, each query once": [one_entity % (iri, most) for most in range(20, 60) for iri in iris],
        "evidence": [declared + evidence % iri for iri in iris],
        "named questions": [declared + sparql for sparql in named],
    }


def _id(number: int) -> str:
    return f"{KINDS[number % len(KINDS)].lower()}/nama-{number}"


@contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """Run a server until its port answers, yield its process id, and stop it in the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE.parent)
    try:
        for _ in range(600):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and of all that it has started."""
    rows = dict(_processes())
    family, grown = {pid}, True
    while grown:
        new = {one for one, field in rows.items() if int(field[1]) in family} - family
        family, grown = family | new, bool(new)
    ticks = sum(int(rows[one][11]) + int(rows[one][12]) for one in family)
    return ticks / os.sysconf("SC_CLK_TCK")


def _processes() -> Iterator[tuple[int, list[str]]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            yield int(stat.parent.name), stat.read_text().rpartition(") ")[2].split()


def measured(address: str, asked: list[str], clients: int, seconds: int, folder: Path) -> dict[str, float]:
    """Return what wrk saw: requests, seconds, p95 in milliseconds, refused and dropped."""
    file = folder / "queries.txt"
    file.write_text("\n".join(f"/{address.partition('/')[2]}?query={quote(one)}" for one in asked) + "\n")
    command = ["wrk", f"-c{clients}", "-t1", f"-d{seconds}s", "--timeout", "60s", "-s", str(HERE / "load.lua")]
    done = subprocess.run(
        [*command, f"http://{address}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QUERIES": str(file)},
    )
    found: dict[str, float] = json.loads(done.stdout.partition("JSON ")[2].partition("\n")[0])
    return found


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=8)
    options.add_argument("--entities", type=int, default=3000)
    options.add_argument("--clients", type=int, nargs="+", default=[1, 10, 100])
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = folder / "graph.ttl"
        graph.write_bytes(turtle(made_up(given.entities), load()))
        print(f"{graph.stat().st_size // 1024} kB of Turtle, {os.cpu_count()} processors\n")
        print(HEAD)
        for server, command in SERVERS.items():
            _one(server, command, graph, given)


def _one(server: str, command: Command, graph: Path, given: argparse.Namespace) -> None:
    port = 7990
    program = command(graph, port)
    if shutil.which(program[0]) is None:
        print(f"{server}: not installed, left out", file=sys.stderr)
        return
    if program[0] == "oxigraph" and not (graph.parent / "store").exists():
        subprocess.run(
            ["oxigraph", "load", "--location", str(graph.parent / "store"), "--file", str(graph)],
            check=True,
            capture_output=True,
        )
    with running(program, port) as pid:
        address = f"127.0.0.1:{port}{PATHS.get(server, '/sparql')}"
        for kind, asked in queries(given.entities).items():
            rows = _rows(address, asked[0])
            for clients in given.clients:
                before = cpu_seconds(pid)
                found = measured(address, asked, clients, given.seconds, graph.parent)
                cost = (cpu_seconds(pid) - before) * 1000 / max(found["requests"], 1)
                rate = found["requests"] / found["seconds"]
                lost = f"{found['refused']:.0f}, {found['dropped']:.0f}"
                seen = f"{rate:,.0f} | {found['p95']:,.1f} | {cost:.2f} | {rows} | {lost}"
                print(f"| {kind} | {server} | {clients} | {seen} |", flush=True)


def _rows(address: str, query: str) -> int:
    """Return the number of rows of an answer, so that one sees whether all servers find the same."""
    headers = {"accept": "application/sparql-results+json"}
    answer = httpx.get(f"http://{address}", params={"query": query}, headers=headers, timeout=120)
    return len(answer.json()["results"]["bindings"])


if __name__ == "__main__":
    main()
