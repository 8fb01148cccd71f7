"""One article's way to a worker and back: what is asked and what is answered, in bytes."""

import traceback
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.errors import InputError
from kg.pipeline import Found, Knowledge, extract
from kg.records import Article, Findings
from kg.wire import pack, unpack


class WorkerError(Exception):
    """A worker met what nobody foresaw: a bug of ours. The message is the worker's traceback."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an article: `findings`; else the words and place of the InputError; else a `crash`: our bug."""

    findings: Findings | None = None
    refused: str | None = None
    source: str | None = None
    line: int | None = None
    crash: str | None = None
    seconds: float = 0.0


def answered(asked: bytes, knowledge: Knowledge) -> bytes:
    """Return the packed Answer to a packed Article. Never raises."""
    started = perf_counter()
    try:
        findings = extract(unpack(asked, Article), knowledge)
        return pack(Answer(findings, seconds=perf_counter() - started))
    except InputError as error:
        return pack(Answer(refused=error.reason, source=_text(error.source), line=error.line))
    except Exception:  # the other process must hear of it, and tell
        return pack(Answer(crash=traceback.format_exc()))


def found(article: Article, answer: bytes) -> Found:
    """Return what a packed Answer says of `article`. Raises InputError where it was refused, WorkerError for a bug."""
    given = unpack(answer, Answer)
    if given.crash is not None:
        raise WorkerError(f"while reading article {article.id}\n{given.crash}")
    if given.findings is None:
        raise InputError(given.refused or "cannot be read", given.source, given.line)
    return Found(article, given.findings, given.seconds)


def _text(source: str | Path | None) -> str | None:
    return None if source is None else str(source)
