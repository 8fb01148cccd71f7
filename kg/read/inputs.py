"""INPUT arguments → places to read: files, folders, globs, `-` and URLs."""

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.read.urls import is_url, web_address

STDIN = "-"


def check_inputs(inputs: Sequence[str], suffixes: Collection[str]) -> None:
    """Return if every input is there and may be read. Otherwise raises one InputError that names all that are not.

    URLs are only checked for form. `suffixes` (without the dot) are what a folder must have at least one file of.
    """
    if not inputs:
        raise InputError("no INPUT; give a file, a folder, a URL or - for standard input")
    wrong = [f"{text}: {reason}" for text in inputs if (reason := _fault(text, suffixes))]
    if wrong:
        raise InputError("; ".join(wrong))


def expand(inputs: Sequence[str], suffixes: Collection[str]) -> Iterator[str | InputError]:
    """Yield each place once: inputs in the order given, what a folder or a glob holds sorted by path.

    Of a folder, files with a known suffix count, those below it too; names that begin with a dot do not. A folder
    below it that may not be read gives an InputError.
    """
    seen = set()
    for place in (place for text in inputs for place in _places(text, suffixes)):
        if isinstance(place, InputError):
            yield place
            continue
        key = place if place == STDIN or is_url(place) else os.path.realpath(place)
        if key not in seen:
            seen.add(key)
            yield place


def total_bytes(inputs: Sequence[str], suffixes: Collection[str]) -> int | None:
    """Return the size of all files that `expand` yields, None where one of the places is no file."""
    total = 0
    for place in expand(inputs, suffixes):
        if isinstance(place, InputError):
            continue
        if place == STDIN or is_url(place):
            return None
        try:
            total += Path(place).stat().st_size
        except OSError:
            continue
    return total


def _fault(text: str, suffixes: Collection[str]) -> str | None:
    if text == STDIN:
        return None
    if is_url(text):
        return None if web_address(text) else "not an address that can be fetched"
    paths = _matches(text)
    if not paths:
        return _absent(text)
    for path in paths:
        if not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
            return "no permission to read it"
    if all(path.is_dir() and not any(_files(path, suffixes)) for path in paths):
        return f"no file with a suffix of {', '.join(sorted(suffixes))} in it"
    return None


def _absent(text: str) -> str:
    if "://" in text:
        return "no such file, and not an address that can be fetched: those begin with http:// or https://"
    return "no file matches" if glob.has_magic(text) else "no such file or folder"


def _places(text: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    if text == STDIN or is_url(text):
        yield text
        return
    paths = _matches(text)
    if not paths:
        yield InputError("no longer there", text)
    for path in paths:
        yield from _files(path, suffixes) if path.is_dir() else (str(path),)


def _matches(text: str) -> list[Path]:
    """Return the path itself if it is there, else what it matches as a glob, sorted."""
    if os.path.lexists(text):
        return [Path(text)]
    # Path.glob takes no absolute pattern.
    return [Path(name) for name in sorted(glob.glob(text, recursive=True))] if glob.has_magic(text) else []  # noqa: PTH207


def _files(folder: Path, suffixes: Collection[str]) -> list[str | InputError]:
    refused: list[str | InputError] = []

    def refuse(error: OSError) -> None:
        refused.append(InputError(f"cannot be read ({error.strerror})", error.filename))

    found = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix[1:].lower() in suffixes:
                found.append(str(Path(root, name)))
    return [*sorted(found), *refused]
