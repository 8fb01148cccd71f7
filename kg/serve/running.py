"""The running service: its socket, its signals, its end."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import uvicorn

from kg.errors import OutsideError
from kg.serve.app import application
from kg.serve.connection import PatientProtocol
from kg.serve.nursery import open_nursery
from kg.serve.pool import Pool
from kg.serve.settings import Settings
from kg.serve.source import Source

_PATIENCE: Final = 1
_GRACE: Final = 3
"""Seconds until the long queries are ended, and until the connections are, once the service is to stop."""
_BACKLOG: Final = 2048


def serve(source: Source, settings: Settings, started: Callable[[str, int], None]) -> int:
    """Serve a graph until SIGTERM or Ctrl-C, and return the number of that signal; 0 where it ended otherwise.

    `started` is told the host and the port once clients may come. Raises OutsideError for a port that cannot be had,
    StoreError for a graph that cannot be opened.
    """
    listening = _listening(settings.host, settings.port)
    nursery = open_nursery(source, settings.limits.memory)
    app = application(source, nursery, settings)
    config = uvicorn.Config(
        app,
        interface="asgi3",
        http=PatientProtocol,
        ws="none",
        loop="auto",
        lifespan="on",
        access_log=False,
        proxy_headers=False,
        log_config=None,
        server_header=False,
        limit_concurrency=settings.limits.connections,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE,
        backlog=_BACKLOG,
    )
    # What fails in our own code is in our own log; of a client that sends nonsense or leaves nobody needs to know.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server = _Server(config, app.pool)
    started(*listening.getsockname()[:2])
    server.run(sockets=[listening])
    return server.stopped_by


class _Server(uvicorn.Server):
    """Ends without raising the signal again: how the program ends is for the command line to say."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self.stopped_by = 0
        self._pool = pool

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is soon answered, end the other queries, close."""
        asyncio.get_running_loop().call_later(_PATIENCE, self._pool.end_queries)
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.stopped_by = sig
        super().handle_exit(sig, frame)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        reason = f"cannot listen on port {port} ({error.strerror}); choose another with --port"
        raise OutsideError(reason, host) from error
    return listening
