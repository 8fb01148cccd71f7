"""Files that are there whole or not at all: written under a temporary name, then renamed."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import OutsideError


@contextmanager
def whole_files(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Yield one temporary path for each target; on success all take their places, on any error all is as it was.

    A target is written where its name leads: a link stays a link, and a device or a named pipe is written into, once
    the files are in place. The folders of the targets are created. Raises OutsideError for a target that is a folder,
    before anything is written, and where the disk refuses (full, read-only, no permission).

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "graf.ttl"
    >>> with whole_files(target) as (draft,):
    ...     _ = draft.write_text("isi")
    >>> target.read_text()
    'isi'
    """
    try:
        places = [_place(target) for target in targets]
        for place in places:
            place.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            drafts = tuple(stack.enter_context(_draft(place)) for place in places)
            yield drafts
            _exchange(drafts, places)
    except OSError as error:
        raise OutsideError(
            f"cannot be written ({error.strerror}); nothing was changed", _culprit(error, targets)
        ) from error


def _place(target: Path) -> Path:
    """Return where a name leads; a device or a named pipe keeps the name, for it may have no other path."""
    if target.is_dir():
        raise OutsideError("cannot be written: it is a folder; move it, or name another place", target)
    return Path(os.path.realpath(target)) if target.is_symlink() and not _is_special(target) else target


def _is_special(place: Path) -> bool:
    """Return whether a place that is no folder is a device or a named pipe."""
    return place.exists() and not place.is_file()


@contextmanager
def _draft(place: Path) -> Iterator[Path]:
    """Yield a path beside `place`, or apart from what is special; what is there is gone afterwards."""
    with TemporaryDirectory(prefix="simpul-") if _is_special(place) else nullcontext() as apart:
        draft = _beside(Path(apart) / place.name if apart else place, "part")
        try:
            yield draft
        finally:
            with suppress(OSError):
                draft.unlink()


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}.{ending}")


def _exchange(drafts: Sequence[Path], places: Sequence[Path]) -> None:
    """Put each draft in its place; on any error every place is as it was.

    What is written into cannot be taken back, so it comes last.
    """
    pairs = sorted(zip(drafts, places, strict=True), key=lambda pair: _is_special(pair[1]))
    with ExitStack() as undo:
        for draft, place in pairs:
            if _is_special(place):
                _write_into(place, draft)
            else:
                # A file alone needs no way back: it is renamed in one step.
                if len(pairs) > 1:
                    _keep(place, _beside(place, "old"), undo)
                draft.replace(place)
        undo.pop_all()
    for place in places:
        with suppress(OSError):
            _beside(place, "old").unlink()


def _write_into(place: Path, draft: Path) -> None:
    with draft.open("rb") as source, os.fdopen(os.open(place, os.O_WRONLY), "wb") as out:
        shutil.copyfileobj(source, out)


def _keep(place: Path, old: Path, undo: ExitStack) -> None:
    """Keep what stands in a place as `old`, and let `undo` put it back, or take away what came where nothing was."""
    old.unlink(missing_ok=True)
    if not place.exists():
        undo.callback(place.unlink, missing_ok=True)
        return
    undo.callback(_put_back, place, old)
    try:
        os.link(place, old)
    except OSError:
        place.replace(old)  # a disk without links, as most sticks are


def _put_back(place: Path, old: Path) -> None:
    try:
        if old.exists():
            old.replace(place)
            old.unlink(missing_ok=True)  # where both are one file still, renaming does nothing
    except OSError as error:
        told = f"cannot be put back ({error.strerror}); what stood here is {old}"
        raise OutsideError(told, place) from error


def _culprit(error: OSError, targets: tuple[Path, ...]) -> Path:
    """Return the target that `error` is about: its own name, not the temporary one."""
    for target in targets:
        names = target.name, Path(os.path.realpath(target)).name
        if error.filename and Path(error.filename).name.startswith(tuple(f".{name}." for name in names)):
            return target
    return Path(error.filename) if error.filename else targets[0].parent
