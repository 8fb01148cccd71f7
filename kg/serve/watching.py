"""What the operator sees: one line of JSON on stderr for each request, and numbers for Prometheus."""

import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from kg.serve.asked import Asked
from kg.serve.pool import Pool

_LONGEST = 2000


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

    def note(self, endpoint: str, asked: Asked, status: int, size: int, seconds: float) -> None:
        """Write the line of a request, and count it. The line never holds a token: headers are left out."""
        self._requests.labels(endpoint, str(status)).inc()
        self._seconds.labels(endpoint).observe(seconds)
        client = asked.scope.get("client") or ("-",)
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "client": client[0],
            "method": asked.method,
            "path": asked.path[:_LONGEST],
            "query": asked.scope["query_string"][:_LONGEST].decode("latin-1"),
            "status": status,
            "bytes": size,
            "ms": round(seconds * 1000, 2),
        }
        self._log.write(json.dumps(line) + "\n")

    def numbers(self) -> bytes:
        """Return all numbers in the text format of Prometheus."""
        return generate_latest(self.registry)
