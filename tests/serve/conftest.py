"""One service over the small world of tests/view for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.running import Service, running
from tests.view import story


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small graph and its article."""
    folder = tmp_path_factory.mktemp("small")
    story.write(story.small(), folder)
    return folder


@pytest.fixture(scope="session")
def service(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Yield a service over the small graph."""
    with running(small / "graph.ttl", tmp_path_factory.mktemp("log") / "log.txt", "--seconds", "3") as one:
        yield one
