"""A worker as the server sees it: a channel to a process that is asked one thing at a time."""

import asyncio
from typing import Final

from kg.serve.answer import RefusalError
from kg.serve.nursery import Nursery
from kg.serve.wire import Inbox, Message

BUSY: Final = "the service is busy; ask again in a moment"
AGAIN: Final = {"retry-after": "2"}


class Worker(asyncio.Protocol):
    """One worker: asked one thing at a time. Its graph is not older than the `state` that its nursery told of."""

    def __init__(self, pid: int, nursery: Nursery) -> None:
        self.pid, self.nursery, self.state = pid, nursery, nursery.state
        self.slow = False
        self.since = 0.0
        self._inbox = Inbox()
        self._reply: asyncio.Future[Message] | None = None
        self._transport: asyncio.WriteTransport | None = None

    @property
    def current(self) -> bool:
        """Return whether nobody has told of a newer state of the graph since it opened it."""
        return self.state == self.nursery.state

    @property
    def alive(self) -> bool:
        """Return whether it can be asked."""
        return self._transport is not None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the channel to the process."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Put the reply together."""
        message = self._inbox.feed(data)
        if message is not None and self._reply is not None and not self._reply.done():
            self._reply.set_result(message)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio gives it
        """Tell who waits that the process has died: the system took it for its memory."""
        self.stop(RefusalError(503, "the query needed more than the service can give; ask for less"))

    def ask(self, message: bytes) -> asyncio.Future[Message]:
        """Return the future of its reply."""
        loop = asyncio.get_running_loop()
        self.since = loop.time()
        self._reply = loop.create_future()
        if self._transport is None:
            self._reply.set_exception(RefusalError(503, BUSY, AGAIN))
        else:
            self._transport.write(message)
        return self._reply

    def stop(self, reason: RefusalError) -> None:
        """End its process at once; who waits for its reply gets `reason`."""
        if self._transport is None:
            return
        self._transport.abort()
        self._transport = None
        self.nursery.kill(self.pid)
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(reason)
