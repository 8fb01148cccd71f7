"""The nursery: a process that opens the graph once and forks the workers, so that they share its memory.

It runs no query and has no threads, so a fork of it is quick and safe, and a worker that was killed is replaced within
milliseconds. It is spoken to over a channel: one byte and a number, see `_Order`. It ends, and its workers with it,
when the server does.
"""

import gc
import logging
import os
import signal
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from kg.errors import KgError, StoreError
from kg.serve.source import Held, Source
from kg.serve.updating import update
from kg.serve.wire import packed, received
from kg.serve.worker import ignore_stops, work

_Order: Final = struct.Struct("!cI")
_FORK, _WRITE, _KILL, _SLOW, _FREE = b"f", b"w", b"k", b"s", b"r"
_LESS: Final = 10
"""How much a long query steps back from the processor, as `nice` counts it."""
log = logging.getLogger(__name__)


class Nursery:
    """The server's side of it. Its methods wait for the other process, some milliseconds."""

    def __init__(self, pid: int, channel: socket.socket, state: str) -> None:
        """`state` names what the graph holds."""
        self.pid, self.state = pid, state
        self._channel = channel
        self._lock = threading.Lock()

    def fork(self) -> tuple[int, socket.socket]:
        """Return the process id of a new worker and the channel to it. Raises OSError where the nursery has gone."""
        return self._born(_FORK)

    def fork_writer(self) -> tuple[int, socket.socket]:
        """Return the process id of a process that takes one update, see `_Nurse.write`, and the channel to it."""
        return self._born(_WRITE)

    def release(self, pid: int) -> None:
        """Let a process live on when the nursery ends: it has become a nursery itself."""
        self._order(_FREE, pid)

    def kill(self, pid: int) -> None:
        """End a worker at once, whatever it does."""
        self._order(_KILL, pid)

    def slow_down(self, pid: int) -> None:
        """Let a worker step back from the processor."""
        self._order(_SLOW, pid)

    def close(self) -> None:
        """End the nursery and all its workers."""
        self._channel.close()
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)

    def _born(self, what: bytes) -> tuple[int, socket.socket]:
        with self._lock:
            self._channel.sendall(_Order.pack(what, 0))
            told, descriptors, _, _ = socket.recv_fds(self._channel, _Order.size, 1)
        if not descriptors:
            raise ConnectionResetError("the process that holds the graph has gone")
        return _Order.unpack(told)[1], socket.socket(fileno=descriptors[0])

    def _order(self, what: bytes, pid: int) -> None:
        # Never waits, so that the server may call it amid its own work: so few bytes go in one piece, and no reply comes.
        with suppress(OSError):
            self._channel.sendall(_Order.pack(what, pid))


def open_nursery(source: Source, memory: int) -> Nursery:
    """Return a nursery that has opened the graph. Raises StoreError where it cannot."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        _live(theirs, source, memory)
    theirs.close()
    message = received(ours)
    if message is None or "refusal" in message[0]:
        os.waitpid(pid, 0)
        raise StoreError(message[0]["refusal"] if message else "the process that opens the graph has died")
    return Nursery(pid, ours, str(message[0]["state"]))


def _live(channel: socket.socket, source: Source, memory: int) -> None:
    """Run the nursery's own process to its end."""
    code = 1
    try:
        ignore_stops()
        graph = _prepare(channel, source)
        _Nurse(channel, source, graph, memory).serve()
        code = 0
    except KgError as error:
        channel.sendall(packed({"refusal": str(error)}))
    except Exception:
        log.exception("the nursery has failed")
    finally:
        # No way back into the program that was forked.
        os._exit(code)


def _prepare(channel: socket.socket, source: Source) -> Held | None:
    # The guard needs this grammar now and then, and a worker may open no file.
    import rdflib.plugins.sparql.parser  # noqa: F401

    state = source.state()
    if source.shared:
        graph: Held | None = source.open()
    else:
        graph = None
        _try(channel, source)
    gc.collect()
    gc.freeze()
    channel.sendall(packed({"state": state}))
    return graph


def _try(channel: socket.socket, source: Source) -> None:
    """Open a store in a child that ends: it brings threads along, and what is forked from here must have none."""
    pid = os.fork()
    if pid:
        if os.waitpid(pid, 0)[1]:
            os._exit(1)
        return
    code = 1
    try:
        source.open()
        code = 0
    except KgError as error:
        channel.sendall(packed({"refusal": str(error)}))
    finally:
        os._exit(code)


class _Nurse:
    def __init__(self, channel: socket.socket, source: Source, graph: Held | None, memory: int) -> None:
        self.channel, self.source, self.graph, self.memory = channel, source, graph, memory
        self.children: set[int] = set()

    def serve(self) -> None:
        """Follow orders until the server has gone, then end every worker."""
        orders = {
            _FORK: lambda _: self._fork(self._work),
            _WRITE: lambda _: self._fork(self._write),
            _KILL: self._kill,
            _SLOW: self._slow_down,
            _FREE: self.children.discard,
        }
        while len(order := self.channel.recv(_Order.size, socket.MSG_WAITALL)) == _Order.size:
            what, pid = _Order.unpack(order)
            orders[what](pid)
        for pid in tuple(self.children):
            self._kill(pid)

    def _fork(self, life: Callable[[socket.socket], None]) -> None:
        theirs, ours = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._be(theirs, life)
        theirs.close()
        self.children.add(pid)
        socket.send_fds(self.channel, [_Order.pack(_FORK, pid)], [ours.fileno()])
        ours.close()

    def _be(self, channel: socket.socket, life: Callable[[socket.socket], None]) -> None:
        code = 1
        try:
            self.channel.close()
            life(channel)
            code = 0
        except OSError:
            log.debug("the server has gone")
        except Exception:
            log.exception("a worker has failed")
        finally:
            os._exit(code)

    def _work(self, channel: socket.socket) -> None:
        work(channel, self.source, self.graph, self.memory)

    def _write(self, channel: socket.socket) -> None:
        """Apply one update. If it is done and the graph is in memory, this process is the next nursery."""
        message = received(channel)
        if message is None:
            return
        answer = update(self.source, self.graph, message[1])
        state = self.source.state() if answer.status < 300 else ""
        channel.sendall(packed({"status": answer.status, "reason": answer.body.decode(), "state": state}))
        if self.graph is not None and answer.status < 300:
            gc.freeze()
            _Nurse(channel, self.source, self.graph, self.memory).serve()

    def _kill(self, pid: int) -> None:
        # A child that has not been waited for keeps its number, so the signal can reach no other process.
        if pid in self.children:
            self.children.remove(pid)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def _slow_down(self, pid: int) -> None:
        if pid in self.children:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, pid, _LESS)
