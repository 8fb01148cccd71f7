"""Folders that are there whole or not at all, and that never replace what somebody else wrote."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutsideError

MANIFEST = "simpul-export.json"
"""Lists the files of an export with their sums: by it we know a folder of ours, and whether somebody changed it."""


@contextmanager
def whole_folder(target: Path, form: str) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which takes its place on success and is gone after any error.

    `target` may be missing, empty, or an export of the same program that nobody changed; hidden entries at its top
    (`.obsidian`, `.git`) are kept. Raises OutsideError for any other folder, and where the disk refuses.
    """
    _refuse_foreign(target)
    place = target.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as work:
            draft = Path(work) / "new"
            draft.mkdir()
            yield draft
            _write_manifest(draft, form)
            _swap(draft, place, Path(f"{work}.old"))
    except OSError as error:
        raise OutsideError(f"cannot be written ({error.strerror or error}); nothing was changed", target) from error


def _swap(draft: Path, target: Path, old: Path) -> None:
    """Put `draft` in the place of `target`, whose hidden entries stay; on any error all is where it was.

    `old` does not lie in a folder that somebody clears away: hidden entries are never in one that may go.
    """
    hidden = [entry.name for entry in target.glob(".*")]
    try:
        if target.exists():
            target.rename(old)
        draft.rename(target)
        for name in hidden:
            (old / name).rename(target / name)
    except BaseException:
        _swap_back(draft, target, old, hidden)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _swap_back(draft: Path, target: Path, old: Path, hidden: list[str]) -> None:
    """Undo as much of a swap as was done. Raises OutsideError where the disk refuses that too; nothing is lost then."""
    try:
        if old.exists() and target.exists():
            for name in hidden:
                if not os.path.lexists(old / name):
                    (target / name).rename(old / name)
            target.rename(draft)
        if old.exists():
            old.rename(target)
    except OSError as error:
        told = f"cannot be put back ({error.strerror}); what stood here is in {old}, some hidden entries maybe here"
        raise OutsideError(told, target) from error


def _refuse_foreign(target: Path) -> None:
    """Raise OutsideError unless `target` may be replaced."""
    if not target.exists():
        return
    if not target.is_dir():
        raise OutsideError("is a file; this format makes a folder, name another with -o", target)
    there = _files(target)
    if not there:
        return
    listed = _manifest(target)
    if listed is None:
        raise OutsideError("is not empty and no export of ours; name another folder with -o", target)
    for name in there:
        if name != MANIFEST and listed.get(name) != _digest(target / name):
            raise OutsideError(f"{name} was added or changed since the export; move it, or name another folder", target)


def _manifest(folder: Path) -> dict[str, str] | None:
    """Return the sums of the files that an export wrote, None where the folder is no export."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in listed["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write_manifest(folder: Path, form: str) -> None:
    listed = {
        "program": "simpul-kg",
        "format": form,
        "files": {name: _digest(folder / name) for name in _files(folder)},
    }
    (folder / MANIFEST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _files(folder: Path) -> list[str]:
    """Return the files below `folder`, sorted; not those in hidden entries at its top."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.as_posix() for path in found if not path.parts[0].startswith("."))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return "unreadable"
