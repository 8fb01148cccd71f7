"""The tables of a store: SQLite, one file, every change in a transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kg.errors import KgError, OutsideError, StoreError
from kg.store.blobs import DamagedError

_SCHEMA: Final = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, record BLOB NOT NULL, findings BLOB NOT NULL, reading TEXT NOT NULL,
    outlet TEXT, report TEXT NOT NULL, clauses BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_outlet ON article (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX article_report ON article (report);
CREATE TABLE band (hash BLOB NOT NULL, article TEXT NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE twin (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE appearance (
    article TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, block TEXT, entity TEXT,
    record BLOB NOT NULL, merge BLOB, PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX appearance_name ON appearance (name);
CREATE INDEX appearance_block ON appearance (block);
CREATE INDEX appearance_entity ON appearance (entity);
CREATE TABLE short (
    short TEXT NOT NULL, long TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (short, long, article)
) WITHOUT ROWID;
CREATE INDEX short_article ON short (article);
CREATE TABLE path (step TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (step, name)) WITHOUT ROWID;
CREATE INDEX path_name ON path (name);
CREATE TABLE entity (
    id TEXT NOT NULL, block TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (id, block)
) WITHOUT ROWID;
CREATE INDEX entity_block ON entity (block);
CREATE TABLE claim (
    article TEXT NOT NULL, number INTEGER NOT NULL, part TEXT NOT NULL, speaker TEXT, subject TEXT NOT NULL,
    record BLOB NOT NULL, PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX claim_part ON claim (part);
CREATE INDEX claim_speaker ON claim (speaker, subject) WHERE speaker IS NOT NULL;
CREATE TABLE holding (
    article TEXT NOT NULL, number INTEGER NOT NULL, part TEXT NOT NULL, person TEXT NOT NULL, organisation TEXT,
    former INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX holding_part ON holding (part);
CREATE INDEX holding_person ON holding (person, organisation);
CREATE TABLE occurrence (
    article TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX occurrence_event ON occurrence (event);
CREATE TABLE mentioned (
    entity TEXT NOT NULL, article TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE INDEX mentioned_article ON mentioned (article);
CREATE TABLE refusal (article TEXT PRIMARY KEY, records BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE label (
    folded TEXT NOT NULL, iri TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (folded, iri, words)
) WITHOUT ROWID;
CREATE TABLE obeyed (article TEXT NOT NULL, row TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX obeyed_article ON obeyed (article);
CREATE TABLE part (name TEXT PRIMARY KEY, lines BLOB NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX part_size ON part (size);
CREATE TABLE journal (number INTEGER PRIMARY KEY, gone BLOB NOT NULL, come BLOB NOT NULL);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

Connection = sqlite3.Connection


def create_tables(path: Path) -> None:
    """Make the tables of a new store, all of them or none."""
    with telling(path), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")


def hold_anything(path: Path) -> bool:
    """Return whether a file of tables is there and holds articles, or tables that are not ours.

    Raises StoreError where that cannot be known.
    """
    if not path.exists():
        return False
    with telling(path), closing(_connected(path, writable=False)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "article" in names:
            return connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None
        return bool(names)


def open_tables(path: Path, *, writable: bool) -> Connection:
    """Return a connection without a transaction of its own. Raises StoreError for what is no file of ours."""
    with telling(path):
        if not path.exists():
            raise StoreError("gone; restore it from a copy, or build the store again", path)
        connection = _connected(path, writable=writable)
        connection.execute("SELECT 1 FROM fact LIMIT 1")
    return connection


def _connected(path: Path, *, writable: bool) -> Connection:
    if writable:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # An edit that was told as done is done, whatever happens to the machine.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")
        return connection
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError:
        # On a disk that cannot be written SQLite cannot share the file, and nobody can change it either.
        connection.close()
        return sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    return connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Commit what is done inside, all of it or, after any error, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite raises, and a damaged blob, into an error that says what to do."""
    try:
        yield
    except KgError:
        raise
    except sqlite3.OperationalError as error:
        reason = str(error)
        if any(words in reason for words in ("full", "readonly", "unable to open", "disk I/O")):
            raise OutsideError(f"cannot be written ({reason}); nothing was changed", path) from error
        raise StoreError(f"cannot be used ({reason}); restore it from a copy", path) from error
    except (sqlite3.DatabaseError, DamagedError) as error:
        raise StoreError(f"broken ({error}); restore it from a copy, or build the store again", path) from error
