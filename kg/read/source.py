"""A named stream of bytes, and what its first bytes tell about its format."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO, Final

from kg.errors import InputError
from kg.read.encoding import UTF16_MARKS, decode, is_binary

PARQUET: Final = b"PAR1"


class Unclosed(io.RawIOBase):
    """A stream whose end is not ours to decide (standard input), so that buffering it does not close it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with what is there and return how many bytes that were, 0 at the end."""
        data: bytes = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read articles from. `name` is what messages call it; `url` is where it was fetched from, if it was."""

    name: str
    stream: io.BufferedReader
    url: str | None = None

    def head(self) -> bytes:
        """Return the first bytes (as many as the buffer holds) without consuming them."""
        return self.stream.peek()

    def position(self) -> int:
        """Return how many bytes have been read, 0 for a stream that does not know."""
        return self.stream.tell() if self.stream.seekable() else 0

    def text(self, limit: int) -> str:
        """Return everything as text. Raises InputError if it is empty, binary or longer than `limit` bytes."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(f"longer than {limit:,} bytes; split it, or raise the limit", self.name)
        if not data.strip():
            raise InputError("empty", self.name)
        if is_binary(data):
            raise InputError("binary, not text", self.name)
        return decode(data)

    def lines(self, limit: int) -> Iterator[tuple[int, str]]:
        """Yield each line with its 1-based number, LF kept, a line longer than `limit` bytes cut into parts.

        Raises InputError if there is nothing, or if the first bytes are binary or UTF-16.
        """
        head = self.head()
        if not head:
            raise InputError("empty", self.name)
        if head.startswith(UTF16_MARKS):
            raise InputError("UTF-16, which has no lines of bytes; save it as UTF-8", self.name)
        if is_binary(head):
            raise InputError("binary, not text", self.name)
        for number, line in enumerate(iter(lambda: self.stream.readline(limit + 1), b""), 1):
            yield number, decode(line)


@cache
def _markup() -> re.Pattern[bytes]:
    return re.compile(rb"\s*<(?:!doctype|!--|\?xml|[a-z])", re.IGNORECASE)


def sniff(head: bytes) -> str:
    """Return the format that the first bytes of a stream suggest: parquet, jsonl, html or else txt.

    >>> sniff(b'{"text": "Gempa mengguncang Cianjur."}')
    'jsonl'
    >>> sniff(b"<!DOCTYPE html><title>Gempa</title>")
    'html'
    """
    if head.startswith(PARQUET):
        return "parquet"
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    # An array is no JSON Lines either, but its reader is the one that can say so.
    if head.lstrip(b"[ \t\r\n").startswith(b"{"):
        return "jsonl"
    return "html" if _markup().match(head) else "txt"
