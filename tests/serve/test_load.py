"""A hundred clients at once, for some seconds (SIMPUL_LOAD_SECONDS): no wrong answer, no lost connection."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.ask import questions
from tests.serve.crowd import crowd
from tests.serve.running import Service, running

SECONDS = float(os.environ.get("SIMPUL_LOAD_SECONDS", "5"))


@pytest.fixture
def usual(small: Path, tmp_path: Path) -> Iterator[Service]:
    """Yield a service with the limits that everybody gets."""
    with running(small / "graph.ttl", tmp_path / "log.txt") as one:
        yield one


@pytest.mark.slow
def test_a_hundred_clients_get_right_answers(usual: Service) -> None:
    """The named questions in turn, and a query that is another each time and so is never answered from memory."""
    rows = [one.sparql for one in questions().values() if "CONSTRUCT" not in one.sparql]
    asked = [(sparql, usual.get(query=sparql, accept="text/csv").content) for sparql in rows]
    asked += [(f"SELECT ({number} AS ?n) {{}}", b"n\r\n%d\r\n" % number) for number in range(2000)]
    # In a thread of its own: the browser of other tests leaves its event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        tally = thread.submit(asyncio.run, crowd(usual, asked, clients=100, seconds=SECONDS)).result()
    assert not tally.wrong
    assert tally.dropped == 0
    assert len(tally.seconds) > 50 * SECONDS
    assert sorted(tally.seconds)[len(tally.seconds) * 95 // 100] < 5
