"""What the operator sees: one line of JSON on stderr for each request, and numbers for Prometheus."""

import asyncio
import sys
from datetime import UTC, datetime
from functools import cache
from json.encoder import encode_basestring_ascii as quoted
from typing import Final, TextIO

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.types import Scope

from kg.serve.pool import Pool

_LONGEST: Final = 2000
_TOGETHER: Final = 0.05
"""Seconds until the lines of the requests of this moment are written, in one piece."""


class _Workers(Collector):
    """The state of the pool when it is asked for."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> list[GaugeMetricFamily]:
        """Return the counts of the pool as gauges."""
        workers = GaugeMetricFamily("kg_workers", "Workers by what they do.", labels=["state"])
        counts = self._pool.counts()
        for state in ("idle", "busy", "slow"):
            workers.add_metric([state], counts[state])
        waiting = GaugeMetricFamily("kg_waiting", "Requests that wait for a worker.", counts["waiting"])
        stopped = GaugeMetricFamily("kg_stopped", "Queries stopped at a limit since the start.", self._pool.stopped)
        return [workers, waiting, stopped]


class Watch:
    """Notes every request."""

    def __init__(self, pool: Pool, log: TextIO | None = None) -> None:
        self._log = log or sys.stderr
        self.registry = CollectorRegistry()
        self.registry.register(_Workers(pool))
        self._requests = Counter("kg_requests", "Requests.", ["endpoint", "status"], registry=self.registry)
        self._seconds = Histogram("kg_seconds", "Seconds a request took.", ["endpoint"], registry=self.registry)
        self._of = cache(self._numbers_of)
        self._lines: list[str] = []

    def note(self, endpoint: str, scope: Scope, status: int, size: int, seconds: float) -> None:
        """Count a request, and write its line soon. The line never holds a token: headers are left out."""
        count, times = self._of(endpoint, status)
        count.inc()
        times.observe(seconds)
        if not self._lines:
            asyncio.get_running_loop().call_later(_TOGETHER, self.write)
        self._lines.append(_line(scope, status, size, seconds))

    def write(self) -> None:
        """Write the lines that wait."""
        lines, self._lines = self._lines, []
        self._log.write("".join(lines))
        self._log.flush()

    def numbers(self) -> bytes:
        """Return all numbers in the text format of Prometheus."""
        return generate_latest(self.registry)

    def _numbers_of(self, endpoint: str, status: int) -> tuple[Counter, Histogram]:
        return self._requests.labels(endpoint, str(status)), self._seconds.labels(endpoint)


def _line(scope: Scope, status: int, size: int, seconds: float) -> str:
    # As json.dumps writes it, which takes thrice the time.
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    client = quoted((scope.get("client") or ("-",))[0])
    path, query = quoted(scope["path"][:_LONGEST]), quoted(scope["query_string"][:_LONGEST].decode("latin-1"))
    asked = f'"client": {client}, "method": {quoted(scope["method"])}, "path": {path}, "query": {query}'
    return f'{{"time": "{time}", {asked}, "status": {status}, "bytes": {size}, "ms": {round(seconds * 1000, 2)}}}\n'
