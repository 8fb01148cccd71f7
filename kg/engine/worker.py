"""What runs in a worker process: it answers article after article, and ends with the process that started it."""

import logging
import os
from multiprocessing.connection import Connection
from queue import SimpleQueue
from signal import SIG_BLOCK, SIGINT, pthread_sigmask
from threading import Thread
from typing import Final

from kg.engine.setup import Setup, knowledge_of
from kg.engine.work import answered
from kg.errors import KgError

READY: Final = b""
"""The first message of a worker; any other first message says what is wrong with the knowledge."""


def serve(pipe: Connection, setup: Setup, log_level: int) -> None:
    """Answer the articles that come through `pipe`, one after the other, until it is closed."""
    pthread_sigmask(SIG_BLOCK, {SIGINT})
    logging.basicConfig(level=log_level, format="%(levelname).1s %(name)s: %(message)s")
    try:
        knowledge = knowledge_of(setup)
    except KgError as error:
        pipe.send_bytes(str(error).encode())
        return
    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(pipe, tasks), daemon=True).start()
    _send(pipe, READY)
    while True:
        _send(pipe, answered(tasks.get(), knowledge))


def _receive(pipe: Connection, tasks: "SimpleQueue[bytes]") -> None:
    """Take what comes while an article is read, so that the sender never waits; end with the sender.

    Where the sender is gone, nobody wants the article that is being read.
    """
    while True:
        try:
            tasks.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _send(pipe: Connection, message: bytes) -> None:
    try:
        pipe.send_bytes(message)
    except OSError:
        os._exit(0)
