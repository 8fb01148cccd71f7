"""Articles of our own making, and ways in which reading them can go wrong."""

import json
import os
import signal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from kg.engine import Choice, Engine, work, worker
from kg.engine.setup import Setup
from kg.errors import InputError
from kg.pipeline import Found, Knowledge
from kg.records import Article, Findings
from kg.wire import pack
from tests.test_pipeline import articles as rows

DEADLY = "Kalimat ini mematikan pembacanya."


def articles(count: int) -> list[Article]:
    """Return `count` articles, each another choice of sentences."""
    return [Article(row["id"], row["text"]) for row in rows(count)]


def mixed(count: int) -> list[Article | InputError]:
    """Return `count` articles, among them one without a sentence, with errors of reading between them."""
    given: list[Article | InputError] = [*articles(count), Article("kosong", "!!!")]
    given.insert(1, InputError("broken", "berita.jsonl", 2))
    return [*given, InputError("broken", "berita.jsonl", 9)]


def jsonl(path: Path, count: int) -> Path:
    """Write `count` articles to `path`, one of them unreadable, and return it."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows(count)]
    lines.insert(2, "{rusak")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def engine(choice: Choice) -> Engine:
    """Return an engine with our own knowledge."""
    return Engine.prepared(None, None, model=False, choice=choice)


def told(found: Iterable[Found | InputError]) -> list[bytes | str]:
    """Return what was found as bytes, and errors in words: what must be the same whatever the engine."""
    return [str(one) if isinstance(one, InputError) else pack((one.article, one.findings)) for one in found]


def serve_until_deadly(pipe: Connection, setup: Setup, log_level: int) -> None:
    """Serve, but die as if memory had run out over an article with the words DEADLY."""

    worker.answered = answered_until_deadly
    worker.serve(pipe, setup, log_level)


def answered_until_deadly(asked: bytes, knowledge: Knowledge) -> bytes:
    """Answer, but die as if memory had run out over an article with the words DEADLY."""
    if DEADLY.encode() in asked:
        os.kill(os.getpid(), signal.SIGKILL)
    return work.answered(asked, knowledge)


def serve_with_a_bug(pipe: Connection, setup: Setup, log_level: int) -> None:
    """Serve, but raise what nobody foresaw in every article."""

    def extract(article: Article, knowledge: Knowledge) -> Findings:
        raise KeyError(article.id)

    work.extract = extract
    worker.serve(pipe, setup, log_level)


def serve_never(pipe: Connection, setup: Setup, log_level: int) -> None:
    """Die before the first word."""
    os.kill(os.getpid(), signal.SIGKILL)


def alive(group: int) -> Iterator[int]:
    """Yield the processes of a process group that still run; what has ended and waits to be collected does not."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            yield int(folder.name)
