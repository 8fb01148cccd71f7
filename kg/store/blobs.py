"""What the tables hold as blobs, in and out: one that cannot be read is told as damage."""

import zlib
from typing import Final, TypeVar

from kg.wire import unpack

LEVEL: Final = 1
"""Of compression: what is written often must be written quickly."""
Record = TypeVar("Record")


class DamagedError(Exception):
    """A blob that is not what was written; `kg.store.tables.telling` says where and what to do."""


def squeezed(data: bytes) -> bytes:
    """Return what is large as a blob."""
    return zlib.compress(data, LEVEL)


def unsqueezed(blob: bytes) -> bytes:
    """Return what was squeezed. Raises DamagedError."""
    try:
        return zlib.decompress(blob)
    except zlib.error as error:
        raise DamagedError(str(error)) from error


def opened(data: bytes, kind: type[Record]) -> Record:
    """Return the record of type `kind` that `data` holds. Raises DamagedError."""
    try:
        return unpack(data, kind)
    except ValueError as error:
        raise DamagedError(str(error)) from error
