"""The desk: takes what an endpoint wants done, and gives the answer; from what is kept, else from a worker."""

from starlette.types import Message, Scope

from kg.serve.answer import Answer
from kg.serve.asked import Asked
from kg.serve.keeping import Kept, matches, tag, tagged
from kg.serve.negotiation import gzip_wanted
from kg.serve.pool import Pool
from kg.serve.settings import Settings
from kg.serve.shortcuts import Shortcuts, wording
from kg.serve.wire import Json, packed
from kg.serve.writing import Writer


class Desk:
    """What all endpoints share."""

    def __init__(self, pool: Pool, writer: Writer, settings: Settings) -> None:
        self.pool, self.writer, self.settings = pool, writer, settings
        self.kept = Kept(settings.limits.cache)
        self.shortcuts = Shortcuts(settings.limits.cache // 4)
        self.hits = 0

    def ready(self, scope: Scope) -> tuple[Message, bytes] | None:
        """Return what was sent for the very same request while the graph was the same, if its answer is kept."""
        asked = wording(self.pool.nursery.state, scope)
        known = self.shortcuts.get(asked) if asked else None
        answer = self.kept.get(known.etag) if known else None
        if known is None or answer is None:
            return None
        self.hits += 1
        return known.start, answer.body

    def remember(self, asked: Asked, answer: Answer, start: Message) -> None:
        """Note what is sent for a request, if its answer is kept and goes out as it is."""
        kept = self.kept.get(answer.headers.get("etag", "")) if asked.wording else None
        if kept is not None and asked.wording and kept.body is answer.body and kept.status == answer.status:
            self.shortcuts.put(asked.wording, answer.headers["etag"], start)

    async def done(self, asked: Asked, head: Json, body: bytes = b"", *, lasting: bool = True) -> Answer:
        """Return the answer to a message for the workers; `lasting`: it is the same until the graph changes.

        Raises RefusalError like `Pool.run`.
        """
        wanted = head | {
            "accept": asked.accept,
            "gzip": gzip_wanted(asked.headers.get("accept-encoding", "")),
            "result": self.settings.limits.result,
        }
        message = packed(wanted, body)
        if not lasting:
            return await self.pool.run(message, asked.gone)
        key, asked.wording = tag(self.pool.nursery.state, message), wording(self.pool.nursery.state, asked.scope)
        reading = asked.method != "POST"
        if reading and matches(asked.headers.get("if-none-match", ""), key):
            return Answer(304, "", b"", {"etag": key, "cache-control": "no-cache"})
        answer = self.kept.get(key)
        if answer is None:
            answer = await self.pool.run(message, asked.gone)
            self.kept.put(key, answer)
        else:
            self.hits += 1
        return tagged(answer, key) if reading else answer
