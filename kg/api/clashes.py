"""The claims of a graph that cannot both hold, for a prompt and for a notebook."""

import html
from collections.abc import Iterator, Sequence
from typing import overload

from kg.ask.case import Case
from kg.ask.conflict_text import lines, row
from kg.ask.conflicts import Conflict


class Clashes(Sequence[Conflict]):
    """A sequence of conflicts; `str()` and a notebook show both sides of each with their words, as `kg conflicts`."""

    def __init__(self, found: Sequence[Conflict], case: Case) -> None:
        self._found, self._case = tuple(found), case

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self._found)

    @overload
    def __getitem__(self, at: int) -> Conflict: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Conflict]: ...
    def __getitem__(self, at: int | slice) -> Conflict | Sequence[Conflict]:
        return self._found[at]

    def rows(self) -> list[dict[str, object]]:
        """Return the conflicts as JSON-ready dictionaries, as `kg conflicts --format json` prints them."""
        showcase = self._case.showcase()
        return [row(one, self._case, showcase) for one in self]

    def __repr__(self) -> str:
        showcase = self._case.showcase()
        return "\n".join(line for one in self for line in lines(one, self._case, showcase)) or "no conflicts"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(repr(self))}</pre>"
