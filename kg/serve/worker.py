"""One worker: a process that answers one message after another, within bounds that the system holds it to."""

import logging
import resource
import signal
import socket
from pathlib import Path
from typing import Final

from kg.errors import KgError
from kg.serve.answer import Answer, RefusalError
from kg.serve.jobs import done
from kg.serve.source import Held, Source
from kg.serve.wire import Inbox, packed, received

_SIZES: Final = Path("/proc/self/statm")
log = logging.getLogger(__name__)


def work(channel: socket.socket, source: Source, graph: Held | None, memory: int) -> None:
    """Answer messages until the other side has gone. `graph` is what the workers share, None where each opens its own.

    `memory` is what a query may take beyond the graph, in bytes; one that takes more ends the process.
    """
    ignore_stops()
    opened, refusal = _opened(source, graph)
    _bound(memory, closed=graph is not None)
    inbox = Inbox()
    while (message := received(channel, inbox)) is not None:
        head, body = message
        try:
            answer = refusal or done(opened, head, body)  # type: ignore[arg-type]
        except Exception:
            # Our own mistake: told whole in the log, in one line to the client, and the worker goes on.
            log.exception("%s has failed", head.get("kind"))
            answer = RefusalError(500, "the service failed; its log says why").answer()
        channel.sendall(packed(_head(answer), answer.body))


def ignore_stops() -> None:
    """Leave Ctrl-C and SIGTERM to the server: it ends its workers when it has answered."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _opened(source: Source, graph: Held | None) -> tuple[Held | None, Answer | None]:
    if graph is not None:
        return graph, None
    try:
        return source.open(), None
    except KgError as error:
        return None, RefusalError(503, str(error)).answer()


def _head(answer: Answer) -> dict[str, object]:
    return {"status": answer.status, "media": answer.media, "headers": dict(answer.headers)}


def _bound(memory: int, *, closed: bool) -> None:
    """Bound the memory of this process; `closed`: let it open nothing more, so that no query reaches a network."""
    if _SIZES.exists():
        most = int(_SIZES.read_text().split()[0]) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if closed:
        used = max(int(one.name) for one in Path("/dev/fd").iterdir()) + 1
        resource.setrlimit(resource.RLIMIT_NOFILE, (used, used))
