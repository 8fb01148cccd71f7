"""Who bears a name in a store: its labels, any case, in a table that follows the graph."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL
from kg.store.lines import unfolded
from kg.store.tables import Connection, transaction
from kg.store.writing import Difference

_LABELS: Final = (PREF_LABEL, ALT_LABEL)
_HINTS: Final = tuple(f" {one} " for one in _LABELS)


def follow_names(connection: Connection, difference: Difference) -> None:
    """Take the labels out that leave the graph, and in what come; part of the edit's transaction."""
    connection.executemany("DELETE FROM label WHERE folded = ? AND iri = ? AND words = ?", labels(difference.gone))
    _add(connection, difference.come)


def make_names_again(connection: Connection) -> None:
    """Make the table from the parts of the graph, in place of whatever is there."""
    with transaction(connection):
        connection.execute("DELETE FROM label")
        for (blob,) in connection.execute("SELECT lines FROM part ORDER BY name"):
            _add(connection, unfolded(blob))


def unlike(connection: Connection) -> tuple[int, int]:
    """Return how many labels of the parts are not in the table, and how many in it are no label of theirs."""
    told = lacking = 0
    query = "SELECT 1 FROM label WHERE folded = ? AND iri = ? AND words = ?"
    for (blob,) in connection.execute("SELECT lines FROM part"):
        for label in set(labels(unfolded(blob))):
            told += 1
            lacking += connection.execute(query, label).fetchone() is None
    (held,) = connection.execute("SELECT COUNT(*) FROM label").fetchone()
    return lacking, held - (told - lacking)


def named(connection: Connection, name: str) -> tuple[NamedNode, ...]:
    """Return the entities that bear a name, by IRI."""
    rows = connection.execute("SELECT DISTINCT iri FROM label WHERE folded = ? ORDER BY iri", (name.casefold(),))
    return tuple(NamedNode(iri) for (iri,) in rows)


def labels(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (folded, IRI, words) of the lines that are labels."""
    likely = "\n".join(line for line in lines if any(hint in line for hint in _HINTS))
    for quad in parse(likely, format=RdfFormat.N_TRIPLES):
        if quad.predicate in _LABELS:
            words = quad.object.value
            yield words.casefold(), quad.subject.value, words


def _add(connection: Connection, lines: Iterable[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO label VALUES (?, ?, ?)", labels(lines))
