"""The small world of tests/graph as a Turtle file."""

from pathlib import Path

import pytest

from kg.graph.turtle import write_turtle
from kg.schema import load
from tests.graph import example


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Turtle file of the small world."""
    file = tmp_path_factory.mktemp("ask") / "graph.ttl"
    write_turtle(example.resolved(), file, load())
    return file
