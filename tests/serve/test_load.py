"""A hundred clients at once, for some seconds (SIMPUL_LOAD_SECONDS): no wrong answer, no lost connection."""

import asyncio
import os

import pytest

from kg.ask import questions
from tests.serve.crowd import crowd
from tests.serve.running import Service

SECONDS = float(os.environ.get("SIMPUL_LOAD_SECONDS", "5"))


@pytest.mark.slow
def test_a_hundred_clients_get_right_answers(service: Service) -> None:
    """The named questions in turn, and a query that is another each time and so is never answered from memory."""
    rows = [one.sparql for one in questions().values() if "CONSTRUCT" not in one.sparql]
    asked = [(sparql, service.get(query=sparql, accept="text/csv").content) for sparql in rows]
    asked += [(f"SELECT ({number} AS ?n) {{}}", b"n\r\n%d\r\n" % number) for number in range(2000)]
    tally = asyncio.run(crowd(service, asked, clients=100, seconds=SECONDS))
    assert not tally.wrong
    assert tally.dropped == 0
    assert len(tally.seconds) > 100 * SECONDS
    assert sorted(tally.seconds)[len(tally.seconds) * 95 // 100] < 2
