"""A bar on stderr, where somebody watches: how many articles, how fast, how long still."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.read import total_bytes
from kg.records import Article

if TYPE_CHECKING:
    from tqdm import tqdm


class Meter:
    """Hears how far the files are read and which articles are done, and shows it on `bar`, if there is one.

    How many articles there will be is estimated from those that the bytes read so far held; `size` is the number of all
    bytes, None where it is not known: then only the rate is shown.
    """

    def __init__(self, bar: "tqdm[Any] | None" = None, size: int | None = None) -> None:
        self._bar, self._size = bar, size
        self._place, self._here, self._before, self._read = "", 0, 0, 0

    def read(self, place: str, position: int) -> None:
        """Hear that one more article was read, up to the byte `position` of `place`."""
        if place != self._place:
            self._place, self._before, self._here = place, self._before + self._here, 0
        self._here, self._read = position, self._read + 1
        bytes_read = self._before + self._here
        if self._bar is not None and self._size and bytes_read:
            self._bar.total = max(self._read, round(self._read * self._size / bytes_read))

    def done(self, _: Article) -> None:
        """Hear that an article is done."""
        if self._bar is not None:
            self._bar.update()


@contextmanager
def meter(inputs: Sequence[str], *, quiet: bool) -> Iterator[Meter]:
    """Yield a meter with a bar if somebody watches, else one that shows nothing."""
    if quiet or not sys.stderr.isatty():
        yield Meter()
        return
    from tqdm import tqdm
    from tqdm.contrib.logging import logging_redirect_tqdm

    with logging_redirect_tqdm(), tqdm(unit=" articles", leave=False, dynamic_ncols=True) as bar:
        yield Meter(bar, total_bytes(inputs))
