"""JSON as a stream: a large array inside a small object, one item a line."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

Json = dict[str, Any]


def one_line(value: Any) -> str:
    """Return a value as JSON on one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def write_array(items: Iterable[Any], out: BinaryIO) -> int:
    """Write an array, one item a line, and return how many items it has."""
    out.write(b"[")
    count = 0
    for item in items:
        out.write(f"{',' if count else ''}\n{one_line(item)}".encode())
        count += 1
    out.write(b"\n]")
    return count


def write_text(text: str, out: BinaryIO) -> None:
    """Write a piece of JSON as it is."""
    out.write(text.encode())
