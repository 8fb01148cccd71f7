"""What a run was begun with, kept in its folder: whoever calls it again with something else is told, not ignored."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.files import whole_files
from kg.learn.gold import Example

BEGUN = "run.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """The configuration of a run, the sum of what it learns from, and the net that it starts from."""

    config: dict[str, Any]
    articles: str
    start: str | None


def begin(folder: Path, given: Begun) -> None:
    """Begin a run in `folder`, or go on with it.

    Raises InputError where it was begun with something else, or what is kept of it is broken. A run whose lessons are
    read goes on with them: rules that were changed since then change nothing.
    """
    path = folder / BEGUN
    if not path.exists() and not any(folder.glob("*.pt")):
        with whole_files(path) as (draft,):
            draft.write_text(json.dumps(asdict(given), indent=1) + "\n", encoding="utf-8")
        return
    try:
        before = Begun(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"not what a run is begun with; remove its folder to begin anew ({error})", path) from error
    other = [name for name, value in asdict(given).items() if value != getattr(before, name)]
    if other:
        told = " and ".join(other)
        raise InputError(f"this run was begun with other {told}; give another --run, or remove its folder", folder)


def sum_of(examples: Iterable[Example]) -> str:
    """Return the sum of articles and their gold: the same articles in the same order have the same."""
    summed = hashlib.sha256()
    for one in examples:
        summed.update(json.dumps([one.article.text, one.gold], sort_keys=True).encode())
    return summed.hexdigest()
