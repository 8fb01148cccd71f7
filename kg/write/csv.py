"""One CSV file per table (RFC 4180, UTF-8 without a mark): safe to open in a spreadsheet.

A list is a JSON array. A text that a spreadsheet would take for a formula gets one apostrophe before it; whoever reads
the file by program takes it away again (`bare`).
"""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path

from kg.write.material import Material
from kg.write.tables import Value, tables

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(material: Material, folder: Path) -> None:
    """Write each table as NAME.csv with a header."""
    for table in tables(material):
        save(folder / f"{table.name}.csv", table.columns, (map(safe, row) for row in table.cells()))


def save(path: Path, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write one CSV file."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(rows)


def cell(value: Value) -> str:
    """Return a value as the text of a cell.

    >>> cell(("Kemenperin", "=1+1")), cell(True), cell(None), cell("=1+1")
    ('["Kemenperin", "=1+1"]', 'true', '', '=1+1')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def safe(value: Value) -> str:
    """Return a value as the text of a cell that no spreadsheet takes for a formula."""
    return armoured(value) if isinstance(value, str) else cell(value)


def armoured(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """Return what `armoured` was given.

    >>> [bare(armoured(text)) for text in ("=1+1", "'=1+1", "'ayah angkat'", "-")]
    ['=1+1', "'=1+1", "'ayah angkat'", '-']
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
