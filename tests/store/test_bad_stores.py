"""What is wrong with a store is told in one line that says what to do, and nothing is lost by it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad

from kg.errors import KnowledgeError, OutsideError, StoreError
from kg.graph.header import ONTOLOGY
from kg.schema import folder
from kg.store import Archive, faults
from tests.store.world import READING, canonical, fresh, lines, made, read


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = made(tmp_path / "arsip")
    with Archive(path, writable=True) as archive:
        archive.put([read("a1", 0), read("a2", 0)], READING)
    return path


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


def test_a_half_made_store_is_made_again(tmp_path: Path) -> None:
    """Whoever was stopped before the last step of making may try again, with or without an ontology of his own."""
    own = tmp_path / "milik.ttl"
    own.write_bytes((folder() / "simpul.ttl").read_bytes())
    store = tmp_path / "arsip"
    Archive.make(store, ontology=own)
    (store / "store.json").unlink()
    Archive.make(store)
    with Archive(store) as archive:
        assert len(archive) == 0
        assert archive.ontology is None
    (store / "store.json").unlink()
    (store / "articles.sqlite").write_bytes(b"")
    Archive.make(store)
    with Archive(store, writable=True) as archive:
        assert list(faults(archive)) == []


def test_a_store_that_lost_its_card_alone_loses_nothing_more(store: Path) -> None:
    """The articles are the truth: no store is made over them, and what to do is told."""
    card = store / "store.json"
    kept = card.read_bytes()
    with Archive(store) as archive:
        before = lines(archive)
    card.unlink()
    for use in (Archive, Archive.make):
        with pytest.raises(StoreError, match=r"store\.json is gone.*restore"):
            use(store)
    card.write_bytes(kept)
    with Archive(store) as archive:
        assert len(archive) == 2
        assert lines(archive) == before


@pytest.mark.parametrize("name", ["ontology.ttl", "patterns.toml", "graph/catatan.txt"])
def test_what_lies_about_is_not_taken_for_ours(tmp_path: Path, name: str) -> None:
    """Without tables beside it a file of that name is the user's: it is neither adopted nor taken away."""
    own = tmp_path / name
    own.parent.mkdir(exist_ok=True)
    own.write_text("rusak")
    with pytest.raises(StoreError, match="not empty"):
        Archive.make(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [own]
    assert own.read_text() == "rusak"


@pytest.mark.parametrize("name", ["decisions.tsv", "links.tsv"])
def test_tables_that_a_new_store_would_keep_are_proven_first(tmp_path: Path, name: str) -> None:
    """A broken one ends the making before anything is written."""
    (tmp_path / name).write_text("rusak\n")
    with pytest.raises(KnowledgeError, match=name):
        Archive.make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_store_is_taken_away_only_while_it_is_empty(store: Path, tmp_path: Path) -> None:
    """Articles stay, and so do the tables of the user."""
    assert not Archive.unmake(store)
    with Archive(store) as archive:
        assert len(archive) == 2
    empty = made(tmp_path / "kosong")
    shutil.copy(store / "store.json", empty / "decisions.tsv")
    assert Archive.unmake(empty)
    assert [path.name for path in empty.iterdir()] == ["decisions.tsv"]


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


@pytest.mark.parametrize("aside", [None, "graph.old"])
def test_a_writer_that_finds_no_graph_makes_it_again(store: Path, aside: str | None) -> None:
    """Lost, or set aside by a compacting that was killed: an edit never begins an empty graph."""
    if aside:
        (store / "graph").rename(store / aside)
    else:
        shutil.rmtree(store / "graph")
    with Archive(store, writable=True) as archive:
        archive.remove(["a2"])
        assert lines(archive) == canonical(fresh([read("a1", 0)]))
        assert archive.graph.contains_named_graph(ONTOLOGY)
        assert list(faults(archive)) == []
    assert [path.name for path in store.glob("graph*")] == ["graph"]


def test_a_graph_that_differs_from_the_tables_is_found(store: Path) -> None:
    """A triple too few is a fault that verify tells, and so is one in place of another."""
    with Archive(store, writable=True) as archive:
        one = next(iter(archive.graph.quads_for_pattern(None, None, None, DefaultGraph())))
        archive.graph.remove(one)
        assert any("kg store compact" in fault for fault in faults(archive))
        archive.graph.add(Quad(one.subject, one.predicate, Literal("lain"), DefaultGraph()))
        assert [fault for fault in faults(archive) if "lacks 1 triple" in fault and "holds 1 of its own" in fault]


def test_a_name_in_place_of_another_is_found(store: Path) -> None:
    """Names are compared one by one."""
    with Archive(store, writable=True) as archive:
        archive.tables.execute("UPDATE label SET folded = 'nama lain' WHERE folded = 'rina kartika'")
        assert [fault for fault in faults(archive) if "names" in fault and "kg store compact" in fault]


OF_ARTICLES = [
    ("article", "id", "record"),
    ("article", "id", "findings"),
    ("article", "id", "clauses"),
    ("appearance", "article", "record"),
    ("claim", "article", "record"),
]


@pytest.mark.parametrize(("table", "key", "column"), OF_ARTICLES)
def test_a_damaged_article_is_told_and_can_be_taken_out(store: Path, table: str, key: str, column: str) -> None:
    """`verify` says which; removed and added again, nothing of the damage is left."""
    with Archive(store, writable=True) as archive:
        before = lines(archive)
        archive.tables.execute(f"UPDATE {table} SET {column} = x'c1' WHERE {key} = 'a1'")
        assert [fault for fault in faults(archive) if "article a1 is damaged" in fault]
        archive.remove(["a1"])
        archive.put([read("a1", 0)], READING)
        assert list(faults(archive)) == []
        assert lines(archive) == before


@pytest.mark.parametrize(("table", "column"), [("entity", "record"), ("part", "lines")])
def test_what_is_damaged_of_many_articles_is_told(store: Path, table: str, column: str) -> None:
    """Then only a copy or a fresh build helps, and verify says so."""
    with Archive(store, writable=True) as archive:
        archive.tables.execute(f"UPDATE {table} SET {column} = x'c1'")
        assert [fault for fault in faults(archive) if f"the {table}" in fault and "restore" in fault]


def test_an_edit_that_meets_damage_says_what_to_do(store: Path) -> None:
    """It is an error of ours, never a traceback, and nothing is changed."""
    with Archive(store, writable=True) as archive:
        archive.tables.execute("UPDATE article SET record = x'c1' WHERE id = 'a1'")
        with pytest.raises(StoreError, match=r"articles\.sqlite.*restore"):
            archive.put([read("a1", 1)], READING)
        with pytest.raises(StoreError, match=r"articles\.sqlite.*restore"):
            archive.article("a1")


def test_a_damaged_page_of_the_tables_is_a_fault(store: Path) -> None:
    """What cannot be read any more is told by verify like everything else."""
    with Archive(store, writable=True) as archive:
        run = archive.tables.execute
        (page,), (size,) = run("SELECT rootpage FROM sqlite_master WHERE name = 'part'"), run("PRAGMA page_size")
        run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with (store / "articles.sqlite").open("r+b") as file:
        file.seek((page[0] - 1) * size[0])
        file.write(b"\xff" * 64)
    with Archive(store) as archive:
        assert [fault for fault in faults(archive) if "malformed" in fault and "restore" in fault]


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
