"""kg why: every claim shows its sentence, its words, its rule and the names that lead to its nodes."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg.ask import why_text
from kg.ask.calling import Called, called, things_called
from kg.ask.case import Case, open_case
from kg.ask.claims_asked import Question
from kg.ask.marked import Mark, Role, Shown
from kg.ask.why import HEAD, why
from kg.cli.main import kg, run
from kg.graph.recalled import Passage, Source
from kg.graph.turtle import write_turtle
from kg.model.claims import MODEL
from kg.records import Article
from kg.schema import load
from tests.ask.built import build, seed
from tests.graph import example


@pytest.fixture(scope="module")
def seed_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seed(tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def case(seed_graph: Path) -> Case:
    return open_case(seed_graph)


def test_every_statement_of_the_seed_graph_shows_its_sentence_with_both_ends_marked(case: Case) -> None:
    """Asked by its ends and the label of its relation, each claim is explained by the words that say so."""
    assert len(case.record.claims) > 15
    for claim in case.record.claims:
        question = Question(claim.subject, case.schema.label(claim.predicate), claim.object)
        told = {one.id: one for one in why(question, case).explanations}[claim.id]
        for shown, passage in zip(told.shown, claim.evidence, strict=True):
            assert passage.words in shown.text
            assert case.beside.texts is not None
            assert case.beside.texts["seed"][shown.start :].startswith(shown.text)
            assert {"s", "o"} <= {mark.role for mark in shown.marks}
            for mark in shown.marks:
                ends = {"s": claim.subject, "o": claim.object}
                words = shown.text[mark.start : mark.end]
                if mark.role in ends:
                    assert words in {one.words for one in case.record.things[ends[mark.role]].mentions}


def test_the_words_that_made_a_rule_speak_are_marked(case: Case) -> None:
    """A verb in any voice, a phrase, a preposition: what the rule's pattern is triggered by."""
    found = {}
    for claim in case.record.claims:
        (told,) = why(Question(claim.subject, claim.predicate, claim.object), case).explanations
        text = told.shown[0].text
        found[claim.rules[0]] = {text[mark.start : mark.end] for mark in told.shown[0].marks if mark.role == "cue"}
    assert found["hold"] == {"dilaksanakan"}
    assert found["partner"] == {"Nota Kesepahaman"}
    assert found["meant-for"] == {"bagi"}
    assert found["unit-body"] == set(), "a pattern without a word of its own"


def test_posts_and_quotations_are_explained_too(case: Case) -> None:
    """Each post and each quotation of the seed is found by the label of its kind, in Indonesian or English."""
    for office in case.record.offices:
        (told,) = why(Question(office.subject, "jabatan", office.title), case).explanations
        assert [mark.role for mark in told.shown[0].marks if mark.role == "cue"] == ["cue"]
    for saying in case.record.sayings:
        (told,) = why(Question(saying.subject or "", "quotation", saying.text[:60]), case).explanations
        assert saying.text in told.shown[0].text


@pytest.mark.parametrize(
    "name", ["Kementerian Perindustrian", "kemenperin", "KEMEN PERIND", "kementerian  perindústrian"]
)
def test_a_name_may_be_partial_and_without_case_or_diacritics(case: Case, name: str) -> None:
    """The whole name, an alias, and the beginnings of its words lead to one thing."""
    (thing,) = things_called(case.record, name)
    assert thing.name == "Kementerian Perindustrian"


@pytest.mark.parametrize(
    ("asked", "meaning"),
    [
        ("supports", Called("relation", "supports")),
        ("Mendukung", Called("relation", "supports")),
        ("dukung", Called("relation", "supports")),
        ("didukung oleh", Called("relation", "supports", flipped=True)),
        ("bermitra dengan", Called("relation", "partnersWith")),
        ("jabatan", Called("post")),
        ("kutipan", Called("quotation")),
    ],
)
def test_a_relation_is_known_by_name_and_by_labels_from_both_ends(case: Case, asked: str, meaning: Called) -> None:
    """Indonesian and English labels, a part of one, and the label read from the object."""
    assert called(load(), case.record, asked) == (meaning,)


def test_an_abbreviation_leads_to_the_name_by_which_it_was_introduced(tmp_path: Path) -> None:
    """The trail says where a short form was tied to the long one."""
    text = (
        "Kementerian Kelautan dan Perikanan (KKP) mendukung program Laut Bersih. "
        "KKP bekerja sama dengan Universitas Pattimura."
    )
    case = open_case(build([Article("a1", text)], tmp_path))
    (told,) = why(Question("kkp", "partnersWith", "universitas pattimura"), case).explanations
    subject = next(trail for trail in told.trails if trail.thing.name == "Kementerian Kelautan dan Perikanan")
    assert subject.here is not None
    assert subject.here.words == "KKP"
    assert subject.introduced == "Kementerian Kelautan dan Perikanan (KKP)"


@pytest.fixture
def own_graph(seed_graph: Path, tmp_path: Path) -> Path:
    """Copy the seed graph with what stands beside it, to be spoiled."""
    return Path(shutil.copytree(seed_graph.parent, tmp_path / "out")) / "graph.ttl"


def test_the_ledger_tells_why_two_articles_speak_of_one_person(tmp_path: Path) -> None:
    """Why what an article calls so is this node: each feature with its sentence, as the resolver wrote it down."""
    articles = [
        Article("a1", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari."),
        Article("a2", "Bupati Sleman Hendra Wicaksono mendukung program Sawah Lestari di Sleman."),
    ]
    case = open_case(build(articles, tmp_path))
    (told,) = why(Question("hendra wicaksono", "mendukung", "sawah lestari"), case).explanations
    ties = told.trails[0].ties
    assert {tie.article for tie in ties} <= {"a1", "a2"}
    assert any(sentence for tie in ties for _, _, sentence in tie.reasons)
    assert any(ties[0].reasons[0][2] in line for line in why_text.lines(told))


def test_the_words_stand_alone_where_the_texts_are_not_at_hand(own_graph: Path) -> None:
    """Without articles.jsonl the anchors of the graph are shown."""
    own_graph.with_name("articles.jsonl").unlink()
    (told,) = why(Question("kemenperin", "supports", "ayah angkat"), open_case(own_graph)).explanations
    assert told.shown[0].text == told.shown[0].at.words


def test_marks_that_nest_are_shown_nested_and_marks_that_cross_are_not() -> None:
    """Brackets always close in order."""
    source = Source("a", None, None, None, None)
    at = Passage("a", 0, 5, "abcde")
    nested = Shown(source, "abcde", 0, at, (Mark(0, 5, "o"), Mark(1, 2, "s")))
    assert nested.marked() == "[a[b|s]cde|o]"
    crossing = Shown(source, "abcde", 0, at, (Mark(0, 3, "s"), Mark(2, 5, "o")))
    assert crossing.marked() == "[abc|s]de"


def test_what_is_not_said_ends_with_1_and_tells_what_is_near(seed_graph: Path) -> None:
    """An unknown name, an unknown relation and an absent claim each have their hint."""
    for words, hint in (
        (("kemenparin", "mendukung", "jakarta"), "Kemenperin"),
        (("kemenperin", "mendukng", "jakarta"), "supports (mendukung)"),
        (("kemenperin", "mendukung", "jakarta"), "Kementerian Perindustrian mendukung ayah angkat"),
    ):
        shown = CliRunner().invoke(kg, ["why", *words, str(seed_graph)], standalone_mode=False)
        assert shown.return_value == 1
        assert hint in shown.stderr
        assert "kg whynot" in shown.stderr
        assert not shown.stdout


def test_several_readings_are_listed_with_ids_that_tell_them_apart(seed_graph: Path) -> None:
    """Nobody is at the terminal to choose: the exit code is 2, and an id of the list is then understood."""
    shown = CliRunner().invoke(kg, ["why", "ik", "berada di", "i", str(seed_graph)], standalone_mode=False)
    assert shown.return_value == 2
    chosen = next(line.split("(")[-1].split(",")[0] for line in shown.stderr.splitlines() if " 1. " in line)
    again = CliRunner().invoke(kg, ["why", chosen, "berada di", "indonesia", str(seed_graph)], standalone_mode=False)
    assert again.return_value == 0


def test_who_sits_at_the_terminal_is_asked_which_one_is_meant(
    seed_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of the list is the answer."""
    monkeypatch.setattr("kg.cli.explaining._somebody_there", lambda: True)
    asked = ["why", "ik", "berada di", "i", str(seed_graph)]
    shown = CliRunner().invoke(kg, asked, input="2\n", standalone_mode=False)
    assert shown.return_value == 0
    assert shown.stdout.startswith("industri kecil menengah (IKM) otomotif berada di Indonesia\n")


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12), st.sampled_from(["s", "cue", "o"])), max_size=4))
def test_brackets_always_close_in_order(drawn: list[tuple[int, int, Role]]) -> None:
    """Whatever marks there are, taking the brackets away gives the text back."""
    marks = tuple(Mark(start, end, role) for start, end, role in drawn if start < end)
    text = "abcdefghijkl"
    marked = Shown(Source("a", None, None, None, None), text, 0, Passage("a", 0, 12, text), marks).marked()
    assert re.sub(r"\[|\|(s|cue|o)\]", "", marked) == text
    depth = 0
    for mark in re.findall(r"[\[\]]", marked):
        depth += 1 if mark == "[" else -1
        assert depth >= 0
    assert depth == 0


def test_json_holds_the_sentence_and_its_marks(seed_graph: Path) -> None:
    """Programs get offsets and words."""
    asked = ["why", "kemenperin", "mendukung", "ayah angkat", str(seed_graph), "--format", "json"]
    (row,) = json.loads(CliRunner().invoke(kg, asked, standalone_mode=False).stdout)
    (piece,) = row["evidence"]
    words = {mark["role"]: piece["sentence"][mark["start"] : mark["end"]] for mark in piece["marks"]}
    assert words == {"s": "Kementerian Perindustrian", "cue": "mengapresiasi", "o": "ayah angkat"}


@pytest.mark.parametrize("asked", [["why", "laut biru", "bermitra dengan", "kelautan"], ["conflicts"]])
def test_names_cannot_steer_the_terminal(tmp_path: Path, asked: list[str]) -> None:
    """What steers a terminal or turns the reading direction is shown and not sent."""
    world = example.resolved()
    entities = tuple(
        replace(one, name=f"\x1b[31m\u202e{one.name}", aliases=(one.name,)) if one.id == example.FIRM else one
        for one in world.entities
    )
    write_turtle(replace(world, entities=entities), tmp_path / "graph.ttl", load())
    shown = CliRunner().invoke(kg, [*asked, str(tmp_path / "graph.ttl")], standalone_mode=False)
    assert "Laut Biru" in shown.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown.output)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("graph.ttl", "a b c", "not Turtle"),
        ("graph.ttl", "<x:a> <x:b> <x:c> .", "kg build"),
        ("articles.jsonl", '{"id": 7}\n', "articles.jsonl:1"),
        ("ledger.jsonl", "[]\n", "ledger.jsonl:1"),
        ("ledger.jsonl", "{", "ledger.jsonl:1"),
    ],
)
def test_broken_files_end_in_one_line_and_3(
    own_graph: Path, capsys: pytest.CaptureFixture[str], file: str, content: str, message: str
) -> None:
    """A graph that is not ours, texts and ledgers that are none: what is wrong, where, and no traceback."""
    own_graph.with_name(file).write_text(content, encoding="utf-8")
    assert run(["why", "kemenperin", "supports", "ayah angkat", str(own_graph)]) == 3
    printed = capsys.readouterr().err
    assert message in printed
    assert len(printed.splitlines()) == 1


def test_a_graph_that_is_not_there_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says how to make one."""
    assert run(["why", "a", "supports", "b", str(tmp_path / "tiada.ttl")]) == 3
    assert "kg build" in capsys.readouterr().err


def test_the_name_of_the_learnt_reader_is_the_one_that_it_writes() -> None:
    """A finding of the heads is told as such."""
    assert HEAD == MODEL


def test_a_pronoun_is_no_name_and_what_begins_a_sentence_is_introduced_by_none(tmp_path: Path) -> None:
    """ "Ia" behind a full stop is told of apart from the names, and no introduction reaches over the stop."""
    text = "Direktur Pangan Kementerian Pertanian, Budi Santoso. Ia mendukung Program Lumbung Hijau."
    case = open_case(build([Article("a1", text)], tmp_path))
    (claim,) = why(Question("budi", "mendukung", "lumbung hijau"), case).explanations
    subject = claim.trails[0]
    assert subject.here is not None
    assert subject.here.words == "Ia"
    assert subject.introduced is None
    told = "\n".join(why_text.lines(claim))
    assert 'also told of as: "Ia" 1×' in told
    assert "its names" not in told.partition("  o: ")[0]
