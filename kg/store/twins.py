"""Which articles of a store print one report: candidates by MinHash, decided by the clauses that they share."""

import struct
from collections.abc import Iterable

from kg.graph.reprints import bands, clauses, is_reprint
from kg.records import Article
from kg.store.blobs import squeezed, unsqueezed
from kg.store.tables import Connection

_HASH = struct.Struct("<Q")


def remember_twins(connection: Connection, article: Article) -> tuple[bytes, set[str]]:
    """Find the reprints of a new article; return its clauses as a blob and the articles whose report may be another."""
    own = clauses(article.text)
    marks = bands(own)
    blob = _packed(own)
    found = _candidates(connection, marks) - {article.id}
    connection.executemany("INSERT INTO band VALUES (?, ?)", [(mark, article.id) for mark in marks])
    twins = {other for other in found if is_reprint(own, _clauses_of(connection, other))}
    connection.executemany(
        "INSERT INTO twin VALUES (?, ?)", [pair for one in twins for pair in ((article.id, one), (one, article.id))]
    )
    return blob, {article.id, *twins}


def forget_twins(connection: Connection, article: str) -> set[str]:
    """Take an article out; return the articles whose report may be another one now."""
    left = _twins(connection, article)
    connection.execute("DELETE FROM twin WHERE one = ? OR other = ?", (article, article))
    connection.execute("DELETE FROM band WHERE article = ?", (article,))
    return left


def settle_reports(connection: Connection, touched: Iterable[str]) -> set[str]:
    """Give each report its smallest article id again; return the articles that stand for another report than before."""
    changed: set[str] = set()
    seen: set[str] = set()
    for start in sorted(touched):
        if start in seen:
            continue
        group = _group(connection, start)
        seen |= group
        first = min(group)
        for one in group:
            row = connection.execute("SELECT report FROM article WHERE id = ?", (one,)).fetchone()
            if row and row[0] != first:
                connection.execute("UPDATE article SET report = ? WHERE id = ?", (first, one))
                changed.add(one)
    return changed


def _group(connection: Connection, start: str) -> set[str]:
    group, ahead = {start}, [start]
    while ahead:
        more = _twins(connection, ahead.pop()) - group
        group |= more
        ahead += more
    return group


def _twins(connection: Connection, article: str) -> set[str]:
    return {other for (other,) in connection.execute("SELECT other FROM twin WHERE one = ?", (article,))}


def _candidates(connection: Connection, marks: Iterable[bytes]) -> set[str]:
    return {
        article
        for mark in marks
        for (article,) in connection.execute("SELECT article FROM band WHERE hash = ?", (mark,))
    }


def _clauses_of(connection: Connection, article: str) -> frozenset[int]:
    (blob,) = connection.execute("SELECT clauses FROM article WHERE id = ?", (article,)).fetchone()
    return frozenset(value for (value,) in _HASH.iter_unpack(unsqueezed(blob)))


def _packed(own: frozenset[int]) -> bytes:
    return squeezed(b"".join(map(_HASH.pack, sorted(own))))
