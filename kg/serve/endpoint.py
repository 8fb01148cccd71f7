"""An endpoint as ASGI: the answer of a function, sent with the headers that every answer of ours has."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from starlette.types import Receive, Scope, Send

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked
from kg.serve.desk import Desk
from kg.serve.refused import readable
from kg.serve.watching import Watch

Function = Callable[[Asked, Desk], Awaitable[Answer]]
POLICY: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_POLICY: Final = (b"content-security-policy", POLICY.encode())
_ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "cross-origin",
    "vary": "accept, accept-encoding",
}
_SHARED: Final = "etag, retry-after, content-encoding, allow, link"
_BODILESS: Final = (204, 304)
Raw = list[tuple[bytes, bytes]]
_CHUNK: Final = 1 << 18
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A function under a path. `name` is what the metrics call it; `methods` what it is asked with."""

    function: Function
    name: str
    desk: Desk
    watch: Watch
    methods: tuple[str, ...] = ("GET", "HEAD")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and note it."""
        began = time.perf_counter()
        if (ready := self.desk.ready(scope)) is not None:
            start, body = ready
            await send(start)
            status, sent = start["status"], await _send_body(body, send, self.desk.settings.limits.client_seconds)
        else:
            asked = Asked(scope, receive, self.desk.settings.limits)
            answer = readable(asked, await self._answer(asked))
            status, sent = answer.status, await self._send(asked, answer, send)
        self.watch.note(self.name, scope, status, sent, time.perf_counter() - began)

    async def _answer(self, asked: Asked) -> Answer:
        allowed = ", ".join((*self.methods, "OPTIONS"))
        if asked.method == "OPTIONS":
            return Answer(204, "", b"", _preflight(allowed))
        if asked.method not in self.methods:
            return RefusalError(405, f"{asked.method} is not for this address", {"allow": allowed}).answer()
        try:
            return await self.function(asked, self.desk)
        except RefusalError as refusal:
            return refusal.answer()
        except Exception:
            # Our own mistake: told whole in the log, in one line to the client, and the service goes on.
            log.exception("%s has failed", self.name)
            return RefusalError(500, "the service failed; its log says why").answer()

    async def _send(self, asked: Asked, answer: Answer, send: Send) -> int:
        start = {"type": "http.response.start", "status": answer.status, "headers": self._headers(answer)}
        self.desk.remember(asked, answer, start)
        await send(start)
        bare = asked.method == "HEAD" or answer.status in _BODILESS
        return await _send_body(b"" if bare else answer.body, send, self.desk.settings.limits.client_seconds)

    def _headers(self, answer: Answer) -> Raw:
        raw = [*_always(self.desk.settings.origin), *map(_raw, answer.headers.items())]
        if "content-security-policy" not in answer.headers:
            raw.append(_POLICY)
        if answer.media:
            raw.append((b"content-type", answer.media.encode("latin-1", "replace")))
        if answer.status not in _BODILESS:
            raw.append((b"content-length", b"%d" % len(answer.body)))
        return raw


async def _send_body(body: bytes, send: Send, seconds: float) -> int:
    """Send a body and return how much of it went; a client that takes no part of it for so long is left."""
    if len(body) <= _CHUNK:
        await send({"type": "http.response.body", "body": body})
        return len(body)
    for at in range(0, len(body), _CHUNK):
        part = {"body": body[at : at + _CHUNK], "more_body": at + _CHUNK < len(body)}
        try:
            async with asyncio.timeout(seconds):
                await send({"type": "http.response.body", **part})
        except TimeoutError:
            # An answer that is not finished: uvicorn ends the connection.
            return at
    return len(body)


@cache
def _always(origin: str) -> Raw:
    headers = {"access-control-allow-origin": origin, "access-control-expose-headers": _SHARED}
    return [*map(_raw, (_ALWAYS | headers).items())]


def _raw(header: tuple[str, str]) -> tuple[bytes, bytes]:
    name, value = header
    return name.encode("latin-1"), value.encode("latin-1", "replace")


def _preflight(allowed: str) -> dict[str, str]:
    return {
        "allow": allowed,
        "access-control-allow-methods": allowed,
        "access-control-allow-headers": "accept, authorization, content-type, if-none-match",
        "access-control-max-age": "86400",
    }
