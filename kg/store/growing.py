"""A store takes in what is read, some articles at a time, so that memory does not grow with the input."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from kg.errors import InputError
from kg.records import Article, Findings
from kg.store.archive import Archive

AT_ONCE: Final = 250
"""Articles of one step: each step is whole on disk before the next begins."""

Pair = tuple[Article, Findings]
Read = Callable[[Iterable[Article | InputError]], Iterable[Pair | InputError]]


@dataclass(slots=True)
class Growth:
    """What came of a run: how many articles had which outcome, and what was skipped."""

    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: list[InputError] = field(default_factory=list)
    refused: int = 0

    def summary(self) -> str:
        """Return the count as one line."""
        counts = ", ".join(f"{count} {what}" for what, count in sorted(self.outcomes.items())) or "nothing to do"
        return f"{counts}; {len(self.skipped)} skipped"


def grow(
    archive: Archive,
    inputs: Iterable[Article | InputError],
    read: Read,
    reading: str,
    *,
    replace: bool,
    progress: Callable[[Article], None],
) -> Growth:
    """Take in all inputs; `read` turns articles into findings, in order, and is not asked for those known already.

    Without `replace` an article whose id is here with another text is skipped, and counted as refused.
    """
    growth = Growth()
    fresh = _fresh(archive, inputs, reading, growth, replace=replace, progress=progress)
    found = _whole(read(fresh), growth)
    while some := list(islice(found, AT_ONCE)):
        for outcome in archive.put(some, reading):
            growth.outcomes[outcome.what] += 1
        for article, _ in some:
            progress(article)
    archive.obey()
    return growth


def _fresh(
    archive: Archive,
    inputs: Iterable[Article | InputError],
    reading: str,
    growth: Growth,
    *,
    replace: bool,
    progress: Callable[[Article], None],
) -> Iterator[Article | InputError]:
    for given in inputs:
        if isinstance(given, InputError):
            yield given
            continue
        standing = archive.standing(given, reading)
        if standing == "unchanged":
            growth.outcomes["unchanged"] += 1
            progress(given)
        elif standing == "other text" and not replace:
            growth.refused += 1
            yield InputError("is in the store with another text; `kg store replace` takes the new one", given.id)
        else:
            yield given


def _whole(found: Iterable[Pair | InputError], growth: Growth) -> Iterator[Pair]:
    for one in found:
        if isinstance(one, InputError):
            growth.skipped.append(one)
        else:
            yield one
