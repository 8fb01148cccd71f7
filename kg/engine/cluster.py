"""The workers of a Dask cluster that is there already: the boundary to distributed."""

import logging
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from time import monotonic
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

from kg.engine.remote import read_article
from kg.engine.setup import Setup
from kg.engine.work import found
from kg.errors import InputError, KgError, OutsideError
from kg.pipeline import Found
from kg.records import Article
from kg.wire import pack

try:
    from distributed import Client, Future, KilledWorker
except ImportError as error:
    raise OutsideError("--engine dask needs Dask; pip install 'simpul-kg[cluster]'") from error

AHEAD: Final = 8
"""Articles on their way for each thread of the cluster; most wait at the scheduler."""
CONNECT_SECONDS: Final = 5
TRIES: Final = 2
"""How often an article is handed in: workers may die for reasons of their own, and it stood near."""
PATIENCE: Final = 60
"""Seconds without a single worker after which the run is given up."""
LOOK_SECONDS: Final = 2
"""Seconds between two looks at the cluster: its workers come and go."""
log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Ticket:
    """An article on its way, what Dask promises of it, how often it was handed in, and its packed answer, once here."""

    article: Article
    future: "Future[bytes]"
    tries: int = 1
    answer: bytes | None = None


class Cluster:
    """A crew of the workers at a scheduler, each with the knowledge of `setup`; connected as long as the context.

    A worker that is lost is Dask's to notice: it hands the article to another, until the scheduler's
    `allowed-failures` (three) are used up.
    """

    def __init__(self, setup: Setup, address: str) -> None:
        self._setup, self._address = pack(setup), address
        self._run, self._numbers = f"simpul-{uuid4().hex}", count()
        self._tickets: list[Ticket] = []
        self._threads, self._seen, self._looked = 0, monotonic(), 0.0

    def __enter__(self) -> Self:
        if not log.isEnabledFor(logging.DEBUG):
            for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
                logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self._client = Client(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise OutsideError(f"no Dask scheduler answers ({error})", self._address) from error
        log.info("connected to %s", self._address)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tickets.clear()
        with suppress(OSError, TimeoutError):
            self._client.close(timeout=LOOK_SECONDS)

    @property
    def room(self) -> int:
        """Return how many articles may be on their way at once, for the workers that are there now."""
        self._look()
        return AHEAD * max(self._threads, 1)

    def submit(self, article: Article) -> Ticket:
        """Return the ticket of an article that is now on its way."""
        ticket = Ticket(article, self._promise(article))
        self._tickets.append(ticket)
        return ticket

    def _promise(self, article: Article) -> "Future[bytes]":
        # Keys of one group wait at the scheduler: what a worker holds is suspected when it dies.
        key = (self._run, next(self._numbers))
        return self._client.submit(read_article, pack(article), self._setup, key=key, pure=False)

    def is_done(self, ticket: Ticket) -> bool:
        """Return whether `take` would answer at once."""
        return ticket.answer is not None or ticket.future.done()

    def take(self, ticket: Ticket) -> Found:
        """Return what was found, waiting for it. Raises InputError for an article that cannot be read."""
        while ticket.answer is None:
            try:
                fault = ticket.future.exception(timeout=LOOK_SECONDS)
            except TimeoutError:
                self._look()
                continue
            except CancelledError as error:
                raise self._lost(error) from error
            if fault is None:
                self._fetch()
            elif isinstance(fault, KilledWorker) and ticket.tries < TRIES:
                log.warning("article %s was lost with %s workers; once more", ticket.article.id, _deaths(fault))
                ticket.future, ticket.tries = self._promise(ticket.article), ticket.tries + 1
            else:
                self._tickets.remove(ticket)
                raise self._told(fault, ticket) from fault
        return found(ticket.article, ticket.answer)

    def _fetch(self) -> None:
        """Get every answer that is done: one round trip costs as much as many."""
        ready = [one for one in self._tickets if one.future.status == "finished"]
        try:
            answers = self._client.gather([one.future for one in ready])
        except KilledWorker:
            # An answer was lost with its worker; whose it was, each ticket will say.
            return
        except (CancelledError, OSError) as error:
            raise self._lost(error) from error
        for one, answer in zip(ready, answers, strict=True):
            one.answer = answer
            one.future.release()
        self._tickets = [one for one in self._tickets if one.answer is None]

    def _told(self, fault: BaseException, ticket: Ticket) -> Exception:
        """Return as an error of ours what Dask says of an article."""
        if isinstance(fault, KgError):
            return fault
        if isinstance(fault, KilledWorker):
            died = ticket.tries * _deaths(fault)
            return InputError(f"{died} workers ended while they held it; see whether memory ran out", ticket.article.id)
        return OutsideError(
            f"the cluster cannot read articles ({type(fault).__name__}: {fault}); "
            "install the same simpul-kg[cluster] on its scheduler and workers",
            self._address,
        )

    def _lost(self, error: BaseException) -> OutsideError:
        return OutsideError(
            f"the connection to the scheduler was lost ({error or type(error).__name__})", self._address
        )

    def _look(self) -> None:
        """Count the threads of the cluster, now and then. Raises OutsideError where there was none for too long."""
        now = monotonic()
        if now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        try:
            threads = sum(self._client.nthreads().values())
        except (OSError, CancelledError) as error:
            raise self._lost(error) from error
        if threads != self._threads:
            log.info("%s has %s threads", self._address, threads)
        self._threads = threads
        if threads:
            self._seen = now
        elif now - self._seen > PATIENCE:
            raise OutsideError(f"no worker for {PATIENCE} seconds; start one with `dask worker`", self._address)


def _deaths(fault: KilledWorker) -> int:
    """Return how many workers died before Dask gave a task up."""
    return int(fault.allowed_failures) + 1
