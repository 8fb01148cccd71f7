"""Lines in order, however many: sorted in parts that fit into memory, and the parts merged from disk."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Final

PART: Final = 16_000_000
"""Characters that are sorted in memory at once."""


def sorted_lines(lines: Iterable[str], part: int = PART) -> Iterator[str]:
    """Yield the different lines in the order of their code points, which is that of their UTF-8 bytes.

    A line holds no line feed. What exceeds `part` characters goes to a temporary folder, which is gone at the end.

    >>> list(sorted_lines(["c", "a", "c", "b"], part=2))
    ['a', 'b', 'c']
    """
    with ExitStack() as stack:
        folder: Path | None = None
        parts: list[Iterator[str]] = []
        held: list[str] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size >= part:
                folder = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="simpul-")))
                parts.append(_stored(held, folder / str(len(parts)), stack))
                held, size = [], 0
        held.sort()
        yield from (line for line, _ in groupby(heapq.merge(*parts, held)))


def _stored(lines: list[str], path: Path, stack: ExitStack) -> Iterator[str]:
    """Write the lines in order to `path` and return what reads them again."""
    lines.sort()
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)
    stored = stack.enter_context(path.open(encoding="utf-8", newline="\n"))
    return (line[:-1] for line in stored)
