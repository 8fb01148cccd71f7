"""How a service runs: where it listens, and the limits that keep one client from taking it from the others."""

import os
from dataclasses import dataclass, field
from typing import Final

MEBIBYTE: Final = 1024 * 1024
LOOPBACK: Final = "127.0.0.1"
PORT: Final = 7878


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and counts; a query that passes one of them is stopped, and only that query.

    An answer comes within `seconds`, time in line included. `waiting` requests may stand in line. While any do, a query
    that has run `patience` seconds leaves the fast lane: it goes on in one of `slow` places with less of the processor,
    and its place goes to the next. Where the slow places are full, the query that has run longest is stopped, if it had
    a second. An update may take `saving` seconds more than a query: it opens the store and writes. Every `look` seconds
    a store is looked at for edits of other processes.
    """

    seconds: float = 10.0
    saving: float = 10.0
    patience: float = 0.2
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    slow: int = 6
    waiting: int = 512
    memory: int = 1024 * MEBIBYTE
    result: int = 64 * MEBIBYTE
    body: int = MEBIBYTE
    cache: int = 64 * MEBIBYTE
    connections: int = 1024
    client_seconds: float = 10.0
    look: float = 2.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, whom browsers may let ask (`origin`), and the token without which nothing is written."""

    host: str = LOOPBACK
    port: int = PORT
    origin: str = "*"
    token: str | None = None
    limits: Limits = field(default_factory=Limits)
