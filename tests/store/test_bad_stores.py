"""What is wrong with a store is told in one line that says what to do, and nothing is lost by it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutsideError, StoreError
from kg.store import Archive, faults
from tests.store.world import READING, lines, made, read


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = made(tmp_path / "arsip")
    with Archive(folder, writable=True) as archive:
        archive.put([read("a1", 0), read("a2", 0)], READING)
    return folder


def test_a_folder_that_is_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    """The message names the command."""
    with pytest.raises(StoreError, match="kg store init"):
        Archive(tmp_path)


def test_a_store_is_not_made_over_anything(store: Path, tmp_path: Path) -> None:
    """Neither over a store nor in a folder of somebody's own."""
    with pytest.raises(StoreError, match="already"):
        Archive.make(store)
    own = tmp_path / "milik"
    own.mkdir()
    (own / "surat.txt").write_text("isi")
    with pytest.raises(StoreError, match="not empty"):
        Archive.make(own)
    assert [path.name for path in own.iterdir()] == ["surat.txt"]


def test_a_half_made_store_is_made_again(store: Path) -> None:
    """Whoever was stopped before the last step of making may try again."""
    (store / "store.json").unlink()
    Archive.make(store)
    with Archive(store) as archive:
        assert len(archive) == 0


def test_a_newer_store_is_left_alone(store: Path) -> None:
    """A program of yesterday does not touch the store of tomorrow."""
    card = store / "store.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "format": 99}))
    with pytest.raises(StoreError, match="newer version"):
        Archive(store, writable=True)


def test_an_older_store_is_built_again(store: Path) -> None:
    """Its tables are others: the message says what to do."""
    card = store / "store.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "format": 1}))
    with pytest.raises(StoreError, match=r"older version.*build it again"):
        Archive(store)


def test_names_that_were_lost_are_found_and_made_again(store: Path) -> None:
    """`verify` counts them, `compact` lists them again."""
    with Archive(store, writable=True) as archive:
        asked = [row[0] for row in archive.tables.execute("SELECT DISTINCT words FROM label")]
        before = {name: archive.named(name) for name in asked}
        archive.tables.execute("DELETE FROM label WHERE words = ?", asked[:1])
        assert [fault for fault in faults(archive) if "names" in fault]
        archive.compact()
        assert not list(faults(archive))
        assert asked
        assert {name: archive.named(name) for name in asked} == before


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": "x"}', b"[1]", b"\xff\xfe"])
def test_a_broken_card_is_told(store: Path, content: bytes) -> None:
    """Whatever stands in store.json, it is one error of ours."""
    (store / "store.json").write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.json"):
        Archive(store)


def test_a_damaged_file_of_tables_is_told(store: Path) -> None:
    """A file that is no SQLite any more is named."""
    (store / "articles.sqlite").write_bytes(b"bukan basis data" * 400)
    with pytest.raises(StoreError, match=r"articles\.sqlite.*restore"):
        Archive(store, writable=True)


def test_lost_tables_are_told(store: Path) -> None:
    """A file that is gone is named too."""
    for path in store.glob("articles.sqlite*"):
        path.unlink()
    with pytest.raises(StoreError, match="gone"):
        Archive(store)


def test_a_lost_or_damaged_graph_is_made_again(store: Path) -> None:
    """The graph follows from the tables: compacting brings it back to the last byte."""
    with Archive(store) as archive:
        before = lines(archive)
    shutil.rmtree(store / "graph")
    with pytest.raises(StoreError, match="kg store compact"):
        Archive(store)
    with Archive(store, writable=True, mending=True) as archive:
        archive.compact()
    for path in (store / "graph").glob("*.sst"):
        path.write_bytes(b"rusak")
    for path in (store / "graph").glob("MANIFEST*"):
        path.write_bytes(b"rusak")
    with pytest.raises(StoreError, match="kg store compact"):
        Archive(store)
    with Archive(store, writable=True, mending=True) as archive:
        archive.compact()
        assert lines(archive) == before


def test_a_graph_that_differs_from_the_tables_is_found(store: Path) -> None:
    """A triple too few is a fault that verify tells."""
    with Archive(store, writable=True) as archive:
        archive.graph.remove(next(iter(archive.graph.quads_for_pattern(None, None, None, None))))
        assert any("kg store compact" in fault for fault in faults(archive))


def test_a_second_writer_is_refused(store: Path) -> None:
    """Two processes cannot change one store, and the second is told so."""
    with Archive(store, writable=True):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "store", "remove", str(store), "a1"], capture_output=True, check=False
        )
    assert done.returncode == 3
    assert b"another process" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_store_can_be_read_while_it_is_written(store: Path) -> None:
    """Who asks sees the last whole step."""
    with Archive(store, writable=True) as writer:
        with Archive(store) as reader:
            assert len(reader) == 2
        writer.put([read("a4", 0)], READING)
    with Archive(store) as reader:
        assert len(reader) == 3


@pytest.mark.skipif(os.geteuid() != 0, reason="setpriv gives rights away only to root")
def test_a_read_only_store_can_be_asked_and_not_changed(store: Path) -> None:
    """On a read-only disk questions are answered; an edit ends with 4."""
    with Archive(store) as archive:
        before = len(lines(archive))
    obedient = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", sys.executable, "-m", "kg"]
    paths = [store, *store.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        asked = subprocess.run(
            [*obedient, "query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", str(store), "--format", "csv"],
            capture_output=True,
            check=False,
        )
        edit = subprocess.run([*obedient, "store", "remove", str(store), "a1"], capture_output=True, check=False)
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o200)
    assert asked.stdout.decode().split() == ["n", str(before)], asked.stderr.decode()
    assert edit.returncode == 4, edit.stderr.decode()


def test_a_full_disk_changes_nothing(store: Path) -> None:
    """An edit that finds no room is not done, and the store is whole afterwards."""
    with Archive(store) as archive:
        before = lines(archive)
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from kg.store import Archive\n"
        "from tests.store.world import *\n"
        "pairs = [read(one, 1) for one in sorted(TEXTS)]\n"
        "size = max(path.stat().st_size for path in Path(sys.argv[1]).rglob('*'))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from kg.errors import KgError\n"
        "try:\n"
        "    with Archive(Path(sys.argv[1]), writable=True) as archive: archive.put(pairs, READING)\n"
        "except KgError as error: print(error); sys.exit(error.exit_code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(store)], capture_output=True, check=False)
    assert done.returncode in {3, 4}, done.stderr.decode()[-600:]
    with Archive(store, writable=True) as archive:
        assert list(faults(archive)) == []
        if len(archive) == 2:
            assert lines(archive) == before


def test_outside_errors_have_their_own_code() -> None:
    """A disk that refuses is not a broken store."""
    assert OutsideError("x").exit_code == 4
    assert StoreError("x").exit_code == 3
