"""Records as bytes, for what travels between processes and for what is kept on disk: MessagePack, by field name."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")


def pack(record: object) -> bytes:
    """Return `record` (a dataclass, or tuples of them) as bytes, the same for the same record.

    >>> from kg.records import Span
    >>> unpack(pack(Span(9, 13)), Span)
    Span(start=9, end=13)
    """
    return msgspec.msgpack.encode(record)


def unpack(data: bytes, kind: type[Record]) -> Record:
    """Return the record of type `kind` that `data` holds; its invariants are checked as when it was made.

    Fields that are absent take their defaults, fields that `kind` does not know are passed over. Raises ValueError for
    bytes that are no such record.
    """
    decoder: msgspec.msgpack.Decoder[Record] = _decoder(kind)  # type: ignore[arg-type]  # every class has a hash
    return decoder.decode(data)


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
