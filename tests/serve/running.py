"""A real service in a process of its own, on a free port of the loopback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ADDRESS = re.compile(r"at (http://[\d.]+:\d+)/")
ROOT = Path(__file__).parent.parent.parent
CLIENT = httpx.Client(timeout=60)


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its address, its process, and the file that its log goes to."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def sparql(self) -> str:
        """Return the address of the query service."""
        return f"{self.address}/sparql"

    def get(self, path: str = "/sparql", *, accept: str = "", **params: str | list[str]) -> httpx.Response:
        """Return the response to a GET."""
        headers = {"accept": accept} if accept else {}
        return CLIENT.get(self.address + path, params=params, headers=headers)


@contextmanager
def running(graph: Path, log: Path, *options: str, environment: dict[str, str] | None = None) -> Iterator[Service]:
    """Run `kg serve` over a graph; stop it in the end."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stderr=out, env={**os.environ, **(environment or {})}, cwd=ROOT)
    try:
        yield Service(_address(process, log), process, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(600):
        if found := ADDRESS.search(log.read_text()):
            _wait(found[1])
            return found[1]
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"the service did not start:\n{log.read_text()}")


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            if CLIENT.get(f"{address}/health").status_code == 200:
                return
        except httpx.TransportError:
            continue
    raise AssertionError("the service is not well")
