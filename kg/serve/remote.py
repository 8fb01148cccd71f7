"""A worker as the server sees it: a channel to a process that answers one thing after another."""

import asyncio
from collections import deque
from typing import Final

from kg.serve.answer import RefusalError
from kg.serve.nursery import Nursery
from kg.serve.wire import Inbox, Message

BUSY: Final = "the service is busy; ask again in a moment"
AGAIN: Final = {"retry-after": "2"}


SHORT: Final = 0.01
"""Seconds within which an answer is quick."""


class AskAgainError(Exception):
    """The worker was stopped for another request than this one, which waited behind it: another worker can answer."""


class Worker(asyncio.Protocol):
    """One worker. Its graph is not older than the `state` that its nursery told of.

    It answers in the order of asking. What waits behind the first is in its channel already, so that it need not wait
    for the server between two answers. `since` is when it began what it does now.
    """

    def __init__(self, pid: int, nursery: Nursery) -> None:
        self.pid, self.nursery, self.state = pid, nursery, nursery.state
        self.slow = False
        self.since = 0.0
        self.quick = False
        """Whether the last answer took little time."""
        self.promised = 0
        """How many have been given it and have not asked yet."""
        self._inbox = Inbox()
        self._replies: deque[asyncio.Future[Message]] = deque()
        self._transport: asyncio.WriteTransport | None = None

    @property
    def current(self) -> bool:
        """Return whether nobody has told of a newer state of the graph since it opened it."""
        return self.state == self.nursery.state

    @property
    def alive(self) -> bool:
        """Return whether it can be asked."""
        return self._transport is not None

    @property
    def load(self) -> int:
        """Return how many answers it owes, or is going to."""
        return len(self._replies) + self.promised

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the channel to the process."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Put the replies together."""
        message = self._inbox.feed(data)
        while message is not None and self._replies:
            now = asyncio.get_running_loop().time()
            self.quick, self.since = now - self.since < SHORT, now
            reply = self._replies.popleft()
            if not reply.done():
                reply.set_result(message)
            message = self._inbox.feed()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio gives it
        """Tell who waits that the process has died: the system took it for its memory."""
        self.stop(RefusalError(503, "the query needed more than the service can give; ask for less"))

    def ask(self, message: bytes) -> asyncio.Future[Message]:
        """Return the future of its reply: it raises RefusalError, or AskAgainError."""
        loop = asyncio.get_running_loop()
        reply: asyncio.Future[Message] = loop.create_future()
        if self._transport is None or self.slow:
            # It was stopped, or given up, since it was promised.
            reply.set_exception(AskAgainError())
            return reply
        if not self._replies:
            self.since = loop.time()
        self._replies.append(reply)
        self._transport.write(message)
        return reply

    def pass_on(self) -> None:
        """Let who waits behind what it does now ask another worker. It must be stopped after its next answer."""
        while len(self._replies) > 1:
            _refuse(self._replies.pop(), AskAgainError())

    def stop(self, reason: RefusalError, blamed: asyncio.Future[Message] | None = None) -> None:
        """End its process at once; `blamed`, else who is being answered, gets `reason`, the others may ask again."""
        if self._transport is None:
            return
        self._transport.abort()
        self._transport = None
        self.nursery.kill(self.pid)
        blamed = blamed or next(iter(self._replies), None)
        while self._replies:
            reply = self._replies.popleft()
            _refuse(reply, reason if reply is blamed else AskAgainError())


def _refuse(reply: asyncio.Future[Message], why: Exception) -> None:
    if not reply.done():
        reply.set_exception(why)
