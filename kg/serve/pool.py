"""The pool of workers as the server sees it: who works, who waits, and who is stopped.

There are as many places in the fast lane as there are processors. When others wait, a query that stays long goes on in
the slow lane and frees its place, so that a few long queries never hold up the many short ones.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.nursery import Nursery
from kg.serve.remote import AGAIN, BUSY, Worker
from kg.serve.settings import Limits

Gone = Callable[[], Awaitable[None]]
_GLANCE: Final = 0.02
_A_WHILE: Final = 1.0
"""Seconds that a long query has before it may be stopped for another one."""


class Pool:
    """Runs messages on workers, within the limits."""

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.nursery, self.limits = nursery, limits
        self.stopped = 0
        self._idle: deque[Worker] = deque()
        self._line: deque[asyncio.Future[Worker]] = deque()
        self._busy: set[Worker] = set()
        self._next_look: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Fill the fast lane. Raises OSError where the nursery has gone."""
        for _ in range(self.limits.workers):
            self._hand_on(await self._born())

    async def move(self, nursery: Nursery) -> None:
        """Let the children of another nursery do all work from now on; those of this one finish what they do."""
        former, self.nursery = self.nursery, nursery
        self._end_idle()
        leaving = {worker for worker in self._busy if worker.nursery is former}
        fast = sum(not worker.slow for worker in leaving)
        for _ in range(self.limits.workers - fast):
            self._hand_on(await self._born())
        self._keep(self._see_off(former, leaving))

    async def renew(self, state: str) -> None:
        """Let workers that open the graph in its new state do all work from now on; the others finish what they do."""
        self.nursery.state = state
        self._end_idle()
        for _ in range(self.limits.workers - sum(not worker.slow for worker in self._busy)):
            self._hand_on(await self._born())

    async def _see_off(self, former: Nursery, leaving: set[Worker]) -> None:
        while leaving & self._busy:
            await asyncio.sleep(_GLANCE)
        former.close()

    def _end_idle(self) -> None:
        while self._idle:
            self._idle.pop().stop(RefusalError(503, BUSY, AGAIN))

    def end_queries(self) -> None:
        """Stop every query that runs."""
        for worker in tuple(self._busy):
            self._stop(worker, RefusalError(503, "the service is being stopped"))

    def close(self) -> None:
        """End every process."""
        self._closed = True
        self.end_queries()
        self._end_idle()
        self.nursery.close()

    def counts(self) -> dict[str, int]:
        """Return how many workers are idle, busy and slow, and how many requests wait."""
        slow = sum(worker.slow for worker in self._busy)
        return {"idle": len(self._idle), "busy": len(self._busy) - slow, "slow": slow, "waiting": len(self._line)}

    async def run(self, message: bytes, gone: Gone) -> Answer:
        """Return a worker's answer. `gone` ends when the client has left; that stops the query.

        Raises RefusalError (503) where the lanes are full, the time is over, or the worker has died.
        """
        loop = asyncio.get_running_loop()
        end_at = loop.time() + self.limits.seconds
        worker = await self._free(end_at)
        reply = worker.ask(message)
        watches: list[asyncio.Task[None]] = []
        patience = loop.call_later(self.limits.patience, self._review, worker, gone, watches)
        end = loop.call_at(end_at, self._stop, worker, self._too_long())
        try:
            head, body = await reply
        except asyncio.CancelledError:
            self._stop(worker, RefusalError(503, BUSY))
            raise
        finally:
            patience.cancel()
            end.cancel()
            for watch in watches:
                watch.cancel()
            self._release(worker)
        return Answer(head["status"], head["media"], body, head["headers"])

    async def _free(self, end_at: float) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                self._busy.add(worker)
                return worker
            self._replace()
        if len(self._line) >= self.limits.waiting:
            raise RefusalError(503, BUSY, AGAIN)
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        self._make_room()
        try:
            async with asyncio.timeout_at(end_at):
                return await turn
        except TimeoutError as error:
            if turn.done() and not turn.cancelled():
                # Its turn came in the very moment.
                return turn.result()
            with suppress(ValueError):
                self._line.remove(turn)
            raise RefusalError(503, BUSY, AGAIN) from error

    def _release(self, worker: Worker) -> None:
        """Give a worker that has answered to the next in line; replace one that was stopped; retire one too many."""
        self._busy.discard(worker)
        slow, worker.slow = worker.slow, False
        if not worker.alive:
            if not slow:
                self._replace()
        elif slow:
            # Its place has gone to another, and it is the one that steps back from the processor.
            worker.stop(RefusalError(503, BUSY))
        elif worker.nursery is not self.nursery or not worker.current:
            worker.stop(RefusalError(503, BUSY))
            self._replace()
        else:
            self._hand_on(worker)

    def _hand_on(self, worker: Worker) -> None:
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                self._busy.add(worker)
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _review(self, worker: Worker, gone: Gone, watches: list[asyncio.Task[None]]) -> None:
        """Look after a query that takes long: whether its client is there, and whether others wait."""
        watches.append(asyncio.ensure_future(self._watch(worker, gone)))
        if self._line:
            self._make_room()

    def _make_room(self) -> None:
        """Move long queries to the slow lane while others wait, as far as it has places."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._next_look is not None:
            self._next_look.cancel()
        self._next_look = loop.call_later(self.limits.patience, self._make_room) if self._line else None
        long = [one for one in self._busy if not one.slow and one.alive and now - one.since >= self.limits.patience]
        for worker in long if self._line else ():
            if not self._slow_place(now):
                return
            worker.slow = True
            worker.nursery.slow_down(worker.pid)
            self._replace()

    def _slow_place(self, now: float) -> bool:
        """Return whether the slow lane has a place, if need be that of the query that has run longest."""
        slow = [worker for worker in self._busy if worker.slow and worker.alive]
        if len(slow) < self.limits.slow:
            return True
        oldest = min(slow, key=lambda worker: worker.since)
        if now - oldest.since < _A_WHILE:
            return False
        self._stop(oldest, RefusalError(503, "too many long queries at once; ask again in a moment", AGAIN))
        return True

    async def _watch(self, worker: Worker, gone: Gone) -> None:
        await gone()
        self._stop(worker, RefusalError(503, "the client has left"))

    def _stop(self, worker: Worker, reason: RefusalError) -> None:
        if worker.alive:
            self.stopped += 1
            worker.stop(reason)

    def _too_long(self) -> RefusalError:
        return RefusalError(503, f"stopped after {self.limits.seconds:g} seconds; ask for less, or narrow the query")

    def _replace(self) -> None:
        """Fill a place of the fast lane."""
        self._keep(self._add())

    def _keep(self, work: Coroutine[None, None, None]) -> None:
        # asyncio itself holds a task by a weak reference only.
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _add(self) -> None:
        try:
            self._hand_on(await self._born())
        except OSError:
            # The nursery may be gone by the time that a place is filled.
            if not self._closed:
                raise

    async def _born(self) -> Worker:
        loop = asyncio.get_running_loop()
        nursery = self.nursery
        pid, channel = await loop.run_in_executor(None, nursery.fork)
        channel.setblocking(False)
        _, worker = await loop.create_connection(lambda: Worker(pid, nursery), sock=channel)
        return worker
