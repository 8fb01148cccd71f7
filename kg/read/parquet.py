"""Parquet: a column `text` and what else FIELDS names; other columns are not read. The boundary to pyarrow."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from kg.errors import InputError
from kg.read.encoding import decode
from kg.read.options import ReadOptions
from kg.read.rows import FIELDS, article_from
from kg.read.source import Source
from kg.records import Article

if TYPE_CHECKING:
    from pyarrow import RecordBatch

ROWS_AT_ONCE: Final = 64
BUFFER: Final = 1 << 20
"""Bytes of a column that are in memory at once; without a buffer it would be a whole row group's."""


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Article | InputError]:
    """Yield the article of each row, or the InputError (with its row, counted from 1) that stands in its place.

    Raises InputError for a file without a column `text` or with two columns of one of these names, one that is broken
    (rows before the break are read), a stream that cannot be read from its end, and where pyarrow is not installed.
    """
    row = 0
    for batch, columns in _batches(source):
        for place in range(batch.num_rows):
            row += 1
            try:
                yield article_from(_fields(batch, place, columns, options), source, options, row)
            except InputError as error:
                yield InputError(error.reason, source.name, row)


def _batches(source: Source) -> Iterator[tuple["RecordBatch", dict[str, str]]]:
    """Yield some rows at a time, with the columns that are of FIELDS: their names in the file and ours."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise InputError("Parquet needs pyarrow; pip install 'simpul-kg[parquet]'", source.name) from None
    if not source.stream.seekable():
        raise InputError("Parquet is read from its end; give the file itself, not a stream", source.name)
    try:
        file = ParquetFile(source.stream, buffer_size=BUFFER)
        columns = _columns(file.schema_arrow.names, source)
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=list(columns), use_threads=False):
            yield batch, columns
    # Arrow's own kinds of error are ValueErrors, OSErrors and others besides.
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"broken Parquet: {' '.join(str(error).split())}", source.name) from error


def _columns(names: Sequence[str], source: Source) -> dict[str, str]:
    columns: dict[str, str] = {}
    for name in names:
        field = name.strip().lower()
        if name in columns:
            raise InputError(f"two columns {name}; leave one of them out", source.name)
        if field in FIELDS and field not in columns.values():
            columns[name] = field
    if "text" not in columns.values():
        raise InputError(f"no column text; the columns are {', '.join(names)[:200]}", source.name)
    return columns


def _fields(batch: "RecordBatch", place: int, columns: dict[str, str], options: ReadOptions) -> dict[str, object]:
    """Return one row by the names of FIELDS: bytes decoded, days and times as ISO 8601."""
    return {field: _value(batch, name, place, options) for name, field in columns.items()}


def _value(batch: "RecordBatch", name: str, place: int, options: ReadOptions) -> object:
    try:
        value: object = batch.column(name)[place].as_py()
    except (KeyError, ValueError, OverflowError) as error:  # an unknown time zone is a KeyError
        raise InputError(f"{name} cannot be read: {' '.join(str(error).split())}") from error
    if isinstance(value, bytes):
        value = decode(value)
    if isinstance(value, str) and len(value) > options.max_bytes:
        raise InputError(f"{name} is longer than {options.max_bytes:,} bytes")
    return value.isoformat() if isinstance(value, date) else value
