"""The bar: what it is told, and what it makes of it."""

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

from kg.cli.progress import Meter
from kg.records import Article
from tests.engine.stock import jsonl


class Bar:
    """A bar that only keeps what it is told."""

    total: int | None = None
    n = 0

    def update(self) -> None:
        """Count one."""
        self.n += 1


def test_the_number_of_articles_is_estimated_from_the_bytes_that_were_read() -> None:
    """Two articles in 100 of 1,000 bytes make 20; a second file's bytes count on top of the first's."""
    bar = Bar()
    meter = Meter(bar, 1000)  # type: ignore[arg-type]
    for place, position, total in (("a", 60, 17), ("a", 100, 20), ("b", 100, 15), ("b", 900, 4)):
        meter.read(place, position)
        assert bar.total == total
    meter.done(Article("a1", "teks"))
    assert bar.n == 1


def test_of_what_has_no_size_only_the_rate_is_shown() -> None:
    """A URL or standard input gives no total."""
    bar = Bar()
    Meter(bar).read("-", 0)  # type: ignore[arg-type]
    assert bar.total is None


def test_a_terminal_sees_rate_and_time_left_and_a_file_sees_neither(tmp_path: Path) -> None:
    """The bar goes to the stderr of a terminal; the count at the end goes to both."""
    jsonl(tmp_path / "berita.jsonl", 12)
    command = [sys.executable, "-m", "kg", "extract", "berita.jsonl"]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the end of a terminal, on Linux
        pass
    assert run.wait() == 0
    assert b"articles/s" in seen or b"articles [" in seen
    assert b"12 read, 1 skipped" in seen
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    assert done.stderr.decode().splitlines()[-1] == "12 read, 1 skipped"
    assert b"articles" not in done.stderr


def test_the_log_says_which_file_is_read_and_which_workers_start(tmp_path: Path) -> None:
    """With -v, on stderr; standard output stays data only."""
    jsonl(tmp_path / "berita.jsonl", 3)
    command = [sys.executable, "-m", "kg", "-v", "extract", "berita.jsonl", "--engine", "processes", "-j", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120)
    assert "I kg.read: reading berita.jsonl" in done.stderr
    assert "I kg.engine.processes: worker process" in done.stderr
    assert all(line.startswith("{") for line in done.stdout.splitlines())
