"""The graph of a store as Oxigraph indexes it: changed by the journal only, and made again from the tables."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.errors import OutsideError, StoreError
from kg.graph.header import ONTOLOGY
from kg.schema import folder
from kg.store.blobs import unsqueezed
from kg.store.layout import GRAPH
from kg.store.lines import folded, quads
from kg.store.tables import Connection, transaction
from kg.store.writing import Difference

TRIES, PAUSE = 20, 0.1
AT_ONCE: Final = 1000
"""Parts that are loaded together when a graph is made again."""
_CURRENT: Final = "CURRENT"
"""The file by which RocksDB knows a graph of its own: where it is not, Oxigraph begins an empty one."""


def open_graph(store: Path, *, writable: bool) -> Store:
    """Return the graph. Raises StoreError where Oxigraph cannot open it."""
    path = store / GRAPH
    with _telling(path):
        return Store(str(path)) if writable else _read_only(path)


def is_there(store: Path) -> bool:
    """Return whether there is a graph, whole or broken."""
    return (store / GRAPH / _CURRENT).exists()


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


def difference(connection: Connection, graph: Store, store: Path) -> tuple[int, int]:
    """Return how many triples of the tables the graph has not, and how many it has that they do not tell of."""
    told = lacking = 0
    with _telling(store / GRAPH):
        for (blob,) in connection.execute("SELECT lines FROM part"):
            for quad in quads(blob):
                told += 1
                lacking += quad not in graph
        held = sum(1 for _ in graph.quads_for_pattern(None, None, None, DefaultGraph()))
    return lacking, held - (told - lacking)


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
    """Make the graph again from the parts in the tables, in place of whatever is there, once it is whole."""
    path, draft, old = store / GRAPH, store / f"{GRAPH}.part", store / f"{GRAPH}.old"
    with _telling(path):
        for left in (draft, old):
            shutil.rmtree(left, ignore_errors=True)
        graph = Store(str(draft))
        for lines in _parts(connection):
            graph.bulk_load(lines, format=RdfFormat.N_TRIPLES)
        graph.optimize()
        graph.flush()
        del graph
        if path.exists():
            path.rename(old)
        draft.rename(path)
        shutil.rmtree(old, ignore_errors=True)
        with transaction(connection):
            connection.execute("DELETE FROM journal")


def _parts(connection: Connection) -> Iterator[bytes]:
    cursor = connection.execute("SELECT lines FROM part ORDER BY name")
    while rows := cursor.fetchmany(AT_ONCE):
        yield b"\n".join(unsqueezed(lines) for (lines,) in rows)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        if "No space left" in reason or "Permission" in reason or "Read-only" in reason:
            raise OutsideError(f"cannot be written ({reason})", path) from error
        raise StoreError(f"broken ({reason}); `kg store compact` makes it again", path) from error
