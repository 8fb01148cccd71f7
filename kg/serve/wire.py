"""Messages between the server and its workers: two lengths, a head in JSON, a body of bytes."""

import json
import socket
import struct
from typing import Any, Final

Json = dict[str, Any]
Message = tuple[Json, bytes]

_LENGTHS: Final = struct.Struct("!II")
_encoded: Final = json.JSONEncoder(separators=(",", ":")).encode


def packed(head: Json, body: bytes = b"") -> bytes:
    """Return a message as bytes.

    >>> Inbox().feed(packed({"kind": "query"}, b"ASK {}"))
    ({'kind': 'query'}, b'ASK {}')
    """
    text = _encoded(head).encode()
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


class Inbox:
    """Puts the bytes of messages together."""

    def __init__(self) -> None:
        self._parts = bytearray()

    def feed(self, data: bytes = b"") -> Message | None:
        """Return the next message, if it is whole with these bytes; a later one comes with the next call."""
        self._parts += data
        if len(self._parts) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._parts)
        start = _LENGTHS.size + head
        end = start + body
        if len(self._parts) < end:
            return None
        message = json.loads(self._parts[_LENGTHS.size : start].decode()), bytes(memoryview(self._parts)[start:end])
        # A view on the old bytes may not outlive the cut.
        self._parts = self._parts[end:]
        return message


def received(channel: socket.socket, inbox: Inbox | None = None) -> Message | None:
    """Return the next message of a blocking socket, None where the other side has gone.

    `inbox` holds what has come of later ones; without it there may be one message only.
    """
    inbox = inbox or Inbox()
    message = inbox.feed()
    while message is None and (data := channel.recv(1 << 18)):
        message = inbox.feed(data)
    return message
