"""Rows of articles, gold or predictions from a folder of JSON files or a JSONL file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError

Numbered = tuple[Path, int | None, str]


def load(path: Path) -> dict[str, dict[str, Any]]:
    """Return the rows by their id: of each *.json file of a folder, or of each line of a file.

    Raises InputError (file, line) for what is missing, not JSON, not an object, or has no id.
    """
    if not path.exists():
        raise InputError("not there; give a folder of .json files or a .jsonl file", path)
    found = {}
    for source, line, text in _texts(path):
        try:
            row = json.loads(text)
        except ValueError as error:
            raise InputError(f"not JSON ({error})", source, line) from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise InputError('not an object with an "id"', source, line)
        found[row["id"]] = row
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
