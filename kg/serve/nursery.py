"""The nursery as the server sees it: a process that opens the graph once and forks the workers."""

import os
import socket
import threading
from contextlib import suppress

from kg.errors import StoreError
from kg.serve import orders
from kg.serve.nurse import live
from kg.serve.source import Source
from kg.serve.wire import received


class Nursery:
    """The server's side of it. Its methods wait for the other process, some milliseconds."""

    def __init__(self, pid: int, channel: socket.socket, state: str) -> None:
        """`state` names what the graph holds."""
        self.pid, self.state = pid, state
        self._channel = channel
        self._lock = threading.Lock()

    def fork(self) -> tuple[int, socket.socket]:
        """Return the process id of a new worker and the channel to it. Raises OSError where the nursery has gone."""
        return self._born(orders.FORK)

    def fork_writer(self) -> tuple[int, socket.socket]:
        """Return the process id of a process that takes one update, see `_Nurse.write`, and the channel to it."""
        return self._born(orders.WRITE)

    def release(self, pid: int) -> None:
        """Let a process live on when the nursery ends: it has become a nursery itself."""
        self._order(orders.FREE, pid)

    def kill(self, pid: int) -> None:
        """End a worker at once, whatever it does."""
        self._order(orders.KILL, pid)

    def slow_down(self, pid: int) -> None:
        """Let a worker step back from the processor."""
        self._order(orders.SLOW, pid)

    def close(self) -> None:
        """End the nursery and all its workers."""
        self._channel.close()
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)

    def _born(self, what: bytes) -> tuple[int, socket.socket]:
        with self._lock:
            self._channel.sendall(orders.ORDER.pack(what, 0))
            told, descriptors, _, _ = socket.recv_fds(self._channel, orders.ORDER.size, 1)
        if not descriptors:
            raise ConnectionResetError("the process that holds the graph has gone")
        return orders.ORDER.unpack(told)[1], socket.socket(fileno=descriptors[0])

    def _order(self, what: bytes, pid: int) -> None:
        # Never waits, so that the server may call it amid its own work: few bytes go in one piece, no reply comes.
        with suppress(OSError):
            self._channel.sendall(orders.ORDER.pack(what, pid))


def open_nursery(source: Source, memory: int) -> Nursery:
    """Return a nursery that has opened the graph. Raises StoreError where it cannot."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        live(theirs, source, memory)
    theirs.close()
    message = received(ours)
    if message is None or "refusal" in message[0]:
        os.waitpid(pid, 0)
        raise StoreError(message[0]["refusal"] if message else "the process that opens the graph has died")
    return Nursery(pid, ours, str(message[0]["state"]))
