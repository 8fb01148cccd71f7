"""Add, replace, remove = rebuild: any series of edits ends where a fresh build of what remains does."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph

from kg.ask.naming import named_in
from kg.errors import InputError
from kg.graph.header import header
from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL
from kg.store import Archive, faults
from tests.store.world import READING, TEXTS, canonical, fresh, knowledge, lines, made, read

IDS = sorted(TEXTS)
put = st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 2)), min_size=1, max_size=4, unique_by=lambda it: it[0])
remove = st.sets(st.sampled_from(IDS), min_size=1, max_size=3)
scripts = st.lists(st.one_of(put.map(lambda it: ("put", it)), remove.map(lambda it: ("remove", it))), max_size=6)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(scripts)
def test_any_series_of_edits_gives_the_graph_of_a_fresh_build(script: list[tuple[str, object]]) -> None:
    """Whatever was added, replaced and removed before, only what remains decides every byte."""
    there: dict[str, int] = {}
    with TemporaryDirectory() as folder, Archive(made(Path(folder, "s")), writable=True) as archive:
        for action, what in script:
            if action == "put":
                archive.put([read(*one) for one in what], READING)  # type: ignore[attr-defined]
                there |= dict(what)  # type: ignore[call-overload]
            else:
                gone = sorted(set(there) & what)  # type: ignore[operator]
                archive.remove(gone)
                for one in gone:
                    del there[one]
        assert lines(archive) == _expected(there)
        assert list(faults(archive)) == []
        assert _names(archive) == _scanned(archive)


def _names(archive: Archive) -> dict[str, set[str]]:
    asked = {row[0].upper() for row in archive.tables.execute("SELECT words FROM label")}
    return {name: {one.value for one in archive.named(name)} for name in asked}


def _scanned(archive: Archive) -> dict[str, set[str]]:
    labels = {
        quad.object.value.upper()
        for label in (PREF_LABEL, ALT_LABEL)
        for quad in archive.graph.quads_for_pattern(None, label, None, DefaultGraph())
    }
    return {name: {one.value for one in named_in(archive.graph)(name)} for name in labels}


def _expected(there: dict[str, int]) -> list[str]:
    return canonical(fresh(read(*one) for one in there.items()))


def test_an_empty_store_holds_its_header_alone_once_something_was_there(tmp_path: Path) -> None:
    """When the last article is gone, nothing of it is left."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        archive.put([read("a1", 0)], READING)
        archive.remove(["a1"])
        head = header(0, 0, knowledge().schema, archive.iris)
        assert len(lines(archive)) == len(list(head)) + 1


def test_the_same_text_is_unchanged_and_another_replaces_it(tmp_path: Path) -> None:
    """A store says what it did with each article."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        assert [one.what for one in archive.put([read("a1", 0), read("a2", 0)], READING)] == ["added", "added"]
        assert [one.what for one in archive.put([read("a1", 0), read("a2", 1)], READING)] == ["unchanged", "replaced"]
        assert [one.what for one in archive.put([read("a1", 0)], "another reader")] == ["replaced"]
        assert [one.id for one in archive.articles()] == ["a1", "a2"]


def test_an_unknown_id_removes_nothing(tmp_path: Path) -> None:
    """One wrong id leaves the others where they are."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        archive.put([read("a1", 0)], READING)
        before = lines(archive)
        with pytest.raises(InputError, match="tiada"):
            archive.remove(["a1", "tiada"])
        assert lines(archive) == before
        assert len(archive) == 1


def test_an_error_in_an_edit_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """A step is whole or not done."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        archive.put([read("a1", 0)], READING)
        before = lines(archive)
        with pytest.raises(TypeError):
            archive.put([read("a2", 0), None], READING)  # type: ignore[list-item]
        assert lines(archive) == before
        assert list(faults(archive)) == []


def test_compacting_changes_no_byte(tmp_path: Path) -> None:
    """The graph made again from the tables is the graph."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        archive.put([read(one, 0) for one in IDS], READING)
        archive.remove(["a2"])
        before = lines(archive)
        archive.compact()
        assert lines(archive) == before


def test_what_the_user_decides_changes_who_is_who_without_reading_again(tmp_path: Path) -> None:
    """A row in the store's decisions.tsv is obeyed by the next edit, and taking it out undoes it."""
    folder = made(tmp_path / "s")
    with Archive(folder, writable=True) as archive:
        archive.put([read(one, 0) for one in IDS], READING)
        before = lines(archive)
        columns = "action\tone\tone_at\tother\tother_at\tauthor\tdate\treason\n"
        row = "merge\tOrganization Yayasan Tani Lestari\t\tCompany PT Pupuk Sari\t\tRina\t2026-11-28\tnama baru\n"
        (folder / "decisions.tsv").write_text(columns + row, encoding="utf-8")
        archive.obey()
        assert lines(archive) != before
        (folder / "decisions.tsv").unlink()
        archive.obey()
        assert lines(archive) == before
