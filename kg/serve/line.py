"""The line of requests for which no worker is at hand: first come, first served."""

import asyncio
from collections import deque
from collections.abc import Callable

from kg.serve.answer import RefusalError
from kg.serve.remote import AGAIN, BUSY, Worker


class Line:
    """Who waits for a worker, at most so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._turns: deque[asyncio.Future[Worker]] = deque()

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._turns)

    def join(self) -> asyncio.Future[Worker]:
        """Return a turn, to be waited for. Raises RefusalError (503) where the line is full."""
        if len(self._turns) >= self._most:
            raise RefusalError(503, BUSY, AGAIN)
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._turns.append(turn)
        return turn

    async def wait(self, turn: asyncio.Future[Worker], end_at: float, unused: Callable[[Worker], None]) -> Worker:
        """Return the worker of a turn. Raises RefusalError (503) where none came in time.

        `unused` takes the worker that came in the very moment in which the request was given up.
        """
        end = asyncio.get_running_loop().call_at(end_at, self._give_up, turn)
        try:
            worker = await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                turn.result().promised -= 1
                unused(turn.result())
            raise
        finally:
            end.cancel()
        worker.promised -= 1
        return worker

    def give(self, worker: Worker) -> bool:
        """Give a worker to the next, and return whether there was one."""
        while self._turns:
            turn = self._turns.popleft()
            if not turn.done():
                worker.promised += 1
                turn.set_result(worker)
                return True
        return False

    def _give_up(self, turn: asyncio.Future[Worker]) -> None:
        if not turn.done():
            self._turns.remove(turn)
            turn.set_exception(RefusalError(503, BUSY, AGAIN))
