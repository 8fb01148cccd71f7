"""The process that opens the graph once and forks the workers, so that they share its memory.

It runs no query and has no threads, so a fork of it is quick and safe, and a worker that was killed is replaced within
milliseconds. It ends, and its workers with it, when the server does.
"""

import gc
import logging
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from kg.errors import KgError
from kg.serve import orders
from kg.serve.source import Held, Source
from kg.serve.updating import update
from kg.serve.wire import packed, received
from kg.serve.worker import ignore_stops, work

_LESS: Final = 10
"""How much a long query steps back from the processor, as `nice` counts it."""
log = logging.getLogger(__name__)


def live(channel: socket.socket, source: Source, memory: int) -> None:
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
        self.dying: set[int] = set()

    def serve(self) -> None:
        """Follow orders until the server has gone, then end every worker."""
        acts = {
            orders.FORK: lambda _: self._fork(self._work),
            orders.WRITE: self._fork_writer,
            orders.KILL: self._kill,
            orders.SLOW: self._slow_down,
            orders.FREE: self.children.discard,
        }
        # The server may also go while it is told of a new worker.
        with suppress(ConnectionError):
            while len(order := self.channel.recv(orders.ORDER.size, socket.MSG_WAITALL)) == orders.ORDER.size:
                what, pid = orders.ORDER.unpack(order)
                acts[what](pid)
                self._bury(os.WNOHANG)
        for pid in tuple(self.children):
            self._kill(pid)
        self._bury(0)

    def _fork(self, life: Callable[[socket.socket], None]) -> None:
        theirs, ours = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._be(theirs, life)
        theirs.close()
        self.children.add(pid)
        socket.send_fds(self.channel, [orders.ORDER.pack(orders.FORK, pid)], [ours.fileno()])
        ours.close()

    def _fork_writer(self, _: int) -> None:
        # A store is open to one writer only, so the last one must be gone.
        self._bury(0)
        self._fork(self._write)

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
        """Apply one update to the graph in memory. If it is done, this process is the next nursery."""
        message = received(channel)
        if message is None or self.graph is None or self.source.save is None:
            return
        answer = update(self.source.save, self.graph, message[1])
        state = self.source.state() if answer.status < 300 else ""
        channel.sendall(packed({"status": answer.status, "reason": answer.body.decode(), "state": state}))
        if answer.status < 300:
            gc.freeze()
            _Nurse(channel, self.source, self.graph, self.memory).serve()

    def _kill(self, pid: int) -> None:
        # A child that has not been waited for keeps its number, so the signal can reach no other process.
        if pid in self.children:
            self.children.remove(pid)
            self.dying.add(pid)
            os.kill(pid, signal.SIGKILL)

    def _bury(self, how: int) -> None:
        """Take leave of the children that have died; a slow one needs a while to die on a busy machine."""
        self.dying = {pid for pid in self.dying if not os.waitpid(pid, how)[0]}

    def _slow_down(self, pid: int) -> None:
        if pid in self.children:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, pid, _LESS)
