"""A connection that is not held for ever: a client must send the head of a request soon, and not too much of it."""

import asyncio
from typing import Any, Final

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

SECONDS: Final = 10.0
LARGEST: Final = 128 * 1024


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a limit of time and size for what comes before the body."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._waiting: asyncio.TimerHandle | None = None
        self._size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._head_is_there()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse what has come; refuse a head that is too large."""
        if self._size >= 0:
            self._size += len(data)
        super().data_received(data)
        # The parser has called on_headers_complete by now, if the head is whole.
        if self._size > LARGEST and not self.transport.is_closing():
            self._refuse()

    def on_message_begin(self) -> None:
        """Begin to wait for the rest of a head."""
        super().on_message_begin()
        if self._waiting is None:
            self._expect_head()

    def on_headers_complete(self) -> None:
        """Begin the request: its head is there."""
        self._head_is_there()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Count the next head from nothing."""
        super().on_message_complete()
        self._size = 0

    def _expect_head(self) -> None:
        self._size = max(self._size, 0)
        self._waiting = self.loop.call_later(SECONDS, self._refuse)

    def _head_is_there(self) -> None:
        self._size = -1
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _refuse(self) -> None:
        self._head_is_there()
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            self.transport.close()
