"""Many clients at once over plain sockets: each asks again and again on its own connection."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.serve.running import Service


@dataclass(slots=True)
class Tally:
    """What came of it: seconds of each answer, wrong answers, connections lost."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    dropped: int = 0


async def crowd(service: Service, asked: Sequence[tuple[str, bytes]], *, clients: int, seconds: float) -> Tally:
    """Return what came of `clients` that ask the queries in turn and compare the answers, for so many seconds."""
    tally, end = Tally(), time.perf_counter() + seconds
    await asyncio.gather(*(_client(service, asked, number, end, tally) for number in range(clients)))
    return tally


async def _client(service: Service, asked: Sequence[tuple[str, bytes]], first: int, end: float, tally: Tally) -> None:
    parts = urlsplit(service.address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    turn = first
    while time.perf_counter() < end:
        query, expected = asked[turn % len(asked)]
        began = time.perf_counter()
        try:
            status, body = await _ask(reader, writer, query)
        except (OSError, asyncio.IncompleteReadError):
            tally.dropped += 1
            break
        tally.seconds.append(time.perf_counter() - began)
        if (status, body) != (200, expected):
            tally.wrong.append(f"{status}: {query}")
        turn += 1
    writer.close()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, query: str) -> tuple[int, bytes]:
    writer.write(f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nhost: a\r\naccept: text/csv\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return int(head.split(b" ", 2)[1]), await reader.readexactly(length)
