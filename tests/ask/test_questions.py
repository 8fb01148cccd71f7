"""The named questions of ontology/queries."""

from pathlib import Path

import pytest
from rdflib.plugins.sparql.parser import parseQuery

from kg.ask import FORMATS, ask, questions
from kg.cli.main import run
from kg.errors import KnowledgeError, QueryError
from tests.graph import example

NAMES = {"name": "kkpx", "one": "KKPX", "other": "jaring baru"}


def column(graph: Path, question: str, wanted: str, **params: str) -> list[str]:
    result = ask(question, graph, params)
    place = result.columns.index(wanted)
    return ["" if row[place] is None else row[place].value for row in result.rows]  # type: ignore[union-attr]


def test_there_are_at_least_twelve_each_in_both_languages() -> None:
    """Every question ends in a question mark in Indonesian and in English, and no two are the same."""
    assert len(questions()) >= 12
    for one in questions().values():
        assert one.question_id.endswith("?")
        assert one.question_en.endswith("?")
    assert len({one.question_id for one in questions().values()}) == len(questions())


@pytest.mark.parametrize("name", questions())
def test_every_question_is_sparql_and_can_be_answered(graph: Path, name: str) -> None:
    """It is standard SPARQL 1.1 and gives an answer in every format, with and without its parameters."""
    question = questions()[name]
    parseQuery(question.sparql)
    for given in (
        {one.name: NAMES[one.name] for one in question.parameters if one.required},
        {one.name: NAMES[one.name] for one in question.parameters},
    ):
        result = ask(name, graph, given)
        for form in ("table", "csv", "json", "md"):
            assert FORMATS[form](result)


@pytest.mark.parametrize("name", [one.name for one in questions().values() if one.parameters])
def test_a_name_that_nobody_has_gives_an_empty_answer(graph: Path, name: str) -> None:
    """No error, no row: also where a variable of the filter may be unbound."""
    result = ask(name, graph, {one.name: "Tiada Yang Begini" for one in questions()[name].parameters})
    assert not result.rows


def test_a_name_may_be_an_alias_in_any_case_or_an_iri(graph: Path) -> None:
    """KKPX, kkpx, the full name and the IRI find the ministry's support."""
    iri = f"https://w3id.org/simpul/id/entity/{example.MINISTRY}"
    for name in ("KKPX", "kkpx", "Kementerian Kelautan", "kementerian KELAUTAN", iri, "Jaring Baru"):
        assert column(graph, "who-supports-whom", "whom", name=name) == ["Jaring Baru"], name
    assert column(graph, "who-supports-whom", "whom") == ["Jaring Baru"]
    assert column(graph, "who-supports-whom", "whom", name="Makassar") == []


def test_the_questions_find_what_the_articles_say(graph: Path) -> None:
    """Who said, holds, plans, denies, happened: the answers of the small world."""
    assert column(graph, "who-said-what", "text", name="rina wattimena") == ["Kami akan mendanai program itu,"]
    assert column(graph, "who-holds-which-post", "title", name="makassar") == ["Wali Kota Makassar"]
    assert column(graph, "who-holds-which-post", "person") == ["Andi Salim", "Budi", "Rina Wattimena"]
    assert column(graph, "what-happened", "date", name="Makassar") == ["2021-08"]
    assert column(graph, "what-is-planned", "relation") == ["mendanai"]
    assert column(graph, "what-is-denied", "according_to") == ["Andi Salim"]
    assert column(graph, "conflicting-claims", "asserted_by") == ["Rina Wattimena"]
    assert column(graph, "claimed-by-one-speaker", "whom", name="andi salim") == ["Kementerian Kelautan"]
    assert column(graph, "why", "rule", one="kkpx", other="jaring baru") == ["aturan", "dukung"]
    assert column(graph, "said-about", "speaker", name="jaring baru") == ["Rina Wattimena"]
    assert column(graph, "whom-does-it-serve", "whom") == ["nelayan pesisir"]
    assert (
        column(graph, "how-are-they-connected", "through", one="nelayan pesisir", other="kkpx") == ["Jaring Baru"] * 2
    )
    assert column(graph, "names-of", "alias", name="kementerian kelautan") == ["KKPX"]
    assert column(graph, "articles", "claims") == ["3", "4"]


def test_everything_about_a_thing_is_about_that_thing(graph: Path) -> None:
    """Claims, posts, quotations and times with X at one end, and nothing else."""
    assert set(column(graph, "everything-about", "relation", name="Rina Wattimena")) == {"Direktur Tangkap", "penutur"}
    found = column(graph, "everything-about", "relation", name="Peresmian Dermaga Timur")
    assert sorted(found) == ["Ketua panitia", "berada di", "ketua", "waktu tercetak"]


def test_the_part_of_a_graph_about_a_thing_is_turtle(graph: Path) -> None:
    """graph-of gives triples, and only those that touch the thing, with the names of its neighbours."""
    content = FORMATS["ttl"](ask("graph-of", graph, {"name": "KKPX"}))
    assert "sim:supports ent:programme" in content
    assert '"Jaring Baru"@id' in content
    assert "Makassar" not in content


def test_a_question_without_what_it_needs_is_refused(graph: Path) -> None:
    """A required parameter, an unknown parameter, an unknown question."""
    with pytest.raises(QueryError, match="needs --param name="):
        ask("everything-about", graph)
    with pytest.raises(QueryError, match="needs --param name="):
        ask("everything-about", graph, {"name": " "})
    with pytest.raises(QueryError, match="no parameter nam"):
        ask("who-supports-whom", graph, {"nam": "x"})
    with pytest.raises(QueryError, match="who-supports-whom"):
        ask("who-supports", graph)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("ASK {}", "the first comments"),
        ("# Siapa?\nASK {}", "the first comments"),
        ("# Siapa?\n# Who?\n# name = x\nASK {}", "no parameter"),
        ("# Siapa?\n# Who?\n# name: a | b\nASK {}", "has a place for"),
        ('# Siapa?\n# Who?\nASK { VALUES ?name { "" } }', "has a place for"),
    ],
)
def test_a_question_file_that_does_not_say_what_it_asks_is_named(tmp_path: Path, content: str, reason: str) -> None:
    """The file and its line stand in the message."""
    (tmp_path / "q.rq").write_text(content)
    with pytest.raises(KnowledgeError, match=reason):
        questions(tmp_path)


def test_a_misspelt_question_gets_the_name_that_is_meant(graph: Path) -> None:
    """The nearest names are offered; where none is near, all of them."""
    with pytest.raises(QueryError, match=r"near: who-supports-whom.*`kg questions` lists all"):
        ask("who-supports-whm", graph)
    with pytest.raises(QueryError, match="there are: articles, claimed-by-one-speaker"):
        ask("zzz", graph)


def test_a_parameter_that_a_question_does_not_have_is_told_in_plain_words(graph: Path) -> None:
    """The message names the question and what it can be asked with, and speaks no SPARQL."""
    with pytest.raises(QueryError, match=r"the question who-supports-whom has no parameter nama; it has: name$"):
        ask("who-supports-whom", graph, {"nama": "Kemenperin"})


def test_a_connection_is_told_with_the_labels_of_its_relations(graph: Path) -> None:
    """As in every other answer, a relation has its Indonesian label and not the name of its property."""
    named = {"one": "nelayan pesisir", "other": "kkpx"}
    found = {*column(graph, "how-are-they-connected", "first", **named)}
    found |= {*column(graph, "how-are-they-connected", "second", **named)}
    assert "mendukung" in found
    assert "supports" not in found


def test_a_parameter_that_is_given_twice_is_wrong_usage(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of the two would be lost without a word."""
    asked = ["query", "--name", "names-of", "--param", "name=KKPX", "--param", "name=Rina", str(graph)]
    assert run(asked) == 2
    assert "'name' is given twice" in capsys.readouterr().err
