"""Files, folders, URLs and streams → Articles."""

import io
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError
from kg.read import inputs as _inputs
from kg.read.csv import read_csv
from kg.read.foreign import foreign_language
from kg.read.html import read_html
from kg.read.jsonl import read_jsonl
from kg.read.options import DEFAULTS, ReadOptions
from kg.read.parquet import read_parquet
from kg.read.published import parse_published
from kg.read.register import Register
from kg.read.source import Source, Unclosed, sniff
from kg.read.txt import read_txt
from kg.read.unreachable import UnreachableError
from kg.read.urls import is_url
from kg.records import Article

__all__ = [
    "READERS",
    "ReadOptions",
    "RepeatedError",
    "UnreachableError",
    "Watch",
    "check_inputs",
    "foreign_language",
    "parse_published",
    "read",
    "total_bytes",
    "unwatched",
]

Reader = Callable[[Source, ReadOptions], Iterator[Article | InputError]]
Watch = Callable[[str, int], None]
"""Hears after each article which place is being read, and how many of its bytes are."""
log = logging.getLogger(__name__)

READERS: dict[str, Reader] = {
    "txt": read_txt,
    "html": read_html,
    "htm": read_html,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_csv,
    "parquet": read_parquet,
}


class RepeatedError(InputError):
    """An article that was read before in this run, with the same id and text: left out, and no fault."""


def check_inputs(inputs: Sequence[str]) -> None:
    """Return if every input is there and may be read. Otherwise raises one InputError that names all that are not."""
    _inputs.check_inputs(inputs, READERS)


def total_bytes(inputs: Sequence[str]) -> int | None:
    """Return how many bytes all files of the inputs have, None where an input is a URL or standard input."""
    return _inputs.total_bytes(inputs, READERS)


def unwatched(place: str, position: int) -> None:
    """Return; what `read` tells its progress to, where nobody wants to know."""


def read(
    inputs: Sequence[str], options: ReadOptions = DEFAULTS, watch: Watch = unwatched
) -> Iterator[Article | InputError]:
    """Yield the articles of all inputs as they are read, and an InputError in the place of each that cannot be.

    An input is a file, a folder, a glob, an http(s) URL or `-`. Order: as given, folders and globs sorted by path. An
    article that comes again gives a `RepeatedError`; another text under an id already used gives an InputError. Raises
    InputError at once, before anything is read, if an input is missing (see `check_inputs`).
    """
    check_inputs(inputs)
    if options.format is not None and options.format not in READERS:
        raise InputError(f"no format {options.format}; known are {', '.join(READERS)}")
    return _distinct(_all(inputs, options, watch))


def _all(inputs: Sequence[str], options: ReadOptions, watch: Watch) -> Iterator[tuple[str, Article | InputError]]:
    """Yield what each place holds, with the place's name."""
    for place in _inputs.expand(inputs, READERS):
        if isinstance(place, InputError):
            yield "", place
        else:
            for item in _one(place, options, watch):
                yield _printable(place), item


def _one(place: str, options: ReadOptions, watch: Watch) -> Iterator[Article | InputError]:
    """Yield what one place holds; whatever is wrong with it becomes an InputError."""
    log.info("reading %s", _printable(place))
    empty = True
    try:
        with _opened(place, options) as (source, kind):
            for item in READERS[options.format or kind or sniff(source.head())](source, options):
                watch(place, source.position())
                empty = False
                yield item
        if empty:
            yield InputError("no article in it: not one line or row", _printable(place))
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", _printable(place))


@contextmanager
def _opened(place: str, options: ReadOptions) -> Iterator[tuple[Source, str | None]]:
    """Give a place as a source, with its format as far as its name or its server says it."""
    if is_url(place):
        from kg.read.web import fetch

        yield fetch(place, options)
    elif place == _inputs.STDIN:
        yield Source(place, io.BufferedReader(Unclosed(sys.stdin.buffer))), None
    else:
        suffix = Path(place).suffix[1:].lower()
        with Path(place).open("rb") as stream:
            yield Source(_printable(place), stream), suffix if suffix in READERS else None


def _printable(place: str) -> str:
    """Return a place as text that any message can hold: a path may have bytes that are no UTF-8."""
    return place.encode("utf-8", "backslashreplace").decode()


def _distinct(found: Iterator[tuple[str, Article | InputError]]) -> Iterator[Article | InputError]:
    """Yield what is found, an article whose id came before replaced by the InputError that says so."""
    with Register() as register:
        for place, item in found:
            if isinstance(item, InputError):
                yield item
                continue
            before = register.enter(item, place)
            if before is None:
                yield item
            else:
                where, same = before
                yield _again(item.id, place, where, same=same)


def _again(article: str, place: str, where: str, *, same: bool) -> InputError:
    if same:
        return RepeatedError(f"article {article} was read before, from {where}; left out", place)
    return InputError(f"another text has the id {article} already, in {where}; give this one its own", place)
