"""Updates as the server sees them: who may, one at a time, within the time limit, and then every worker anew."""

import asyncio
import hmac
import socket
from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked
from kg.serve.nursery import Nursery
from kg.serve.pool import Pool
from kg.serve.source import Source
from kg.serve.wire import Json, packed, received

_STOPPED: Final = "the update was stopped: it took too long or too much"


def authorize(asked: Asked, token: str | None) -> None:
    """Raise RefusalError unless the request may write: 403 where nobody may, 401 without the right token."""
    if token is None:
        raise RefusalError(403, "this service only reads; updates need a server started with --writable")
    scheme, _, given = asked.headers.get("authorization", "").partition(" ")
    # The bytes of a header are read as Latin-1 here, and those of the environment as UTF-8; both are what was sent.
    sent, known = given.encode("latin-1").strip(), token.encode("utf-8", "surrogateescape").strip()
    if scheme.lower() != "bearer" or not hmac.compare_digest(sent, known):
        raise RefusalError(401, "an update needs the token: Authorization: Bearer …", {"www-authenticate": "Bearer"})


class Writer:
    """Has updates done by a process of their own."""

    def __init__(self, pool: Pool, source: Source) -> None:
        """Where the graph is in memory, who has changed it becomes the next nursery."""
        self._pool, self._source = pool, source
        self._turn = asyncio.Lock()

    async def update(self, sparql: bytes) -> Answer:
        """Apply an update. Raises RefusalError: 400 for one that is broken, 403 to a store, 503 after too long."""
        if self._source.save is None:
            raise RefusalError(403, "a store changes by its articles, not over HTTP")
        async with self._turn:
            loop = asyncio.get_running_loop()
            nursery = self._pool.nursery
            pid, channel = await loop.run_in_executor(None, nursery.fork_writer)
            limits = self._pool.limits
            end = loop.call_later(limits.seconds + limits.saving, nursery.kill, pid)
            told = await loop.run_in_executor(None, _told, channel, sparql)
            end.cancel()
            if told["status"] < 300:
                nursery.release(pid)
                await self._pool.move(Nursery(pid, channel, str(told["state"])))
                return Answer(204, "", b"")
            nursery.kill(pid)
            channel.close()
        raise RefusalError(told["status"], str(told["reason"]).strip())


def _told(channel: socket.socket, sparql: bytes) -> Json:
    try:
        channel.sendall(packed({"kind": "update"}, sparql))
        message = received(channel)
    except OSError:
        message = None
    return message[0] if message else {"status": 503, "reason": "the update was stopped: it took too long or too much"}
