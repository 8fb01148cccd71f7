"""kg whynot: each absent triple names the gate that stopped it, with the words that show it."""

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from kg.ask.case import Case, open_case
from kg.ask.claims_asked import Question
from kg.ask.inquiry import Gate
from kg.ask.whynot import whynot
from kg.cli.main import kg, run
from kg.knowledge import read_table
from kg.records import Article
from tests.ask.built import build

HERE = Path(__file__).parent
FIELDS = (
    "Yayasan Tunas Bangsa mungkin mendanai program Sawah Lestari. "
    "Apakah Yayasan Tunas Bangsa mendukung program Sawah Lestari? "
    "Jika Universitas Brawijaya mendukung program Sawah Lestari, petani akan tertolong."
)
ABSENT = read_table(HERE / "absent.tsv", ("subject", "predicate", "object", "gate"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the articles of tests/cases and one more."""
    texts = sorted((HERE.parent / "cases").glob("*/article.txt"))
    articles = [Article(text.parent.name, text.read_text(encoding="utf-8")) for text in texts]
    return build([*articles, Article("sawah", FIELDS)], tmp_path_factory.mktemp("absent"))


@pytest.fixture(scope="module")
def case(graph: Path) -> Case:
    return open_case(graph)


@pytest.mark.parametrize(("subject", "predicate", "object_", "gate"), ABSENT)
def test_an_absent_triple_names_the_gate_that_stopped_it(
    case: Case, subject: str, predicate: str, object_: str, gate: str
) -> None:
    """Each row of absent.tsv."""
    assert whynot(Question(subject, predicate, object_), case).verdict.gate == gate


def test_absent_triples_show_every_gate_but_two() -> None:
    """At least twenty rows; `said` is no absence, and `no-texts` needs a graph without texts."""
    assert len(ABSENT) >= 20
    assert {row[3] for row in ABSENT} == set(get_args(Gate)) - {"said", "no-texts"}


def test_a_refused_candidate_is_told_with_its_rule_reason_and_sentence(case: Case) -> None:
    """refused.jsonl is read, and the words are shown."""
    verdict = whynot(Question("Tunas Bangsa", "mendukung", "Sawah Lestari"), case).verdict
    assert "asked or conditional" in verdict.reason
    assert any("Apakah Yayasan Tunas Bangsa mendukung" in words for words in verdict.words)


def test_a_refused_post_is_found_by_its_title_and_by_its_body(graph: Path, tmp_path: Path) -> None:
    """Rows of posts read "NAME post TITLE", and "NAME post BODY" where a decision dropped one."""
    copy = Path(shutil.copy(graph, tmp_path / "graph.ttl"))
    rows = [("Laut Bersih post Ketua Harian", "a Programme holds no post"), ("Tunas Bangsa post Brawijaya", "dropped")]
    told = (
        {"article": "sawah", "what": what, "reason": reason, "start": 0, "end": 20, "rule": "jabatan"}
        for what, reason in rows
    )
    copy.with_name("refused.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    alone = open_case(copy)
    titled = whynot(Question("Laut Bersih", "jabatan", "ketua"), alone).verdict
    assert (titled.gate, "holds no post" in titled.reason) == ("refused", True)
    assert whynot(Question("Tunas Bangsa", "jabatan", "Brawijaya"), alone).verdict.gate == "refused"


def test_a_claim_names_who_makes_it(case: Case) -> None:
    """What is only attributed is told with its speaker and sentence."""
    verdict = whynot(Question("Samudra Biru", "bermitra dengan", "Universitas Hasanuddin"), case).verdict
    assert "Andi Rahmawati" in verdict.reason
    assert verdict.words


def test_the_wrong_direction_and_the_wrong_types_are_told_together(case: Case) -> None:
    """The claim is there the other way round, and as asked the ontology would refuse it."""
    answer = whynot(Question("Laut Bersih", "mendukung", "KKP"), case)
    assert "Kementerian Kelautan dan Perikanan mendukung Laut Bersih" in answer.verdict.reason
    assert any("does not hold between Programme and GovernmentBody" in note for note in answer.notes)


def test_what_else_holds_between_the_two_is_a_note(case: Case) -> None:
    """Nearby knowledge helps whoever asked for the wrong relation."""
    answer = whynot(Question("Rahmat Setiawan", "menentang", "Siti Aminah"), case)
    assert "between them there is: Rahmat Setiawan bertemu dengan Siti Aminah" in answer.notes


def test_without_texts_and_refusals_the_answer_says_what_it_could_not_look_at(graph: Path, tmp_path: Path) -> None:
    """A graph that stands alone."""
    alone = open_case(Path(shutil.copy(graph, tmp_path / "graph.ttl")))
    assert whynot(Question("Rahmat Setiawan", "menentang", "Siti Aminah"), alone).verdict.gate == "no-texts"
    unknown = whynot(Question("Kementerian Keuangan", "mendanai", "Laut Bersih"), alone)
    assert unknown.verdict.gate == "no-mention"
    assert any("refused.jsonl" in note for note in unknown.notes)


def test_what_is_there_after_all_ends_with_1(graph: Path) -> None:
    """The exit code tells programs that nothing stopped it."""
    asked = ["whynot", "KKP", "mendukung", "Laut Bersih", str(graph)]
    shown = CliRunner().invoke(kg, asked, standalone_mode=False)
    assert shown.return_value == 1
    assert shown.stdout.startswith("said: it is there after all")


def test_json_has_gate_reason_words_and_notes(graph: Path) -> None:
    """The form for programs."""
    asked = ["whynot", "Laut Bersih", "mendukung", "KKP", str(graph), "--format", "json"]
    row = json.loads(CliRunner().invoke(kg, asked, standalone_mode=False).stdout)
    assert row["gate"] == "opposite"
    assert row["words"]
    assert row["notes"]


def test_a_quotation_cannot_be_asked_for(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says where quotations are listed."""
    assert run(["whynot", "Andi", "kutipan", "Kami", str(graph)]) == 3
    assert "who-said-what" in capsys.readouterr().err


def test_a_broken_list_of_refusals_is_named_with_its_line(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is answered from half a file."""
    copy = Path(shutil.copy(graph, tmp_path / "graph.ttl"))
    copy.with_name("refused.jsonl").write_text('{"article": "a"}\n', encoding="utf-8")
    assert run(["whynot", "a", "supports", "b", str(copy)]) == 3
    assert "refused.jsonl:1" in capsys.readouterr().err
