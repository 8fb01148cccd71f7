"""The graph as a Turtle file. The same triples give the same bytes: pyoxigraph writes them in the order given."""

import io
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kg.files import whole_files
from kg.graph.iris import Iris
from kg.graph.triples import triples
from kg.graph.vocabulary import prefixes
from kg.records import Resolved
from kg.schema import Schema


def turtle(resolved: Resolved, schema: Schema, iris: Iris | None = None, *, with_text: bool = False) -> bytes:
    """Return the graph as Turtle in UTF-8; see `triples` for the order and the errors."""
    iris = iris or Iris()
    made = triples(resolved, schema, iris, with_text=with_text)
    content = io.BytesIO()
    serialize(made, content, RdfFormat.TURTLE, prefixes=prefixes(iris))
    return content.getvalue()


def write_turtle(
    resolved: Resolved, path: Path, schema: Schema, iris: Iris | None = None, *, with_text: bool = False
) -> None:
    """Write the graph to `path`: to a temporary file beside it first, which then takes its place.

    Raises OutsideError where the file cannot be written; a file that was there before is then as it was.
    """
    with whole_files(path) as (draft,):
        draft.write_bytes(turtle(resolved, schema, iris, with_text=with_text))
