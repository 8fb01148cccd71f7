"""Queries of /reconcile as clients may send them."""

import json
from pathlib import Path

import pytest

from kg.serve.reconciling import answer_reconcile
from kg.serve.source import file_source


@pytest.mark.parametrize("limit", ["1" + "0" * 400, "-1" + "0" * 400, "1e400", "2.5", "NaN", "null", '"dua"', "0"])
def test_any_number_is_a_limit_or_none(small: Path, limit: str) -> None:
    """The most that is given is fifty, the least is one, and what is no number asks for as many as usual."""
    body = f'{{"q": {{"query": "Ratna Siregar", "limit": {limit}}}}}'
    answer = answer_reconcile(file_source(small / "graph.ttl").open(), {"what": "batch"}, body.encode())
    found = json.loads(answer.body)["q"]["result"]
    assert found[0]["name"] == "Ratna Siregar"
