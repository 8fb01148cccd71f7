"""kg why and kg whynot on a store: of its graph only what the question needs is read, and the answer is the same."""

import json
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.ask.case import open_case
from kg.cli.main import kg
from kg.knowledge import read_table
from kg.store import Archive
from tests.ask.test_whynot import FIELDS

HERE = Path(__file__).parent
ABSENT = read_table(HERE / "absent.tsv", ("subject", "predicate", "object", "gate"))
RELATIONS = ("mendukung", "jabatan", "anggota dari")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the articles of tests/cases and one more, as a folder and as a store."""
    folder = tmp_path_factory.mktemp("stored")
    texts = sorted((HERE.parent / "cases").glob("*/article.txt"))
    rows = [{"id": text.parent.name, "text": text.read_text(encoding="utf-8")} for text in texts]
    lines = [json.dumps(row) for row in [*rows, {"id": "sawah", "text": FIELDS}]]
    given = folder / "berita.jsonl"
    given.write_text("\n".join(lines), encoding="utf-8")
    for where in (("-o", "out"), ("--store", "arsip")):
        done = CliRunner().invoke(kg, ["build", str(given), where[0], str(folder / where[1]), "-q", "--any-language"])
        assert done.exit_code in (0, 3), done.output
    return folder / "out" / "graph.ttl", folder / "arsip"


def _asked(command: str, question: tuple[str, ...], graph: Path) -> tuple[int, str]:
    done: Result = CliRunner().invoke(kg, [command, *question, str(graph)], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.return_value, done.output


@pytest.mark.parametrize("question", [row[:3] for row in ABSENT], ids=" ".join)
def test_a_store_tells_what_stopped_a_claim_as_a_folder_does(
    both: tuple[Path, Path], question: tuple[str, ...]
) -> None:
    """Each row of absent.tsv: the same gate, reason, sentences and notes."""
    file, store = both
    assert _asked("whynot", question, store) == _asked("whynot", question, file)


def test_a_store_tells_why_as_a_folder_does(both: tuple[Path, Path]) -> None:
    """Every statement and every post of the graph: the same sentences, names, ties and conflicts."""
    file, store = both
    case = open_case(file)
    name, record = case.record.name, case.record
    questions = {(name(one.subject), one.predicate, name(one.object)) for one in record.claims}
    questions |= {(name(one.subject), "jabatan", name(one.object)) for one in record.offices if one.object}
    assert len(questions) > 20
    for question in sorted(questions)[::2]:
        asked = tuple(part or "" for part in question)
        assert _asked("why", asked, store) == _asked("why", asked, file), asked


def test_names_of_any_kind_are_understood_alike(both: tuple[Path, Path]) -> None:
    """Parts of names, other cases, ids, misspelt and unknown names, words that are no name, nothing at all."""
    file, store = both
    one = sorted(open_case(file).record.things)[0]
    names = ("univ braw", "TUNAS bangsa", one, one.rpartition("/entity/")[2], "Universitas Bravijaya", "tertolong", "")
    for subject, object_ in product(names, names[:3]):
        for command, relation in (("why", RELATIONS[0]), ("whynot", RELATIONS[1]), ("whynot", RELATIONS[2])):
            question = (subject, relation, object_)
            assert _asked(command, question, store) == _asked(command, question, file), (command, question)


def test_little_of_a_store_is_read(both: tuple[Path, Path]) -> None:
    """What is known of two names of one article is a part of the graph."""
    from kg.ask.excerpt import excerpt

    with Archive(both[1]) as archive:
        part = list(excerpt(archive.graph, archive.labels(), ("Tunas Bangsa", "Sawah Lestari")))
        assert 0 < len(part) < len(archive.graph) / 5
        assert len(part) == len(set(part))


def test_why_never_reads_the_whole_ledger(both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is who is looked up for the ends of a claim alone: the ledger of a store is not run through."""
    file, store = both
    record = open_case(file).record
    claim = record.claims[0]
    question = record.name(claim.subject) or "", claim.predicate, record.name(claim.object) or ""
    asked: list[str] = []
    monkeypatch.setattr(Archive, "ledger", lambda _: asked.append("all") or iter(()))
    code, told = _asked("why", question, store)
    assert (code, asked) == (0, [])
    assert question[0] in told
