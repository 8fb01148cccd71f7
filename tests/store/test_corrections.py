"""What the user puts right comes out the same in a whole build and in a store, and taking it back undoes it."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from kg import pipeline
from kg.errors import KnowledgeError
from kg.records import Article
from kg.resolve.corrections import Correction
from kg.resolve.decisions import Decision, checked, read_decisions, write_decisions
from kg.store import Archive, faults
from tests.store.decided import decided
from tests.store.world import READING, TEXTS, Pair, canonical, fresh, knowledge, lines, made, read

IDS = sorted(TEXTS)
HEAD = "action\tone\tone_at\tother\tother_at\tauthor\tdate\treason\tpredicate\tarticle\twords\n"


def world() -> list[Pair]:
    """Return the first version of every article."""
    return [read(one, 0) for one in IDS]


@pytest.mark.parametrize("seed", range(2))
def test_fifty_corrections_give_the_corrected_graph_again_and_again(seed: int, tmp_path: Path) -> None:
    """Written to a table and read back they give the same bytes, in one go and in a store; without it the old ones."""
    pairs = world()
    given = decided(seed, pairs, 50)
    folder = made(tmp_path / "s")
    write_decisions(given, folder / "decisions.tsv")
    known = read_decisions(folder / "decisions.tsv", knowledge().schema)
    assert [row.row() for row in known.all] == [row.row() for row in given.all]
    corrected = canonical(fresh(pairs, known))
    assert corrected == canonical(fresh(pairs, known)) != canonical(fresh(pairs))
    assert corrected == canonical(fresh(reversed(pairs), known))
    with Archive(folder, writable=True) as archive:
        archive.put(pairs, READING)
        assert lines(archive) == corrected
        assert list(faults(archive)) == []
        (folder / "decisions.tsv").unlink()
        archive.obey()
        assert lines(archive) == canonical(fresh(pairs))
        assert archive.effects() == ()


@pytest.mark.parametrize("seed", range(6))
def test_edits_and_corrections_in_any_order_end_where_a_fresh_build_does(seed: int, tmp_path: Path) -> None:
    """The table grows and shrinks while articles come, change and go."""
    chance = Random(seed)
    versions = dict.fromkeys(IDS, 0)
    all_rows = decided(seed + 100, world(), 20).all
    folder = made(tmp_path / "s")
    with Archive(folder, writable=True) as archive:
        there: dict[str, int] = {}
        for _ in range(6):
            rows = chance.sample(all_rows, chance.randint(0, 20))
            some = chance.sample(IDS, chance.randint(1, 3))
            gone = [one for one in some if one in there and chance.random() < 0.4]
            come = [one for one in some if one not in gone]
            try:
                expected = {k: v for k, v in there.items() if k not in gone}
                expected |= {one: chance.choice([versions[one], 1]) for one in come}
                known = checked(rows, folder / "decisions.tsv")
                graph = canonical(fresh((read(*one) for one in expected.items()), known))
            except KnowledgeError:
                continue
            _write(rows, folder / "decisions.tsv")
            if gone:
                archive.remove(gone)
            archive.put([read(one, expected[one]) for one in come], READING)
            there = expected
            assert lines(archive) == graph
            assert list(faults(archive)) == []


def _write(rows: Sequence[Decision | Correction], table: Path) -> None:
    """Write the table anew: rows may have gone."""
    table.unlink(missing_ok=True)
    write_decisions(checked(rows, table), table)


def test_a_store_tells_what_each_row_did_and_which_does_nothing_any_more(tmp_path: Path) -> None:
    """When the article that a row was about is gone, the row is told of and harms nobody."""
    folder = made(tmp_path / "s")
    ends = "GovernmentBody Kementerian Pertanian\t\tProgramme Program Lumbung Hijau"
    row = f"drop\t{ends}\t\tRina\t2026-11-28\tkeliru\tsupports\n"
    (folder / "decisions.tsv").write_text(HEAD + row, encoding="utf-8")
    with Archive(folder, writable=True) as archive:
        archive.put([read("a1", 0)], READING)
        (effect,) = archive.effects()
        assert effect.applies, effect
        archive.put([read("a1", 1)], READING)
        archive.remove(["a1"])
        (effect,) = archive.effects()
        assert (effect.applies, effect.line) == (False, 2)
        assert "is not there" in effect.did


def test_a_row_with_a_verb_is_about_the_statements_of_that_verb(tmp_path: Path) -> None:
    """The graph of a store is that of a fresh build, also when the verb of the row changes."""
    folder = made(tmp_path / "s")
    article = Article("c1", "Rina Kartika berasal dari Kabupaten Malang.")
    pairs = [(article, pipeline.extract(article, knowledge()))]
    row = "drop\tPerson Rina Kartika\tc1:0\tPlace Kabupaten Malang\t\tRina\t2026-11-28\tkeliru\trelated\t\t\t"
    with Archive(folder, writable=True) as archive:
        archive.put(pairs, READING)
        for verb, applies in (("kagum", False), ("asal", True), ("kagum", False)):
            (folder / "decisions.tsv").write_text(f"{HEAD.rstrip()}\tverb\n{row}{verb}\n", encoding="utf-8")
            archive.obey()
            told = lines(archive)
            assert told == canonical(fresh(pairs, read_decisions(folder / "decisions.tsv", knowledge().schema)))
            assert any("#verb>" in line for line in told) is not applies
            (effect,) = archive.effects()
            assert effect.applies is applies, effect


def test_contradicting_corrections_change_no_byte_of_a_store(tmp_path: Path) -> None:
    """Two names by which one ministry is called, and two new names for it: only the store can see that."""
    folder = made(tmp_path / "s")
    with Archive(folder, writable=True) as archive:
        archive.put([read("a1", 0), read("b 6/ü", 0)], READING)
        before = lines(archive)
        rows = ("rename\tGovernmentBody Kementerian Pertanian\t\tSatu\n", "rename\tGovernmentBody Kementan\t\tDua\n")
        (folder / "decisions.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
        names = {member.name for entry in archive.ledger() for member in entry.members}
        assert {"Kementerian Pertanian", "Kementan"} <= names
        with pytest.raises(KnowledgeError, match=r"decisions.tsv:3: .* contradicts .* \(line 2\)"):
            archive.obey()
        assert lines(archive) == before
