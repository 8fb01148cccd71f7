"""Bytes in a format → all that a reader makes of them."""

import io

from kg.errors import InputError
from kg.read import READERS, ReadOptions
from kg.read.source import Source
from kg.records import Article


def given(
    kind: str, data: bytes | str, *, options: ReadOptions | None = None, url: str | None = None
) -> list[Article | InputError]:
    """Return what the reader of `kind` yields for `data`, and at the end the error with which it refuses the source."""
    raw = data.encode() if isinstance(data, str) else data
    source = Source("masukan", io.BufferedReader(io.BytesIO(raw)), url)
    found: list[Article | InputError] = []
    try:
        found.extend(READERS[kind](source, options or ReadOptions()))
    except InputError as error:
        found.append(error)
    return found
