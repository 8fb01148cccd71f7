"""Messages between the server and its workers: two lengths, a head in JSON, a body of bytes."""

import json
import socket
import struct
from typing import Any, Final

Json = dict[str, Any]
Message = tuple[Json, bytes]

_LENGTHS: Final = struct.Struct("!II")


def packed(head: Json, body: bytes = b"") -> bytes:
    """Return a message as bytes.

    >>> Inbox().feed(packed({"kind": "query"}, b"ASK {}"))
    ({'kind': 'query'}, b'ASK {}')
    """
    text = json.dumps(head, separators=(",", ":")).encode()
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


class Inbox:
    """Puts the bytes of one message together; there is never a second one before the first is answered."""

    def __init__(self) -> None:
        self._parts = bytearray()

    def feed(self, data: bytes) -> Message | None:
        """Return the message if these bytes complete it, else None."""
        self._parts += data
        if len(self._parts) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._parts)
        end = _LENGTHS.size + head
        if len(self._parts) < end + body:
            return None
        message = json.loads(self._parts[_LENGTHS.size : end]), bytes(memoryview(self._parts)[end:])
        self._parts = bytearray()
        return message


def received(channel: socket.socket) -> Message | None:
    """Return the next message of a blocking socket, None where the other side has gone."""
    inbox = Inbox()
    while data := channel.recv(1 << 18):
        if (message := inbox.feed(data)) is not None:
            return message
    return None
