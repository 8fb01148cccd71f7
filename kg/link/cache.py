"""What services answered, in an SQLite file that the user sees and may delete: nobody is asked twice."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from kg.errors import OutsideError, StoreError
from kg.link.candidates import Candidate


class Cache:
    """Answers by the address of the service and the question. Use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises StoreError for one that is none, and OutsideError where the disk refuses, or another program that has it;
        so do `get` and `put`.
        """
        self._path = path
        with self._telling():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path)
            self._run("CREATE TABLE IF NOT EXISTS answer (service TEXT, question TEXT, candidates TEXT NOT NULL, "
                      "PRIMARY KEY (service, question))")  # fmt: skip

    def __enter__(self) -> "Cache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, service: str, question: str) -> tuple[Candidate, ...] | None:
        """Return what the service answered to this question, None where it was not asked."""
        with self._telling():
            row = self._run("SELECT candidates FROM answer WHERE service = ? AND question = ?", service, question)
        if not row:
            return None
        try:
            return tuple(Candidate(**{**one, "types": tuple(one["types"])}) for one in json.loads(row[0][0]))
        except (ValueError, TypeError, KeyError) as error:
            raise self._broken() from error

    def put(self, service: str, answers: Sequence[tuple[str, Sequence[Candidate]]]) -> None:
        """Keep answers, all of them or none."""
        with self._telling(), self._connection:
            for question, candidates in answers:
                kept = json.dumps([asdict(one) for one in candidates], ensure_ascii=False)
                self._run("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", service, question, kept)

    def _run(self, sql: str, *values: str) -> list[tuple[str, ...]]:
        with closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            # What has columns of its own answers with this most general error of all.
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
                raise self._broken() from error
            raise OutsideError(f"the cache cannot be used ({error})", self._path) from error
        except sqlite3.DatabaseError as error:
            raise self._broken() from error

    def _broken(self) -> StoreError:
        return StoreError("no cache of ours, or a broken one; delete it or name another with --cache", self._path)
