"""A folder is there whole or not at all, and nothing that somebody else wrote is ever lost."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OutsideError
from kg.write.folders import MANIFEST, whole_folder


def written(target: Path, text: str = "isi") -> Path:
    """Write a folder with one file below a folder."""
    with whole_folder(target, "uji") as folder:
        (folder / "dalam").mkdir()
        (folder / "dalam" / "catatan.md").write_text(text)
    return target


def test_the_folder_holds_what_was_written_and_a_list_of_it(tmp_path: Path) -> None:
    """Nothing else stays beside it."""
    target = written(tmp_path / "baru" / "kotak")
    assert (target / "dalam" / "catatan.md").read_text() == "isi"
    assert list(json.loads((target / MANIFEST).read_text())["files"]) == ["dalam/catatan.md"]
    assert [path.name for path in (tmp_path / "baru").iterdir()] == ["kotak"]


def test_an_export_replaces_an_export_and_keeps_what_is_hidden(tmp_path: Path) -> None:
    """Settings of Obsidian and a git repository survive."""
    target = written(tmp_path / "kotak")
    (target / ".obsidian").mkdir()
    (target / ".obsidian" / "app.json").write_text("{}")
    written(target, "baru")
    assert (target / "dalam" / "catatan.md").read_text() == "baru"
    assert (target / ".obsidian" / "app.json").read_text() == "{}"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    """It holds nothing that could be lost."""
    (tmp_path / "kotak").mkdir()
    assert (written(tmp_path / "kotak") / MANIFEST).exists()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "milikku.md").write_text("x"), "milikku.md was added or changed"),
        (lambda folder: (folder / "dalam" / "catatan.md").write_text("x"), "dalam/catatan.md was added or changed"),
        (lambda folder: (folder / MANIFEST).unlink(), "no export of ours"),
        (lambda folder: (folder / MANIFEST).write_text("[]"), "no export of ours"),
        (lambda folder: (folder / "tautan").symlink_to("/"), "tautan was added or changed"),
    ],
)
def test_what_somebody_else_wrote_is_never_replaced(spoil: object, told: str, tmp_path: Path) -> None:
    """The message names the file, and the folder is as it was."""
    target = written(tmp_path / "kotak")
    spoil(target)  # type: ignore[operator]
    before = sorted(path.relative_to(target) for path in target.rglob("*") if not path.is_symlink())
    with pytest.raises(OutsideError, match=told):
        written(target, "baru")
    assert sorted(path.relative_to(target) for path in target.rglob("*") if not path.is_symlink()) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file that stands where the folder should is not touched."""
    (tmp_path / "kotak").write_text("penting")
    with pytest.raises(OutsideError, match="is a file"):
        written(tmp_path / "kotak")
    assert (tmp_path / "kotak").read_text() == "penting"


def test_an_error_on_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Half an export is nowhere."""
    target = written(tmp_path / "kotak")
    with pytest.raises(ZeroDivisionError), whole_folder(target, "uji") as folder:
        (folder / "setengah.md").write_text("x")
        raise ZeroDivisionError
    assert (target / "dalam" / "catatan.md").read_text() == "isi"
    assert [path.name for path in tmp_path.iterdir()] == ["kotak"]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    """The parent is a file: no folder can be made in it."""
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(OutsideError, match="cannot be written"):
        written(tmp_path / "berkas" / "kotak")


def failing(monkeypatch: pytest.MonkeyPatch, failure: BaseException, *numbers: int) -> Callable[[], int]:
    """Let the renames with these numbers, from 1, fail; return what tells how many there were."""
    rename, calls = Path.rename, list[Path]()

    def sometimes(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) in numbers:
            raise failure
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", sometimes)
    return lambda: len(calls)


def with_hidden(folder: Path) -> Path:
    """Write an export with two hidden entries."""
    target = written(folder / "kotak")
    for name in (".git", ".obsidian"):
        (target / name).mkdir()
        (target / name / "riwayat").write_text(name)
    return target


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "penuh"), KeyboardInterrupt()])
def test_wherever_the_exchange_is_stopped_everything_is_as_it_was(
    failure: BaseException, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the old folder, at the new one, at the first and the second hidden entry: `.git` is never lost."""
    target = with_hidden(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    renames = failing(monkeypatch, failure, number)
    with pytest.raises((OutsideError, KeyboardInterrupt)):
        written(target, "baru")
    assert renames() >= number
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["kotak"]


def test_what_cannot_be_put_back_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is thrown away where the disk refuses the way back too, and nobody says that nothing was changed."""
    target = with_hidden(tmp_path)
    failing(monkeypatch, OSError(errno.EIO, "disk"), 4, 5)
    with pytest.raises(OutsideError, match="cannot be put back"):
        written(target, "baru")
    kept = [path.read_text() for path in tmp_path.rglob("*") if path.is_file() and path.name != MANIFEST]
    assert sorted(kept) == [".git", ".obsidian", "baru", "isi"]
