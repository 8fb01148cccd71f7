"""Which articles were read before in a run, on disk: an archive's ids would fill the memory."""

import hashlib
import sqlite3
from contextlib import closing
from typing import Self

from kg.errors import OutsideError
from kg.records import Article

CACHE_KIBIBYTES = 16_000
_TABLE = "CREATE TABLE articles (id TEXT PRIMARY KEY, digest BLOB, place TEXT) WITHOUT ROWID"


class Register:
    """The ids of articles with a digest of their texts and their places, in a file that nobody sees and that goes away.

    >>> with Register() as register:
    ...     one, other = Article("a1", "Rina tiba."), Article("a1", "Rina pulang.")
    ...     register.enter(one, "pagi.txt"), register.enter(one, "siang.txt"), register.enter(other, "sore.txt")
    (None, ('pagi.txt', True), ('pagi.txt', False))
    """

    def __init__(self) -> None:
        # Without a name, SQLite keeps the table in memory up to the size of its cache, and the rest in a hidden file.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute(_TABLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def enter(self, article: Article, place: str) -> tuple[str, bool] | None:
        """Return None for a new article, else where its id was met before, and whether with the same text.

        Raises OutsideError where the disk is full.
        """
        digest = hashlib.sha256(article.text.encode()).digest()
        try:
            with closing(self._rows.cursor()) as cursor:
                cursor.execute("INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", (article.id, digest, place))
                if cursor.rowcount:
                    return None
                cursor.execute("SELECT place, digest = ? FROM articles WHERE id = ?", (digest, article.id))
                before, same = cursor.fetchone()
        except sqlite3.Error as error:
            raise OutsideError(
                f"the register of articles cannot be kept ({error}); make room for temporary files"
            ) from error
        return before, bool(same)
