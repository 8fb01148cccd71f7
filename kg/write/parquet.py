"""One Parquet file per table, for pandas, polars and DuckDB: lists stay lists, texts stay as they are."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import OutsideError
from kg.write.material import Material
from kg.write.tables import Kind, Table, Value, tables

_AT_ONCE = 10_000


def write(material: Material, folder: Path) -> None:
    """Write each table as NAME.parquet, ten thousand rows a group.

    The bytes are the same for the same version of pyarrow. Raises OutsideError where it is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise OutsideError("needs pyarrow: pip install 'simpul-kg[parquet]'", "parquet") from error
    kinds: dict[Kind, Any] = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "number": pyarrow.int64(),
        "decimal": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    for table in tables(material):
        shape = pyarrow.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
        with ParquetWriter(folder / f"{table.name}.parquet", shape) as out:
            for part in _parts(table):
                columns = {
                    name: list(values) for name, values in zip(table.columns, zip(*part, strict=True), strict=True)
                }
                out.write_table(pyarrow.table(columns, schema=shape))


def _parts(table: Table) -> Iterator[list[tuple[Value, ...]]]:
    rows = iter(table.cells())
    while part := list(islice(rows, _AT_ONCE)):
        yield part
