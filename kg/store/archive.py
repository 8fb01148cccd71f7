"""A store: open it, add, replace and remove articles, ask its graph."""

import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Literal

from filelock import FileLock, Timeout
from pyoxigraph import NamedNode, Store

from kg.errors import InputError, OutsideError, StoreError
from kg.graph.frame import Frame
from kg.graph.iris import BASE, Iris
from kg.records import Article, Findings, Refusal
from kg.resolve.decisions import Decisions, read_decisions
from kg.resolve.effects import Effect, effects
from kg.resolve.ledger import Entry
from kg.resolve.links import read_links
from kg.schema import Schema, load
from kg.store import layout
from kg.store.blobs import opened, unsqueezed
from kg.store.edit import Edit
from kg.store.graph import catch_up, is_there, make_again, note, open_graph, tell_ontology
from kg.store.names import follow_names, make_names_again, named
from kg.store.obeying import Finder, obeyed, rule
from kg.store.rows import article_of, articles, entity_of, entries, entry_of, refusals
from kg.store.tables import Connection, create_tables, hold_anything, open_tables, telling, transaction
from kg.store.types import Types
from kg.store.writing import Difference, Writer
from kg.wire import pack

log = logging.getLogger(__name__)
_WAIT: Final = 0.2
"""Seconds that a store in use is waited for."""


Standing = Literal["new", "unchanged", "changed", "other text"]
"""`changed`: the same text, read in another way or with other words of its outlet around it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article: `added`, `replaced`, `unchanged` or `removed`."""

    article: str
    what: str


class Archive:
    """An open store. Use it as a context manager; two processes cannot write one store at a time."""

    def __init__(self, folder: Path, *, writable: bool = False, mending: bool = False) -> None:
        """Open the store in `folder`, finishing first what an interrupted edit left; `mending`, without its graph.

        Raises StoreError for what is no store, a broken one, or one that another process writes.
        """
        self.folder = folder
        self._closing = ExitStack()
        try:
            self._open(folder, writable=writable)
            if not mending:
                self._open_graph(folder, writable=writable)
        except BaseException:
            self._closing.close()
            raise

    def _open(self, folder: Path, *, writable: bool) -> None:
        card = layout.read_card(folder)
        self.iris = Iris(card.base)
        if writable:
            self._closing.callback(_locked(folder).release)
        self._file = folder / layout.TABLES
        self.tables: Connection = open_tables(self._file, writable=writable)
        self._closing.callback(self.tables.close)
        self.ontology = layout.own_file(folder, layout.ONTOLOGY)
        self.patterns = layout.own_file(folder, layout.PATTERNS)
        self.schema: Schema = load(self.ontology)

    def _open_graph(self, folder: Path, *, writable: bool) -> None:
        with telling(self._file):
            if not writable:
                self._recover(folder)
            elif not is_there(folder):
                log.warning("%s: its graph is gone; it is made again from the tables", folder)
                make_again(self.tables, folder)
            self.graph: Store = open_graph(folder, writable=writable)
            self._closing.callback(self._leave_graph)
            if writable:
                self._finish()
                tell_ontology(self.tables, self.graph, self.ontology)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the store to others."""
        self._closing.close()

    @classmethod
    def make(cls, folder: Path, base: str = BASE, ontology: Path | None = None, patterns: Path | None = None) -> None:
        """Make an empty store. Raises StoreError where `folder` holds something already.

        The user's tables of decisions and links may lie there: the store keeps them.
        """
        if layout.is_store(folder) and (folder / layout.STORE).exists():
            raise StoreError("a store is there already", folder)
        layout.check_no_card_lost(folder)
        if folder.exists() and (not folder.is_dir() or _foreign(folder)):
            raise StoreError("not empty; give a folder that is new or empty", folder)
        read_decisions(folder / layout.DECISIONS, load(ontology))
        read_links(folder / layout.LINKS)
        try:
            given = ((layout.ONTOLOGY, ontology), (layout.PATTERNS, patterns))
            kept = {name: own.read_bytes() for name, own in given if own}
            folder.mkdir(parents=True, exist_ok=True)
            _clear(folder)
            create_tables(folder / layout.TABLES)
            for name, content in kept.items():
                (folder / name).write_bytes(content)
            Store(str(folder / layout.GRAPH)).flush()
            layout.write_card(folder, base)
        except OSError as error:
            raise OutsideError(f"cannot be made ({error.strerror})", folder) from error
        with cls(folder, writable=True) as archive:
            archive.obey()

    @staticmethod
    def unmake(folder: Path) -> bool:
        """Take away a store without articles, and return whether it is gone; what the user decided stays."""
        lock = _locked(folder)
        try:
            if hold_anything(folder / layout.TABLES):
                return False
            (folder / layout.STORE).unlink(missing_ok=True)
            _clear(folder)
            (folder / layout.LOCK).unlink(missing_ok=True)
        except OSError as error:
            raise OutsideError(f"cannot be taken away ({error.strerror})", folder) from error
        finally:
            lock.release()
        return True

    def __len__(self) -> int:
        """Return the number of articles."""
        with telling(self._file):
            count: int = self.tables.execute("SELECT COUNT(*) FROM article").fetchone()[0]
        return count

    def standing(self, article: Article, reading: str) -> Standing:
        """Return how an article, read as `reading` reads, stands to the one of its id that is here."""
        with telling(self._file):
            row = self.tables.execute("SELECT record, reading FROM article WHERE id = ?", (article.id,)).fetchone()
            if row is None:
                return "new"
            known = opened(unsqueezed(row[0]), Article)
        if known.text != article.text:
            return "other text"
        return "unchanged" if (known, row[1]) == (article, reading) else "changed"

    def state(self) -> str:
        """Return what tells this state of the store from any other: it changes with every edit."""
        with telling(self._file):
            row = self.tables.execute("SELECT value FROM fact WHERE name = 'state'").fetchone()
        return str(row[0]) if row else "empty"

    def article(self, article: str) -> Article:
        """Return the article with this id. Raises KeyError where there is none."""
        with telling(self._file):
            return article_of(self.tables, article)[0]

    def articles(self) -> Iterator[Article]:
        """Yield all articles by id."""
        with telling(self._file):
            yield from articles(self.tables)

    def named(self, name: str) -> tuple[NamedNode, ...]:
        """Return the entities that bear a name, by any of their labels, in any case."""
        with telling(self._file):
            return named(self.tables, name)

    def ledger(self) -> Iterator[Entry]:
        """Yield every entity with its members and why they are one, by id."""
        with telling(self._file):
            yield from entries(self.tables)

    def entry(self, entity: str) -> Entry:
        """Return an entity with its members and why they are one. Raises KeyError where there is none."""
        with telling(self._file):
            bare = entity_of(self.tables, entity)
            if bare is None:
                raise KeyError(entity)
            return entry_of(self.tables, bare)

    def labels(self) -> list[tuple[str, str]]:
        """Return every label as (IRI, words)."""
        with telling(self._file):
            return self.tables.execute("SELECT iri, words FROM label ORDER BY iri, words").fetchall()

    def refusals(self) -> Iterator[Refusal]:
        """Yield the candidates that a gate stopped, by article."""
        with telling(self._file):
            yield from refusals(self.tables)

    def effects(self) -> tuple[Effect, ...]:
        """Return what became of each of the user's decisions at the last edit. Raises KnowledgeError for a bad row."""
        with telling(self._file):
            finder = Finder(self.tables)
            return effects(self._decisions(), finder.ids_of, finder.means, obeyed(self.tables))

    def put(self, found: Iterable[tuple[Article, Findings]], reading: str) -> list[Outcome]:
        """Add articles or replace those of the same id, all in one step, and return what came of each, in order.

        `reading` says how the findings were made: the same text is read again only where that has changed.
        """
        with telling(self._file):
            with transaction(self.tables):
                edit = self._edit()
                outcomes = [self._put(article, findings, reading, edit) for article, findings in found]
                self._write(edit)
            self._finish()
        return outcomes

    def _put(self, article: Article, findings: Findings, reading: str, edit: Edit) -> Outcome:
        before = self.standing(article, reading)
        if before == "unchanged":
            return Outcome(article.id, before)
        if before != "new":
            edit.remove(article.id)
        edit.put(article, findings, reading)
        return Outcome(article.id, "added" if before == "new" else "replaced")

    def remove(self, ids: Iterable[str]) -> list[Outcome]:
        """Take articles out, all in one step. Raises InputError for an id that is not here; then nothing changes."""
        with telling(self._file):
            with transaction(self.tables):
                edit = self._edit()
                outcomes = [self._remove(one, edit) for one in dict.fromkeys(ids)]
                self._write(edit)
            self._finish()
        return outcomes

    def _remove(self, article: str, edit: Edit) -> Outcome:
        if self.tables.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is None:
            raise InputError("no such article in the store; nothing was removed", article)
        edit.remove(article)
        return Outcome(article, "removed")

    def obey(self) -> None:
        """Work out who is who again where the user's decisions have changed, and the header where we have."""
        with telling(self._file):
            with transaction(self.tables):
                self._write(self._edit())
            self._finish()

    def compact(self) -> None:
        """Obey the user's decisions, make the graph and the names again from the parts, all as small as it can be."""
        with telling(self._file):
            with transaction(self.tables):
                self._write(self._edit())
            self._leave_graph()
            make_again(self.tables, self.folder)
            make_names_again(self.tables)
            self.tables.execute("VACUUM")
            self.tables.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._open_graph(self.folder, writable=True)

    def _edit(self) -> Edit:
        decisions = self._decisions()
        links = read_links(self.folder / layout.LINKS)
        edit = Edit(self.tables, self.schema, decisions, links)
        row = self.tables.execute("SELECT value FROM fact WHERE name = 'decisions'").fetchone()
        digest = sha256(pack(([row.row() for row in decisions.all], links.rows))).hexdigest()
        if row is not None and row != (digest,):
            edit.resolve_all()
        self.tables.execute("INSERT OR REPLACE INTO fact VALUES ('decisions', ?)", (digest,))
        return edit

    def _decisions(self) -> Decisions:
        return read_decisions(self.folder / layout.DECISIONS, self.schema)

    def _write(self, edit: Edit) -> None:
        edit.settle()
        rulings = rule(self.tables, edit, edit.decisions, self.schema)
        frame = Frame(self.schema, self.iris, Types(self.schema))
        difference = Writer(self.tables, frame, rulings).write(edit)
        if difference.gone or difference.come:
            note(self.tables, difference)
            follow_names(self.tables, difference)
            self._mark(difference)
        log.info("graph: %d lines gone, %d come", len(difference.gone), len(difference.come))

    def _mark(self, difference: Difference) -> None:
        """Write what state the store is in now: a fingerprint of the state before and of the difference."""
        changed = sha256(pack((self.state(), difference.gone, difference.come))).hexdigest()[:16]
        self.tables.execute("INSERT OR REPLACE INTO fact VALUES ('state', ?)", (changed,))

    def _finish(self) -> None:
        catch_up(self.tables, self.graph, self.folder / layout.GRAPH)

    def _recover(self, folder: Path) -> None:
        """Finish an interrupted edit before somebody reads, unless its writer is still at it."""
        waiting = self.tables.execute("SELECT 1 FROM journal LIMIT 1").fetchone()
        if waiting is not None:
            with suppress(StoreError, OutsideError):
                Archive(folder, writable=True).close()

    def _leave_graph(self) -> None:
        with suppress(AttributeError):
            del self.graph


def _locked(folder: Path) -> FileLock:
    lock = FileLock(folder / layout.LOCK, timeout=_WAIT)
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError("in use: another process is changing it; wait until it is done", folder) from error
    except OSError as error:
        raise OutsideError(f"cannot be written ({error.strerror})", folder) from error
    return lock


def _foreign(folder: Path) -> bool:
    """Return whether a folder holds what no half-made store of ours has left there, and is no table of the user's."""
    ours = {layout.LOCK, layout.DECISIONS, layout.LINKS}
    if (folder / layout.TABLES).exists():
        ours |= {layout.GRAPH, layout.ONTOLOGY, layout.PATTERNS}
    return any(one.name not in ours and not one.name.startswith(layout.TABLES) for one in folder.iterdir())


def _clear(folder: Path) -> None:
    """Take away what making makes. The tables come first and go last: beside them alone the rest is known as ours."""
    shutil.rmtree(folder / layout.GRAPH, ignore_errors=True)
    for name in (layout.ONTOLOGY, layout.PATTERNS, f"{layout.TABLES}-wal", f"{layout.TABLES}-shm", layout.TABLES):
        (folder / name).unlink(missing_ok=True)
