"""CSV: a header row with `text` and what else FIELDS names; separated by comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.encoding import normalise
from kg.read.options import ReadOptions
from kg.read.rows import FIELDS, article_from
from kg.read.source import Source
from kg.records import Article
from kg.wording import counted

DELIMITERS = (",", ";", "\t")


def read_csv(source: Source, options: ReadOptions) -> Iterator[Article | InputError]:
    """Yield the article of each row, or the InputError (with its line) that stands in its place.

    Raises InputError if the header has no column `text`.
    """
    lines = _lines(source, options)
    header_line = next(lines, "")
    delimiter, header = _header(header_line, source)
    # The limit is one for the whole process, so it is set where the module is used.
    csv.field_size_limit(options.max_bytes)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(rows, None)
            if cells is None:
                return
            if cells:
                yield _article(cells, header, source, options, rows.line_num + 1)
        except csv.Error as error:
            yield InputError(f"broken CSV: {error}", source.name, rows.line_num + 1)
        except InputError as error:
            yield error


def _lines(source: Source, options: ReadOptions) -> Iterator[str]:
    for _, line in source.lines(options.max_bytes):
        yield from io.StringIO(normalise(line), newline="\n") if "\r" in line else (line,)


def _header(line: str, source: Source) -> tuple[str, list[str]]:
    """Return the delimiter under which the header has most of FIELDS, and the header's names in lower case."""
    readings = []
    for delimiter in DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        names = [cell.strip().lower() for cell in cells]
        readings.append((len(set(names) & set(FIELDS)), delimiter, names))
    _, delimiter, names = max(readings, key=lambda reading: reading[0])
    if "text" not in names:
        raise InputError(f"no column text; the header is {', '.join(names)[:200]}", source.name, 1)
    return delimiter, names


def _article(cells: list[str], header: list[str], source: Source, options: ReadOptions, line: int) -> Article:
    if len(cells) != len(header):
        raise InputError(f"{counted(len(cells), 'cell')} under a header of {len(header)}", source.name, line)
    row = {name: cell or None for name, cell in zip(header, cells, strict=True)}
    return article_from(row, source, options, line)
