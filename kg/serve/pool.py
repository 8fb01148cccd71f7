"""The pool of workers as the server sees it: who works, who waits, and who is stopped.

There are as many places in the fast lane as there are processors. When others wait, a query that stays long goes on in
the slow lane and frees its place, so that a few long queries never hold up the many short ones.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.line import Line
from kg.serve.nursery import Nursery
from kg.serve.remote import AGAIN, BUSY, SHORT, AskAgainError, Worker
from kg.serve.settings import Limits
from kg.serve.wire import Message

Gone = Callable[[], Awaitable[None]]
_GLANCE: Final = 0.02
_A_WHILE: Final = 1.0
"""Seconds that a long query has before it may be stopped for another one."""
_AHEAD: Final = 4
"""How many requests a worker has at once while its answers are quick: it begins the next before we see the last."""


class Pool:
    """Runs messages on workers, within the limits."""

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.nursery, self.limits = nursery, limits
        self.stopped = 0
        self._idle: deque[Worker] = deque()
        self._line = Line(limits.waiting)
        self._busy: set[Worker] = set()
        self._next_look: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self._ending: RefusalError | None = None

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
        self._ending = RefusalError(503, "the service is being stopped")
        for worker in tuple(self._busy):
            self._stop(worker, self._ending)

    def close(self) -> None:
        """End every process."""
        self._closed = True
        self.end_queries()
        self._end_idle()
        self.nursery.close()

    def counts(self) -> dict[str, int]:
        """Return how many workers are idle, busy and slow, and how many requests wait."""
        slow = sum(worker.slow for worker in self._busy)
        waiting = len(self._line) + sum(max(worker.load - 1, 0) for worker in self._busy)
        return {"idle": len(self._idle), "busy": len(self._busy) - slow, "slow": slow, "waiting": waiting}

    async def run(self, message: bytes, gone: Gone) -> Answer:
        """Return a worker's answer. `gone` ends when the client has left; that stops the query.

        Raises RefusalError (503) where the lanes are full, the time is over, or the worker has died.
        """
        end_at = asyncio.get_running_loop().time() + self.limits.seconds
        while True:
            worker = self._at_hand() or await self._free(end_at)
            try:
                return await self._asked(worker, message, gone, end_at)
            except AskAgainError:
                if self._ending is not None:
                    raise self._ending from None

    async def _asked(self, worker: Worker, message: bytes, gone: Gone, end_at: float) -> Answer:
        loop = asyncio.get_running_loop()
        reply = worker.ask(message)
        watches: list[asyncio.Task[None]] = []
        patience = loop.call_later(self.limits.patience, self._review, worker, reply, gone, watches)
        end = loop.call_at(end_at, self._too_long, worker, reply)
        try:
            head, body = await reply
        except asyncio.CancelledError:
            self._stop(worker, RefusalError(503, BUSY), reply)
            raise
        finally:
            patience.cancel()
            end.cancel()
            for watch in watches:
                watch.cancel()
            self._release(worker)
        return Answer(head["status"], head["media"], body, head["headers"])

    def _at_hand(self) -> Worker | None:
        """Return a worker that is idle, else one that is soon, if there is any."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                self._busy.add(worker)
                return worker
            self._replace()
        young = asyncio.get_running_loop().time() - SHORT
        soon = [one for one in self._busy if one.since > young and one.load < _AHEAD and self._lasts(one)]
        return min(soon, key=lambda one: one.load) if soon and not self._line else None

    def _lasts(self, worker: Worker) -> bool:
        """Return whether a worker goes on after what it does now."""
        return worker.alive and not worker.slow and worker.nursery is self.nursery and worker.current

    async def _free(self, end_at: float) -> Worker:
        turn = self._line.join()
        if self._next_look is None:
            self._make_room()
        return await self._line.wait(turn, end_at, self._release)

    def _release(self, worker: Worker) -> None:
        """Give a worker that has answered to the next in line; replace one that was stopped; retire one too many."""
        if worker not in self._busy:
            # It was stopped, and somebody else has released it.
            return
        if not worker.alive:
            self._busy.discard(worker)
            if not worker.slow:
                self._replace()
        elif worker.slow:
            if worker.load:
                # It was one of those behind the long query that has given it up.
                return
            # Its place has gone to another, and it is the one that steps back from the processor.
            self._busy.discard(worker)
            worker.stop(RefusalError(503, BUSY))
        else:
            lasts = self._lasts(worker)
            while lasts and worker.load < (_AHEAD if worker.quick else 1) and self._next(worker):
                pass
            if worker.load:
                return
            self._busy.discard(worker)
            if lasts:
                self._idle.append(worker)
            else:
                worker.stop(RefusalError(503, BUSY))
                self._replace()

    def _next(self, worker: Worker) -> bool:
        """Give a worker to the next in line, and return whether there was one."""
        if given := self._line.give(worker):
            self._busy.add(worker)
        return given

    def _hand_on(self, worker: Worker) -> None:
        if not self._next(worker):
            self._idle.append(worker)

    def _review(
        self, worker: Worker, reply: asyncio.Future[Message], gone: Gone, watches: list[asyncio.Task[None]]
    ) -> None:
        """Look after a query that takes long: whether its client is there, and whether others wait."""
        watches.append(asyncio.ensure_future(self._watch(worker, reply, gone)))
        self._make_room()

    def _make_room(self) -> None:
        """Move long queries to the slow lane while others wait, as far as it has places."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._next_look is not None:
            self._next_look.cancel()
        waited_for = [one for one in self._busy if one.load and (self._line or one.load > 1)]
        self._next_look = loop.call_later(self.limits.patience, self._make_room) if waited_for else None
        for worker in waited_for:
            if worker.slow or not worker.alive or now - worker.since < self.limits.patience:
                continue
            if not self._slow_place(now):
                return
            worker.slow = True
            worker.nursery.slow_down(worker.pid)
            worker.pass_on()
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

    async def _watch(self, worker: Worker, reply: asyncio.Future[Message], gone: Gone) -> None:
        await gone()
        if not reply.done():
            self._stop(worker, RefusalError(503, "the client has left"), reply)

    def _too_long(self, worker: Worker, reply: asyncio.Future[Message]) -> None:
        reason = f"stopped after {self.limits.seconds:g} seconds; ask for less, or narrow the query"
        if not reply.done():
            self._stop(worker, RefusalError(503, reason), reply)

    def _stop(self, worker: Worker, reason: RefusalError, blamed: asyncio.Future[Message] | None = None) -> None:
        if worker.alive:
            self.stopped += 1
            worker.stop(reason, blamed)

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
