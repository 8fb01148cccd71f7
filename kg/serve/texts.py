"""The stored texts of articles, found by their ids without holding them in memory."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Texts:
    """An open file of texts and the place of each. Workers share the file: it is read at offsets, never from a cursor.

    >>> Texts().text_of("a1") is None
    True
    """

    file: int = -1
    places: Mapping[str, tuple[int, int]] | None = None

    def text_of(self, article: str) -> str | None:
        """Return the text of an article, None where it is not stored."""
        place = (self.places or {}).get(article)
        if place is None:
            return None
        offset, length = place
        return str(json.loads(os.pread(self.file, length, offset))["text"])


def open_texts(path: Path) -> Texts:
    """Return the texts of a file as `kg build` writes it; none where there is no such file.

    Raises InputError for a file that cannot be read or a line that is no article with id and text.
    """
    if not path.exists():
        return Texts()
    try:
        file = os.open(path, os.O_RDONLY)
        with path.open("rb") as lines:
            return Texts(file, _places(lines.readlines(), path))
    except OSError as error:
        raise InputError(f"the texts cannot be read ({error.strerror})", path) from error


def _places(lines: list[bytes], path: Path) -> dict[str, tuple[int, int]]:
    places, offset = {}, 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            places[_id(line, number, path)] = offset, len(line)
        offset += len(line)
    return places


def _id(line: bytes, number: int, path: Path) -> str:
    try:
        row = json.loads(line)
        article, _ = row["id"], row["text"]
        return str(article)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("not an article with id and text", path, number) from error
