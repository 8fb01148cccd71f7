"""Files that are there whole or not at all: written under a temporary name, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutsideError


@contextmanager
def whole_files(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Yield one temporary path beside each target; renamed on success, removed on any error.

    The folders of the targets are created. Raises OutsideError where the disk refuses (full, read-only, no permission).

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "graf.ttl"
    >>> with whole_files(target) as (draft,):
    ...     _ = draft.write_text("isi")
    >>> target.read_text()
    'isi'
    """
    drafts = tuple(target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets)
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
        yield drafts
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)
    except OSError as error:
        raise OutsideError(
            f"cannot be written ({error.strerror}); nothing was changed", _culprit(error, targets)
        ) from error
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink()


def _culprit(error: OSError, targets: tuple[Path, ...]) -> Path:
    """Return the target that `error` is about: its own name, not the temporary one."""
    for target in targets:
        if error.filename and Path(error.filename).name.startswith(f".{target.name}."):
            return target
    return Path(error.filename) if error.filename else targets[0].parent
