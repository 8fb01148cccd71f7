"""One worker process, seen from the process that started it."""

import logging
import multiprocessing
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from typing import Generic, TypeVar

from kg.engine.setup import Setup
from kg.engine.worker import READY
from kg.errors import KnowledgeError

Ticket = TypeVar("Ticket")
Serve = Callable[[Connection, Setup, int], None]
"""What runs in the process: see `kg.engine.worker.serve`."""


class WorkerProcess(Generic[Ticket]):
    """A process that answers; `tickets` are what it was given and has not answered, in order: the first is being read.

    It is spawned, not forked: the threads of onnxruntime do not survive a fork, and no fork copies the pipes of others.
    """

    def __init__(self, setup: Setup, serve: Serve) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        level = logging.getLogger().getEffectiveLevel()
        self._process = context.Process(target=serve, args=(theirs, setup, level), daemon=True)
        # Ctrl-C goes to every process of the terminal, and a worker would tell of it before it is up; it is ours alone.
        before = pthread_sigmask(SIG_BLOCK, {SIGINT})
        try:
            self._process.start()
        finally:
            pthread_sigmask(SIG_SETMASK, before)
        # The pipe must end with the worker, so nobody else may hold its other end.
        theirs.close()
        self.tickets: deque[Ticket] = deque()
        self.ready = False

    @property
    def pid(self) -> int | None:
        """Return the number of the process."""
        return self._process.pid

    @property
    def end(self) -> str:
        """Return how the process ended."""
        code = self._process.exitcode
        return f"signal {-code}" if code and code < 0 else f"exit code {code}"

    def give(self, ticket: Ticket, asked: bytes) -> None:
        """Hand over a packed article; a worker that is gone is noticed when it is heard."""
        self.tickets.append(ticket)
        try:
            self.pipe.send_bytes(asked)
        except OSError:
            return

    def heard(self) -> bytes | None:
        """Return the next message, waiting for it; None where the process has ended."""
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            return None

    def become_ready(self, message: bytes) -> None:
        """Take the first message. Raises KnowledgeError where it says what is wrong with a data file."""
        if message != READY:
            raise KnowledgeError(message.decode())
        self.ready = True

    def kill(self) -> None:
        """End the process now, and wait until it has ended."""
        self._process.kill()
        self._process.join()
        self.pipe.close()
