"""The exception tree.

KgError
├── InputError      an article or a file of articles cannot be read
├── KnowledgeError  a data file of ours or of the user is broken
├── QueryError      a SPARQL query is broken or refused
├── StoreError      a graph cannot be read, or is not ours
└── OutsideError    disk or network failed

Every message says what is wrong, where, and what to do next, in one line.
"""

from pathlib import Path


class KgError(Exception):
    """Anything that a user can mend. The command line shows its message and ends with `exit_code`."""

    exit_code = 3


class InputError(KgError):
    """An input that cannot be read as an article.

    `source` is the file, URL or `-`; `line` is 1-based where the format has lines.
    """

    def __init__(self, message: str, source: str | Path | None = None, line: int | None = None) -> None:
        super().__init__(located(message, source, line))
        self.source, self.line, self.reason = source, line, message


class KnowledgeError(KgError):
    """A broken data file: an ontology, a lexicon, a gazetteer or a pattern file.

    `entry` is the line number, pattern name or term at fault.
    """

    def __init__(self, message: str, source: str | Path | None = None, entry: int | str | None = None) -> None:
        self.source, self.entry = source, entry
        super().__init__(located(message, source, entry))


class QueryError(KgError):
    """A query that does not parse, or that is refused. `line` and `column` are 1-based.

    >>> str(QueryError("SERVICE is refused", line=1, column=18))
    'query:1:18: SERVICE is refused'
    """

    def __init__(
        self, message: str, source: str | Path | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        self.source, self.line, self.column = source, line, column
        super().__init__(located(message, source or ("query" if line else None), line, column))


class StoreError(KgError):
    """A graph file that is broken or not ours. `line` and `column` are 1-based."""

    def __init__(
        self, message: str, source: str | Path | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        self.source, self.line, self.column = source, line, column
        super().__init__(located(message, source, line, column))


class OutsideError(KgError):
    """The world outside failed: a full disk, a folder without permission, a host that does not answer.

    >>> str(OutsideError("cannot be written (No space left on device)", "out"))
    'out: cannot be written (No space left on device)'
    """

    exit_code = 4

    def __init__(self, message: str, source: str | Path | None = None) -> None:
        self.source = source
        super().__init__(located(message, source))


def located(message: str, *place: object) -> str:
    """Return `message` with its place before it, in the form that compilers use.

    >>> located("not a JSON object", "berita.jsonl", 7)
    'berita.jsonl:7: not a JSON object'
    >>> located("nothing to read", None, None)
    'nothing to read'
    """
    where = ":".join(str(part) for part in place if part is not None)
    return f"{where}: {message}" if where else message
