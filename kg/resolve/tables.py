"""Tables that the user keeps: rows of ours go in, and all that he wrote there stays as he wrote it."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.files import whole_files

Row = Mapping[str, str]
"""The cells of a row by their columns."""
_ENDS: Final = "\r\n"


def write_rows(path: Path, columns: Sequence[str], more: Iterable[Row], instead: Mapping[int, Row]) -> None:
    """Write rows into a table, all of them or none: `more` at its end, `instead` into the lines that they name.

    A table that is not there begins with `columns`. Comments, blank lines, cells of other columns and the order stay;
    columns that the header lacks are added at its end. A table that is there must be one that can be read.
    """
    added = list(more)
    lines = _lines(path) or ["\t".join(columns) + "\n"]
    top = next(at for at, line in enumerate(lines) if line.strip() and line[0] != "#")
    known, end = _cells(lines[top]), _end(lines[0]) or "\n"
    lacking = dict.fromkeys(column for row in (*added, *instead.values()) for column in row if column not in known)
    header = [*known, *lacking]
    lines[top] = "\t".join([lines[top].rstrip(_ENDS), *lacking]) + _end(lines[top])
    for number, row in instead.items():
        lines[number - 1] = _filled(_cells(lines[number - 1]), row, header) + _end(lines[number - 1])
    if not _end(lines[-1]):
        lines[-1] += end
    lines += [_filled([], row, header) + end for row in added]
    with whole_files(path) as (draft,):
        draft.write_text("".join(lines), encoding=_encoding(path), newline="")


def _lines(path: Path) -> list[str]:
    """Return the lines of a table with their ends, numbered as its reader numbers them; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(file)


def _encoding(path: Path) -> str:
    """Return the encoding of a table: a spreadsheet leaves a byte order mark in it, and looks for it there."""
    return "utf-8-sig" if path.exists() and path.read_bytes().startswith(BOM_UTF8) else "utf-8"


def _filled(cells: Sequence[str], row: Row, header: Sequence[str]) -> str:
    """Return a line with the cells of a row in their columns, and in the others what was there."""
    filled = [*cells, *[""] * (len(header) - len(cells))]
    for column, text in row.items():
        filled[header.index(column)] = " ".join(text.split())
    return "\t".join(filled).rstrip("\t")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.rstrip(_ENDS).split("\t")]


def _end(line: str) -> str:
    return line[len(line.rstrip(_ENDS)) :]
