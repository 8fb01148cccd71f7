"""The graph of a store as Oxigraph indexes it: changed by the journal only, and made again from the tables."""

import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from kg.errors import OutsideError, StoreError
from kg.graph.header import ONTOLOGY
from kg.schema import folder
from kg.store.layout import GRAPH
from kg.store.lines import folded, quads
from kg.store.tables import Connection, transaction
from kg.store.writing import Difference

TRIES, PAUSE = 20, 0.1
AT_ONCE: Final = 1000
"""Parts that are loaded together when a graph is made again."""


def open_graph(store: Path, *, writable: bool) -> Store:
    """Return the graph. Raises StoreError where Oxigraph cannot open it."""
    path = store / GRAPH
    with _telling(path):
        return Store(str(path)) if writable else _read_only(path)


def _read_only(path: Path) -> Store:
    """Return the graph to read. One that is being written moves its files under us: then it is tried again."""
    for _ in range(TRIES - 1):
        try:
            return Store.read_only(str(path))
        except RuntimeError as error:
            if "No such file" not in str(error) or not path.exists():
                raise
            time.sleep(PAUSE)
    return Store.read_only(str(path))


def note(connection: Connection, difference: Difference) -> None:
    """Write into the journal what the graph must still be told; part of the edit's transaction."""
    connection.execute(
        "INSERT INTO journal (gone, come) VALUES (?, ?)", (folded(difference.gone), folded(difference.come))
    )


def catch_up(connection: Connection, graph: Store, path: Path) -> int:
    """Tell the graph what the journal holds, and return how many entries that were.

    An entry may be told twice without harm, so a crash in between loses and doubles nothing.
    """
    entries = connection.execute("SELECT number, gone, come FROM journal ORDER BY number").fetchall()
    with _telling(path):
        for number, gone, come in entries:
            for quad in quads(gone):
                graph.remove(quad)
            graph.extend(quads(come))
            graph.flush()
            with transaction(connection):
                connection.execute("DELETE FROM journal WHERE number = ?", (number,))
    return len(entries)


def tell_ontology(connection: Connection, graph: Store, own: Path | None) -> None:
    """Give the graph the ontology as a named graph, for labels and superclasses, where it has not this very one."""
    files = [folder() / "simpul.ttl", *([own] if own else [])]
    content = [file.read_bytes() for file in files]
    digest = sha256(b"\0".join(content)).hexdigest()
    row = connection.execute("SELECT value FROM fact WHERE name = 'ontology'").fetchone()
    if row == (digest,) and graph.contains_named_graph(ONTOLOGY):
        return
    graph.remove_graph(ONTOLOGY)
    for each in content:
        graph.load(each, format=RdfFormat.TURTLE, to_graph=ONTOLOGY)
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO fact VALUES ('ontology', ?)", (digest,))


def make_again(connection: Connection, store: Path) -> None:
    """Make the graph again from the parts in the tables, in place of whatever is there."""
    path, draft = store / GRAPH, store / f"{GRAPH}.part"
    with _telling(path):
        shutil.rmtree(draft, ignore_errors=True)
        graph = Store(str(draft))
        for lines in _parts(connection):
            graph.bulk_load(lines, format=RdfFormat.N_TRIPLES)
        graph.optimize()
        graph.flush()
        del graph
        shutil.rmtree(path, ignore_errors=True)
        draft.rename(path)
        with transaction(connection):
            connection.execute("DELETE FROM journal")


def _parts(connection: Connection) -> Iterator[bytes]:
    cursor = connection.execute("SELECT lines FROM part ORDER BY name")
    while rows := cursor.fetchmany(AT_ONCE):
        yield b"\n".join(zlib.decompress(lines) for (lines,) in rows)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        if "No space left" in reason or "Permission" in reason or "Read-only" in reason:
            raise OutsideError(f"cannot be written ({reason})", path) from error
        raise StoreError(f"broken ({reason}); `kg store compact` makes it again", path) from error
