"""Lessons as tensors, and the file that keeps those of a run, so that what goes on after a kill need not read again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from kg.errors import InputError
from kg.files import whole_files
from kg.learn.lessons import Lesson

LESSONS = "lessons.pt"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A lesson as tensors: T pieces, their clues T × layers, N tokens' first and last pieces, tags and P pairs."""

    pieces: Tensor
    clues: Tensor
    first: Tensor
    last: Tensor
    tags: list[Tensor]
    pairs: dict[str, Tensor] | None
    facts: Tensor | None


def prepared(lesson: Lesson) -> Prepared:
    """Return a lesson as tensors."""
    return Prepared(
        pieces=torch.tensor(lesson.window.pieces),
        clues=torch.tensor(lesson.clues),
        first=torch.tensor(lesson.window.first),
        last=torch.tensor(lesson.window.last),
        tags=[torch.tensor(each) for each in lesson.tags],
        pairs={name: torch.tensor(each) for name, each in lesson.pairs.arrays().items()} if lesson.pairs else None,
        facts=torch.tensor(lesson.facts) if lesson.facts is not None else None,
    )


def write_lessons(lessons: Sequence[Prepared], folder: Path) -> None:
    """Write the lessons of a run into its folder."""
    save([asdict(one) for one in lessons], folder / LESSONS)


def read_lessons(folder: Path) -> list[Prepared] | None:
    """Return the lessons of a run, None where it has none yet. Raises InputError for a broken file."""
    path = folder / LESSONS
    if not path.exists():
        return None
    with telling(path, "the lessons of a run"):
        return [Prepared(**row) for row in torch.load(path)]


def save(state: object, path: Path) -> None:
    """Write what torch can write into a file, whole or not at all."""
    with whole_files(path) as (draft,):
        torch.save(state, draft)


@contextmanager
def telling(path: Path, what: str) -> Iterator[None]:
    """Turn whatever the reading of a broken file raises into an InputError: torch raises nearly everything."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"{what} is not there; `kg learn train` writes it", path) from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"not {what}; remove it to begin anew ({reason})", path) from error
