"""Requests that a worker has before it has answered the first, and what becomes of them when it is stopped."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.serve.answer import RefusalError
from kg.serve.nursery import Nursery
from kg.serve.pool import Pool
from kg.serve.remote import AskAgainError, Worker
from kg.serve.settings import Limits
from kg.serve.wire import Inbox, Message, packed
from tests.serve.running import Service
from tests.serve.test_hostile import DOUBLING, large, timed

__all__ = ["large"]
STOPPED = RefusalError(503, "stopped")
Life = Callable[[Worker, socket.socket], Awaitable[None]]


def lived(life: Life) -> None:
    """Live with a worker whose process is a socket in the hands of the test, in a loop of its own."""

    async def run() -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        orders, _ = socket.socketpair()
        nursery = Nursery(0, orders, "")
        _, worker = await asyncio.get_running_loop().create_connection(lambda: Worker(0, nursery), sock=ours)
        await life(worker, theirs)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


def asked(worker: Worker) -> list[asyncio.Future[Message]]:
    return [worker.ask(packed({"n": number})) for number in range(3)]


def test_answers_come_in_the_order_of_asking() -> None:
    """Three are asked before the first is answered; their answers may come in one piece, and cut anywhere."""

    async def life(worker: Worker, process: socket.socket) -> None:
        replies = asked(worker)
        assert worker.load == 3
        sent = b"".join(packed({"n": number}, b"x" * number) for number in range(3))
        process.sendall(sent[:30])
        await asyncio.sleep(0.01)
        process.sendall(sent[30:])
        assert await asyncio.gather(*replies) == [({"n": number}, b"x" * number) for number in range(3)]
        assert worker.load == 0

    lived(life)


@pytest.mark.parametrize("blamed", [0, 1])
def test_who_is_blamed_is_refused_and_the_others_ask_again(blamed: int) -> None:
    """A worker is stopped for one of its requests; it is not the fault of the others."""

    async def life(worker: Worker, _: socket.socket) -> None:
        replies = asked(worker)
        worker.stop(STOPPED, replies[blamed])
        found = await asyncio.gather(*replies, return_exceptions=True)
        assert [type(one) for one in found] == [RefusalError if at == blamed else AskAgainError for at in range(3)]
        assert not worker.alive

    lived(life)


def test_a_process_that_dies_is_blamed_on_what_it_did() -> None:
    """The first that has no answer gets the refusal."""

    async def life(worker: Worker, process: socket.socket) -> None:
        replies = asked(worker)
        process.sendall(packed({}))
        process.close()
        found = await asyncio.gather(*replies, return_exceptions=True)
        assert [type(one) for one in found] == [tuple, RefusalError, AskAgainError]

    lived(life)


def test_who_waits_behind_a_long_one_is_passed_on() -> None:
    """The long one goes on, and an answer that comes for the others after all is nobody's."""

    async def life(worker: Worker, process: socket.socket) -> None:
        replies = asked(worker)
        worker.pass_on()
        process.sendall(packed({"n": 0}) + packed({"n": 1}))
        found = await asyncio.gather(*replies, return_exceptions=True)
        assert [type(one) for one in found] == [tuple, AskAgainError, AskAgainError]

    lived(life)


def test_a_long_query_is_answered_while_those_behind_it_ask_another_worker() -> None:
    """A worker that was quick has three requests, the first turns out long: none of the three is refused."""

    async def run() -> list[bytes]:
        loop = asyncio.get_running_loop()
        workers: list[socket.socket] = []

        def fork() -> tuple[int, socket.socket]:
            ours, theirs = socket.socketpair()
            theirs.setblocking(False)
            workers.append(theirs)
            return 0, ours

        async def forever() -> None:
            await asyncio.Event().wait()

        async def reply(number: int, body: bytes) -> None:
            await loop.sock_recv(workers[number], 1 << 16)
            workers[number].sendall(packed({"status": 200, "media": "", "headers": {}}, body))

        orders, _ = socket.socketpair()
        nursery = Nursery(0, orders, "")
        nursery.fork = fork  # type: ignore[method-assign]
        pool = Pool(nursery, Limits(workers=1, patience=0.05))
        await pool.start()
        first = asyncio.ensure_future(pool.run(packed({"n": 0}), forever))
        await reply(0, b"quick")
        asking = [asyncio.ensure_future(pool.run(packed({"n": number}), forever)) for number in range(3)]
        while len(workers) == 1:
            await asyncio.sleep(0.01)
        await reply(1, b"second")
        await reply(1, b"third")
        await reply(0, b"long")
        return sorted(one.body for one in await asyncio.gather(first, *asking))

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, run()).result(timeout=20) == [b"long", b"quick", b"second", b"third"]


def test_an_inbox_gives_one_message_at_a_time() -> None:
    """Two that come together are two."""
    inbox = Inbox()
    assert inbox.feed(packed({"n": 1}, b"a") + packed({"n": 2}, b"b")) == ({"n": 1}, b"a")
    assert inbox.feed() == ({"n": 2}, b"b")
    assert inbox.feed() is None


def test_short_queries_are_right_while_workers_die(large: Service) -> None:
    """Queries that take all memory end their workers amid two hundred short ones: each of these gets its own answer."""

    def short(number: int) -> bool:
        return large.get(query=f"SELECT ({number} AS ?n) {{}}", accept="text/csv").content == b"n\r\n%d\r\n" % number

    with ThreadPoolExecutor(12) as crowd:
        ends = [crowd.submit(timed, large, DOUBLING) for _ in range(3)]
        assert all(crowd.map(short, range(200)))
        assert {end.result()[1].status_code for end in ends} <= {413, 503}
