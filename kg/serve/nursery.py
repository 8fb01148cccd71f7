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
from contextlib import suppress
from typing import Final

from kg.errors import KgError, StoreError
from kg.serve.source import Held, Source
from kg.serve.wire import packed, received
from kg.serve.worker import ignore_stops, work

_Order: Final = struct.Struct("!cI")
_FORK, _KILL, _SLOW = b"f", b"k", b"s"
_LESS: Final = 10
"""How much a long query steps back from the processor, as `nice` counts it."""
log = logging.getLogger(__name__)


class Nursery:
    """The server's side of it. Its methods wait for the other process, some milliseconds."""

    def __init__(self, source: Source, memory: int) -> None:
        """Fork the nursery and wait until it has opened the graph. Raises StoreError where it cannot."""
        self._lock = threading.Lock()
        self._channel, theirs = socket.socketpair()
        self.pid = os.fork()
        if self.pid == 0:
            self._channel.close()
            _live(theirs, source, memory)
        theirs.close()
        message = received(self._channel)
        if message is None or "refusal" in message[0]:
            os.waitpid(self.pid, 0)
            raise StoreError(message[0]["refusal"] if message else "the process that opens the graph has died")
        self.state = str(message[0]["state"])

    def fork(self) -> tuple[int, socket.socket]:
        """Return the process id of a new worker and the channel to it. Raises OSError where the nursery has gone."""
        with self._lock:
            self._channel.sendall(_Order.pack(_FORK, 0))
            told, (descriptor, *_), _, _ = socket.recv_fds(self._channel, _Order.size, 1)
        return _Order.unpack(told)[1], socket.socket(fileno=descriptor)

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

    def _order(self, what: bytes, pid: int) -> None:
        with self._lock, suppress(OSError):
            self._channel.sendall(_Order.pack(what, pid))


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
        source.open()
        graph = None
    gc.collect()
    gc.freeze()
    channel.sendall(packed({"state": state}))
    return graph


class _Nurse:
    def __init__(self, channel: socket.socket, source: Source, graph: Held | None, memory: int) -> None:
        self.channel, self.source, self.graph, self.memory = channel, source, graph, memory
        self.children: set[int] = set()

    def serve(self) -> None:
        """Follow orders until the server has gone, then end every worker."""
        orders = {_FORK: self._fork, _KILL: self._kill, _SLOW: self._slow_down}
        while len(order := self.channel.recv(_Order.size, socket.MSG_WAITALL)) == _Order.size:
            what, pid = _Order.unpack(order)
            orders[what](pid)
        for pid in tuple(self.children):
            self._kill(pid)

    def _fork(self, _: int) -> None:
        theirs, ours = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            self._be_worker(theirs, ours)
        theirs.close()
        self.children.add(pid)
        socket.send_fds(self.channel, [_Order.pack(_FORK, pid)], [ours.fileno()])
        ours.close()

    def _be_worker(self, channel: socket.socket, other: socket.socket) -> None:
        code = 1
        try:
            self.channel.close()
            other.close()
            work(channel, self.source, self.graph, self.memory)
            code = 0
        except OSError:
            log.debug("the server has gone")
        finally:
            os._exit(code)

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
