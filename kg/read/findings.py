"""Findings that were written down before, by `kg extract` or by careful readers, for the articles that are read now."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.read.findings_row import Row, findings_of
from kg.records import Article, Findings
from kg.schema import Schema

Place = tuple[Path, int | None, int]
"""A file, the line of a row within it (None where the row is the file) and the byte where the row begins."""


def check_findings(path: Path) -> None:
    """Return if there is a file or folder of findings. Raises InputError where there is none."""
    if not path.exists():
        raise InputError("not there; give a .jsonl file that `kg extract` wrote, or a folder of .json files", path)


class Given:
    """The rows of a JSON Lines file, or of a folder of .json files, looked up by the id of their article.

    Only where each row stands is kept in memory, so a file may be as long as an archive.
    """

    def __init__(self, path: Path, schema: Schema) -> None:
        """Raises InputError (file, line) for a missing file, a row that is no JSON object, or an id given twice."""
        check_findings(path)
        self._path, self._schema = path, schema
        self._places: dict[str, Place] = {}
        for place, text in _texts(path):
            known = _row(place, text)["id"]
            if known in self._places:
                raise InputError(f"article {known} has findings already; keep one row for it", place[0], place[1])
            self._places[known] = place

    def of(self, article: Article) -> Findings:
        """Return what is given for the article. Raises InputError where there is nothing, or it does not fit the text.

        What fits the text but not the ontology is refused, and said in the findings' refusals.
        """
        place = self._places.get(article.id)
        if place is None:
            raise InputError(f"no findings for article {article.id}; `kg extract` makes them", self._path)
        file, line, start = place
        with file.open("rb") as stream:
            stream.seek(start)
            row = _row(place, (stream.readline() if line else stream.read()).decode("utf-8"))
        try:
            return findings_of(row, article, self._schema)
        except InputError as error:
            raise InputError(error.reason, file, line) from None
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(f"not of the form that `kg extract` writes ({error!r})", file, line) from error


def _texts(path: Path) -> Iterator[tuple[Place, str]]:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    for file in files:
        try:
            yield from _rows(file, whole=path.is_dir())
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", file) from error


def _rows(file: Path, *, whole: bool) -> Iterator[tuple[Place, str]]:
    with file.open("rb") as stream:
        if whole:
            yield (file, None, 0), _decoded(stream.read(), file, None)
            return
        start = 0
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield (file, number, start), _decoded(line, file, number)
            start += len(line)


def _decoded(data: bytes, file: Path, line: int | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start}); save it as UTF-8", file, line) from None


def _row(place: Place, text: str) -> Row:
    file, line, _ = place
    try:
        row = json.loads(text)
    except (RecursionError, ValueError) as error:
        raise InputError(f"not JSON ({error})", file, line) from None
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise InputError('not an object with an "id"; each row is what one article says', file, line)
    return row
