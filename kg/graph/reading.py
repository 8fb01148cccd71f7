"""A Turtle file → triples or a store that can be queried."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Store, Triple, parse

from kg.errors import StoreError


def read_triples(path: Path) -> Iterator[Triple]:
    """Yield the triples of a Turtle file in the order of the file.

    Raises StoreError for a file that is not there (no line) or is not Turtle (line and column).
    """
    with _reading(path):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield quad.triple


def read_store(path: Path) -> Store:
    """Return the graph of a Turtle file, in memory. Raises StoreError like `read_triples`."""
    store = Store()
    with _reading(path):
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise StoreError(
            f"not Turtle ({error.msg}); build the graph again", path, error.lineno, error.offset
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"the graph cannot be read ({reason}); `kg build` makes one", path) from error
