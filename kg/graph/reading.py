"""A Turtle file → triples or a store that can be queried."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, Store, Triple, parse

from kg.errors import StoreError
from kg.graph.header import ONTOLOGY
from kg.graph.iris import Iris, is_base
from kg.graph.vocabulary import term
from kg.schema import folder, load


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


def read_with_ontology(path: Path, own: Path | None = None) -> Store:
    """Return the graph of a Turtle file with the ontology, and the user's `own`, beside it as a named graph.

    Raises StoreError like `read_triples`, KnowledgeError for an `own` that is missing or broken.
    """
    if own:
        load(own)
    store = read_store(path)
    for file in (folder() / "simpul.ttl", own):
        if file:
            store.bulk_load(path=str(file), format=RdfFormat.TURTLE, to_graph=ONTOLOGY)
    return store


def iris_of(store: Store) -> Iris:
    """Return the IRIs under the base that the graph's header names, so that `ent:` means its own entities."""
    for quad in store.quads_for_pattern(None, term("void:uriSpace"), None, None):
        if isinstance(quad.object, Literal) and is_base(quad.object.value):
            return Iris(quad.object.value)
    return Iris()


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
