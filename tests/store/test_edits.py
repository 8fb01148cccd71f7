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
from kg.records import Article, Chain, Findings, Mention, Relation, Span
from kg.resolve import resolve
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


def test_one_id_twice_in_a_step_is_the_later_one(tmp_path: Path) -> None:
    """As if the two had come one after the other; the same text again changes nothing."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        found = archive.put([read("a1", 0), read("a2", 0), read("a1", 1), read("a1", 1)], READING)
        assert [one.what for one in found] == ["added", "added", "replaced", "unchanged"]
        assert lines(archive) == _expected({"a1": 1, "a2": 0})
        assert list(faults(archive)) == []


def _called(article: str, name: str) -> tuple[Article, Findings]:
    body = Mention(Span(0, len(name)), "GovernmentBody")
    return Article(article, f"{name} tiba."), Findings(article, (Chain(name, body.type, (body,)),), sentences=1)


def _refused(article: str, name: str, person: str) -> tuple[Article, Findings]:
    _, found = _called(article, name)
    text = f"{name} kerabat {person}."
    kin = Mention(Span(len(text) - 1 - len(person), len(text) - 1), "Person")
    claim = Relation(found.chains[0].mentions[0], "familyOf", kin, Span(0, len(text)), "uji")
    chains = (*found.chains, Chain(person, "Person", (kin,)))
    return Article(article, text), Findings(article, chains, relations=(claim,), sentences=1)


def test_what_was_refused_follows_the_names(tmp_path: Path) -> None:
    """Later articles call a body otherwise and it stays the same: its refusals are what a fresh build tells."""
    short, long = "KPK", "Komisi Pemberantasan Korupsi"
    refused = _refused("a1", short, "Rina Kartika")
    others = [_called(f"b{number}", long) for number in range(3)]
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        archive.put([refused], READING)
        assert [one.what for one in archive.refusals()] == [f"{short} familyOf Rina Kartika"]
        archive.put(others, READING)
        later = list(archive.refusals())
        archive.remove([one.id for one, _ in others])
        assert [one.what for one in archive.refusals()] == [f"{short} familyOf Rina Kartika"]
    pairs = [refused, *others]
    whole = resolve([one for one, _ in pairs], [found for _, found in pairs], knowledge().schema)
    assert [one.what for one in whole.refusals] == [f"{long} familyOf Rina Kartika"]
    assert later == list(whole.refusals)


def _naming(article: str, type_name: str, *chains: tuple[str, ...]) -> tuple[Article, Findings]:
    """Return an article that names a thing for each chain, by all names of it."""
    text, found = "", []
    for names in chains:
        mentions = []
        for name in names:
            mentions.append(Mention(Span(len(text), len(text) + len(name)), type_name))
            text += f"{name} hadir. "
        found.append(Chain(max(names, key=len), type_name, tuple(mentions)))
    return Article(article, text), Findings(article, tuple(found), sentences=len(text))


_FARMERS = ("Yayasan Pelita Tani", "YPT")
_COUNTED = [_naming(f"a{n}", "Organization", _FARMERS) for n in range(7)] + [
    _naming("a8", "Organization", _FARMERS, ("Yayasan Pelita  Tani", "YPT")),
    _naming("b1", "Organization", ("Yayasan Pusaka Timur", "YPT")),
    _naming("c1", "Organization", ("YPT",)),
]
_TEAMS = [
    _naming("a1", "SportsTeam", ("Jepang",), ("Timnas Thailand",)),
    _naming("a2", "SportsTeam", ("Jepang",), ("Persija",)),
]


@pytest.mark.parametrize("pairs", [_COUNTED, _TEAMS], ids=["short forms", "teams"])
def test_what_a_name_means_is_counted_as_a_build_counts(pairs: list[tuple[Article, Findings]], tmp_path: Path) -> None:
    """An article is one voice on what a short form stands for; and no two things share an id."""
    with Archive(made(tmp_path / "s"), writable=True) as archive:
        for one in pairs:
            archive.put([one], READING)
        assert lines(archive) == canonical(fresh(pairs))
        mentions = sum(len(chain.mentions) for _, found in pairs for chain in found.chains)
        assert sum("taIdentRef" in line for line in lines(archive)) == mentions
