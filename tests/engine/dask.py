"""A real Dask cluster on this machine: a scheduler and worker processes, each one that can be killed."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Cluster:
    """The address of a scheduler, and its processes; workers have one thread and nobody who restarts them."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> None:
        """Start one more worker; it is there when `wait` says so."""
        one_thread = ("--nthreads", "1", "--no-nanny", "--preload", "tests.engine.mortal")
        self.workers.append(dask("worker", self.address, *one_thread, cwd=self.folder))

    def wait(self) -> None:
        """Return when every worker that runs is known to the scheduler."""
        awaited = sum(worker.poll() is None for worker in self.workers)
        with Client(self.address, set_as_default=False) as client:
            if awaited:
                client.wait_for_workers(awaited, timeout=60)

    def stop(self) -> None:
        """Kill every process."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def dask(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    """Start a command of dask, without a dashboard; of its workers one may die over a task, not four."""
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Yield a cluster with that many workers, all of them there."""
    port = str(free_port())
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", port, cwd=folder)
    here = Cluster(folder, f"tcp://127.0.0.1:{port}", scheduler)
    try:
        for _ in range(workers):
            here.add_worker()
        here.wait()
        yield here
    finally:
        here.stop()
