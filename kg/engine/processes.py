"""Worker processes on this machine: each reads one article at a time, and one that dies is replaced."""

import logging
from collections import deque
from dataclasses import dataclass
from multiprocessing import connection
from types import TracebackType
from typing import Final, Self

from kg.engine.setup import Setup
from kg.engine.work import found
from kg.engine.worker import serve
from kg.engine.workers import Serve, WorkerProcess
from kg.errors import InputError, OutsideError
from kg.pipeline import Found
from kg.records import Article
from kg.wire import pack

AHEAD: Final = 16
"""Articles on their way for each worker: enough that one slow article does not leave the others idle."""
AT_HAND: Final = 2
"""Articles that a worker holds: one that it reads, one that it need not wait for."""
LIVES: Final = 2
"""Workers that may die over one article before it is left out."""
STARTS: Final = 10
"""Workers that may die in a row before they are ready, after which the run is given up."""
log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Ticket:
    """An article on its way; how many workers died over it; and its packed answer, once there is one."""

    article: Article
    deaths: int = 0
    answer: bytes | None = None

    @property
    def done(self) -> bool:
        """Return whether there is nothing more to wait for."""
        return self.answer is not None or self.deaths >= LIVES


class Processes:
    """A crew of `jobs` processes, each with the knowledge of `setup`; they live as long as the context."""

    def __init__(self, setup: Setup, jobs: int, serve: Serve = serve) -> None:
        self._setup, self._jobs, self._serve = setup, jobs, serve
        self._waiting: deque[Ticket] = deque()
        self._workers: dict[object, WorkerProcess[Ticket]] = {}
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers.values():
            worker.kill()

    @property
    def room(self) -> int:
        """Return how many articles may be on their way at once."""
        return AHEAD * self._jobs

    def submit(self, article: Article) -> Ticket:
        """Return the ticket of an article that is now on its way."""
        ticket = Ticket(article)
        self._waiting.append(ticket)
        self._turn(wait=False)
        return ticket

    def is_done(self, ticket: Ticket) -> bool:
        """Return whether `take` would answer at once."""
        return ticket.done

    def take(self, ticket: Ticket) -> Found:
        """Return what was found, waiting for it. Raises InputError for an article that cannot be read."""
        while not ticket.done:
            self._turn(wait=True)
        if ticket.answer is None:
            raise InputError(
                f"{LIVES} worker processes ended while they read it; see whether memory ran out", ticket.article.id
            )
        return found(ticket.article, ticket.answer)

    def _turn(self, *, wait: bool) -> None:
        """Hand out what waits, hear from the workers, and hand out again: a worker that answered is free.

        A worker is started only when an article waits for one: few articles need few workers.
        """
        self._hand_out()
        starting = sum(not worker.ready for worker in self._workers.values())
        if len(self._waiting) > starting and len(self._workers) < self._jobs:
            self._start()
        for pipe in connection.wait([worker.pipe for worker in self._workers.values()], None if wait else 0):
            self._hear(self._workers[pipe])
        self._hand_out()

    def _hand_out(self) -> None:
        for held in range(AT_HAND):
            for worker in self._workers.values():
                if self._waiting and worker.ready and len(worker.tickets) <= held:
                    ticket = self._waiting.popleft()
                    worker.give(ticket, pack(ticket.article))

    def _hear(self, worker: WorkerProcess[Ticket]) -> None:
        message = worker.heard()
        if message is None:
            self._replace(worker)
        elif worker.ready:
            worker.tickets.popleft().answer = message
        else:
            worker.become_ready(message)
            self._failed_starts = 0

    def _replace(self, worker: WorkerProcess[Ticket]) -> None:
        """Let go of a worker that died; its articles are the next, the one that it was reading with a mark."""
        worker.kill()
        del self._workers[worker.pipe]
        log.warning("worker process %s ended (%s)", worker.pid, worker.end)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise OutsideError(f"worker processes end as they start ({worker.end}); try fewer --jobs")
        if worker.tickets:
            worker.tickets[0].deaths += 1
        self._waiting.extendleft(ticket for ticket in reversed(worker.tickets) if not ticket.done)

    def _start(self) -> None:
        worker = WorkerProcess[Ticket](self._setup, self._serve)
        self._workers[worker.pipe] = worker
        log.info("worker process %s starts", worker.pid)
