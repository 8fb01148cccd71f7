"""The pool of workers as the server sees it: who works, who waits, and who is stopped.

There are as many places in the fast lane as there are processors. A query that stays long goes on in the slow lane and
frees its place, so that a few long queries never hold up the many short ones. Where a lane is full, the answer is 503.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.nursery import Nursery
from kg.serve.settings import Limits
from kg.serve.wire import Inbox, Message

Gone = Callable[[], Awaitable[None]]
BUSY: Final = "the service is busy; ask again in a moment"
_AGAIN: Final = {"retry-after": "2"}
_GLANCE: Final = 0.02


class Worker(asyncio.Protocol):
    """One worker: asked one thing at a time."""

    def __init__(self, pid: int, nursery: Nursery) -> None:
        self.pid, self.nursery = pid, nursery
        self.slow = False
        self._inbox = Inbox()
        self._reply: asyncio.Future[Message] | None = None
        self._transport: asyncio.WriteTransport | None = None

    @property
    def alive(self) -> bool:
        """Return whether it can be asked."""
        return self._transport is not None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the channel to the process."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Put the reply together."""
        message = self._inbox.feed(data)
        if message is not None and self._reply is not None and not self._reply.done():
            self._reply.set_result(message)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio gives it
        """Tell who waits that the process has died: the system took it for its memory."""
        self.stop(RefusalError(503, "the query needed more than the service can give; ask for less"))

    def ask(self, message: bytes) -> asyncio.Future[Message]:
        """Return the future of its reply."""
        self._reply = asyncio.get_running_loop().create_future()
        if self._transport is None:
            self._reply.set_exception(RefusalError(503, BUSY, _AGAIN))
        else:
            self._transport.write(message)
        return self._reply

    def stop(self, reason: RefusalError) -> None:
        """End its process at once; who waits for its reply gets `reason`."""
        if self._transport is None:
            return
        self._transport.abort()
        self._transport = None
        self.nursery.kill(self.pid)
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(reason)


class Pool:
    """Runs messages on workers, within the limits."""

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.nursery, self.limits = nursery, limits
        self.stopped = 0
        self._idle: deque[Worker] = deque()
        self._line: deque[asyncio.Future[Worker]] = deque()
        self._busy: set[Worker] = set()
        self._open = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Fill the fast lane. Raises OSError where the nursery has gone."""
        await self.refill()

    async def refill(self) -> None:
        """Let requests in again, on workers newly born."""
        self._open.set()
        for _ in range(self.limits.workers):
            self._hand_on(await self._born())

    async def empty(self) -> None:
        """Hold back new requests, wait for those that run, and end every worker."""
        self._open.clear()
        while self._busy or self._tasks:
            await asyncio.sleep(_GLANCE)
        self._end_idle()

    async def move(self, nursery: Nursery) -> None:
        """Let the children of another nursery do all work from now on; those of this one finish what they do."""
        former, self.nursery = self.nursery, nursery
        self._end_idle()
        leaving = {worker for worker in self._busy if worker.nursery is former}
        fast = sum(not worker.slow for worker in leaving)
        for _ in range(self.limits.workers - fast):
            self._hand_on(await self._born())
        self._keep(self._see_off(former, leaving))

    async def _see_off(self, former: Nursery, leaving: set[Worker]) -> None:
        while leaving & self._busy:
            await asyncio.sleep(_GLANCE)
        former.close()

    def _end_idle(self) -> None:
        while self._idle:
            self._idle.pop().stop(RefusalError(503, BUSY, _AGAIN))

    def end_queries(self) -> None:
        """Stop every query that runs."""
        for worker in tuple(self._busy):
            self._stop(worker, RefusalError(503, "the service is being stopped"))

    def close(self) -> None:
        """End every process."""
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
        if not self._open.is_set():
            await self._reopened()
        worker = await self._free()
        loop = asyncio.get_running_loop()
        reply = worker.ask(message)
        watches: list[asyncio.Task[None]] = []
        patience = loop.call_later(self.limits.patience, self._be_patient, worker, gone, watches)
        end = loop.call_later(self.limits.seconds, self._stop, worker, self._too_long())
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

    async def _reopened(self) -> None:
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._open.wait()
        except TimeoutError as error:
            raise RefusalError(503, BUSY, _AGAIN) from error

    async def _free(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                self._busy.add(worker)
                return worker
            self._replace()
        if len(self._line) >= self.limits.waiting:
            raise RefusalError(503, BUSY, _AGAIN)
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await turn
        except TimeoutError as error:
            if turn.done() and not turn.cancelled():
                # Its turn came in the very moment.
                return turn.result()
            with suppress(ValueError):
                self._line.remove(turn)
            raise RefusalError(503, BUSY, _AGAIN) from error

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
        elif worker.nursery is not self.nursery:
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

    def _be_patient(self, worker: Worker, gone: Gone, watches: list[asyncio.Task[None]]) -> None:
        if sum(one.slow for one in self._busy) >= self.limits.slow:
            self._stop(worker, RefusalError(503, "too many long queries at once; ask again in a moment", _AGAIN))
            return
        worker.slow = True
        self.nursery.slow_down(worker.pid)
        self._replace()
        watches.append(asyncio.ensure_future(self._watch(worker, gone)))

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
        self._hand_on(await self._born())

    async def _born(self) -> Worker:
        loop = asyncio.get_running_loop()
        nursery = self.nursery
        pid, channel = await loop.run_in_executor(None, nursery.fork)
        channel.setblocking(False)
        _, worker = await loop.create_connection(lambda: Worker(pid, nursery), sock=channel)
        return worker
