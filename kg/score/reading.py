"""Rows of articles, gold or predictions from a folder of JSON files or a JSONL file."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.score.shape import faults

Rows = dict[str, dict[str, Any]]
Numbered = tuple[Path, int | None, str]


def load(path: Path) -> Rows:
    """Return gold or predictions by their id: of each *.json file of a folder, or of each line of a file.

    Raises InputError (file, line) for what is missing, not JSON, not an object, has no id or not the form of
    `kg extract`, and for two rows of one id that differ.
    """
    return _rows(path, lambda row: (f"{fault}; a row has the form of kg extract" for fault in faults(row)))


def load_articles(path: Path) -> Rows:
    """Return articles with their texts by their id. Raises InputError like `load`."""
    return _rows(path, lambda row: () if isinstance(row.get("text"), str) else ('no text "text"; an article has one',))


def _rows(path: Path, faulty: Callable[[Mapping[str, Any]], Iterable[str]]) -> Rows:
    if not path.exists():
        raise InputError("not there; give a folder of .json files or a .jsonl file", path)
    found: Rows = {}
    for source, line, text in _texts(path):
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON ({error})", source, line) from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise InputError('not an object with an "id"', source, line)
        if fault := next(iter(faulty(row)), None):
            raise InputError(fault, source, line)
        if found.setdefault(row["id"], row) != row:
            raise InputError(f"another row has the id {row['id']!r}, too; leave one of them", source, line)
    return found


def _texts(path: Path) -> Iterator[Numbered]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield file, None, _text(file)
        return
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield path, number, line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path) from error
