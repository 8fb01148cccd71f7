"""Files are there whole or not at all, several of them together, and where their names lead."""

import errno
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.errors import OutsideError
from kg.files import whole_files


def write(targets: Sequence[Path], text: str = "baru") -> None:
    """Write one text to all targets."""
    with whole_files(*targets) as drafts:
        for draft in drafts:
            draft.write_text(text)


def there(folder: Path) -> dict[str, str]:
    """Return what stands in a folder."""
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def targets(tmp_path: Path) -> list[Path]:
    """Return three targets of which two are there."""
    for name in ("satu", "dua"):
        (tmp_path / name).write_text("lama")
    return [tmp_path / name for name in ("satu", "tiga", "dua")]


def test_several_files_take_their_places_together(targets: list[Path], tmp_path: Path) -> None:
    """Old ones are replaced, and nothing else stays beside them."""
    write(targets)
    assert there(tmp_path) == {"satu": "baru", "dua": "baru", "tiga": "baru"}


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_is_written(
    targets: list[Path], tmp_path: Path
) -> None:
    """The message names it; the body never runs."""
    (tmp_path / "empat").mkdir()
    with (
        pytest.raises(OutsideError, match="empat: cannot be written: it is a folder"),
        whole_files(*targets, tmp_path / "empat"),
    ):
        pytest.fail("the body ran")
    assert there(tmp_path) == {"satu": "lama", "dua": "lama"}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("failure", [OSError(errno.EIO, "disk"), KeyboardInterrupt()])
def test_what_fails_between_two_renames_puts_everything_back(
    failure: BaseException, links: bool, targets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk with hard links and on one without: old files are old, new ones are gone, nothing stays beside them."""
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".part" and target.name == "dua":
            raise failure
        return replace(self, target)

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "replace", failing)
    if not links:
        monkeypatch.setattr(os, "link", refused)
    with pytest.raises((OutsideError, KeyboardInterrupt)):
        write(targets)
    assert there(tmp_path) == {"satu": "lama", "dua": "lama"}


def test_what_cannot_be_put_back_is_kept_and_named(
    targets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk refuses the way back too, nobody says that nothing was changed, and nothing is lost."""
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if (self.suffix, target.name) in {(".part", "dua"), (".old", "satu")}:
            raise OSError(errno.EIO, "disk", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutsideError, match=r"cannot be put back \(disk\); what stood here is .*\.satu\.") as told:
        write(targets)
    assert Path(str(told.value).rpartition(" ")[2]).read_text() == "lama"


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    """To a file that is there, and to one that is not there yet, in a folder that is not there either."""
    (tmp_path / "asli").write_text("lama")
    (tmp_path / "tautan").symlink_to("asli")
    (tmp_path / "menunggu").symlink_to(tmp_path / "dalam" / "kelak")
    write([tmp_path / "tautan", tmp_path / "menunggu"])
    assert (tmp_path / "tautan").is_symlink()
    assert (tmp_path / "asli").read_text() == "baru"
    assert (tmp_path / "menunggu").is_symlink()
    assert (tmp_path / "dalam" / "kelak").read_text() == "baru"


def test_a_named_pipe_is_written_into(tmp_path: Path) -> None:
    """Whoever reads it gets the whole, and it stays a pipe."""
    pipe, read = tmp_path / "pipa", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write([pipe, tmp_path / "berkas"], "isi" * 50_000)
    reader.join(10)
    assert pipe.is_fifo()
    assert read == [(tmp_path / "berkas").read_text()] == ["isi" * 50_000]
    assert {path.name for path in tmp_path.iterdir()} == {"pipa", "berkas"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_device_that_refuses_leaves_the_files_as_they_were(targets: list[Path], tmp_path: Path) -> None:
    """The device comes last; what was in place already is put back."""
    (tmp_path / "penuh").symlink_to("/dev/full")
    with pytest.raises(OutsideError, match="nothing was changed"):
        write([tmp_path / "penuh", *targets])
    assert there(tmp_path) == {"satu": "lama", "dua": "lama"}
    assert (tmp_path / "penuh").is_symlink()
