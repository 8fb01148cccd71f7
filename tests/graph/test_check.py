"""`kg check`: nothing on a good graph, something on every broken one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError, StoreError
from kg.graph.check import check
from kg.graph.shapes import check_by_pyshacl, check_by_shacl
from kg.graph.turtle import turtle
from kg.graph.violation import Violation
from kg.schema import folder, load

from . import example

# pyshacl uses names that rdflib has given up; that is theirs to mend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

GRAPH = turtle(example.resolved(), load(), with_text=True).decode()
SHAPES = folder() / "shapes.ttl"
RINA = example.RINA.partition("/")[2]
BROKEN = {
    "an entity without a name": ('skos:prefLabel "Budi"@id ;\n\t', ""),
    "an entity without evidence": ("sim:evidence art:a2\\#char\\=160\\,164 ;\n\t", ""),
    "an entity without its aligned type": ("schema:Person , sim:Person", "sim:Person"),
    "a mention of nothing": (f"itsrdf:taIdentRef ent:person\\/{RINA}", "itsrdf:taIdentRef ent:person\\/tiada"),
    "a statement about nothing": ("rdf:object ent:group", "rdf:object ent:nothing"),
    "a statement of an unknown modality": ("sim:modality sim:Planned", "sim:modality sim:Wished"),
    "a statement without a rule": ('sim:rule "dukung" ;\n\t', ""),
    "a statement whose relation does not fit": ("rdf:predicate sim:targets", "rdf:predicate sim:familyOf"),
    "a plain triple that does not fit": ("sim:supports ent:", "sim:appoints ent:"),
    "a score above one": ("sim:score 0.97", "sim:score 1.97"),
    "a related statement without a verb": (' ;\n\tsim:verb "ketua"@id', ""),
    "a post without a person": ("org:member ent:person\\/budi", "org:member ent:place\\/budi"),
    "a post without a title": (' ;\n\tsim:title "Ketua panitia"@id', ""),
    "a quotation without words": ('schema:text "Kami akan mendanai program itu,"@id ;\n\t', ""),
    "an article without a digest": ("sim:textDigest", "sim:noDigest"),
    "an entity that nobody counted": ("sim:mentionCount", "sim:noCount"),
    "an address that is no web address": ("schema:url <https:", "schema:url <javascript:"),
    "an event whose date is a word": ('"2021-08"^^xsd:gYearMonth', '"Agustus"'),
    "offsets that run backwards": ("nif:endIndex 106", "nif:endIndex 6"),
    "a dataset without a licence": ("dct:license", "dct:licence"),
}
UNSEEN_BY_SHACL = {
    "a changed character in the evidence": ("mendukung program", "mendukong program"),
    "a changed character in a quotation": ('schema:text "Kami akan', 'schema:text "Kita akan'),
    "a shifted offset": ("a2\\#char\\=160\\,164", "a2\\#char\\=159\\,164"),
    "a fact without a claim": ("sim:targets ent:", "sim:supports ent:"),
    "a lost triple": ('skos:altLabel "KKPX"@id ;\n\t', ""),
    "a one-sided conflict": ("sim:conflictsWith", "sim:noConflict"),
    "a changed character in a name": ('skos:prefLabel "Budi"', 'skos:prefLabel "Bufi"'),
    "a changed character in an alias": ('skos:altLabel "KKPX"', 'skos:altLabel "KKPY"'),
    "a changed character in a title": ('sim:title "Ketua panitia"', 'sim:title "Ketua panitio"'),
    "a changed character in a time": ('sim:when "Agustus 2021"', 'sim:when "Agustus 2022"'),
    "a changed character in a cue": ('sim:cue "kata"', 'sim:cue "kota"'),
    "a changed digest": ("sha256:", "sha256:f"),
    "a wrong count of mentions": ("sim:mentionCount 2", "sim:mentionCount 3"),
    "a wrong count of articles": ("sim:articleCount 2", "sim:articleCount 1"),
    "a wrong count of entities": ("sim:entityCount 7", "sim:entityCount 8"),
    "a wrong count of statements": ("sim:statementCount 4", "sim:statementCount 3"),
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return texts(tmp_path, example.TEXTS)


def texts(tmp_path: Path, content: dict[str, str]) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in content.items()))
    return file


def graph(tmp_path: Path, *change: str) -> Path:
    if change:
        assert change[0] in GRAPH
    file = tmp_path / "graph.ttl"
    file.write_text(GRAPH.replace(change[0], change[1], 1) if change else GRAPH, encoding="utf-8")
    return file


def test_a_good_graph_has_no_violation(tmp_path: Path, articles: Path) -> None:
    """What triples.py writes passes, with the fast engine and with the reference."""
    assert check(graph(tmp_path), articles) == ()
    assert not list(check_by_pyshacl(graph(tmp_path), SHAPES))


@pytest.mark.parametrize("change", [*BROKEN.values(), *UNSEEN_BY_SHACL.values()], ids=[*BROKEN, *UNSEEN_BY_SHACL])
def test_every_broken_graph_is_found_out(tmp_path: Path, articles: Path, change: tuple[str, str]) -> None:
    """One thing changed in a good graph is at least one violation."""
    assert check(graph(tmp_path, *change), articles)


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_both_shacl_engines_find_the_same(tmp_path: Path, change: tuple[str, str]) -> None:
    """The Rust engine finds the violations that pyshacl finds, no more and no fewer."""
    pytest.importorskip("shacl", reason="no Rust engine `shacl`; pip install shacl")

    def found(violations: Iterator[Violation]) -> list[Violation]:
        return sorted(violations, key=lambda one: (one.node, one.reason, one.value or ""))

    fast = found(check_by_shacl(graph(tmp_path, *change), SHAPES))
    assert fast
    assert fast == found(check_by_pyshacl(graph(tmp_path, *change), SHAPES))


@pytest.mark.parametrize("position", range(0, len(example.DENIAL), 7))
def test_one_changed_character_of_an_article_is_a_violation(tmp_path: Path, position: int) -> None:
    """Wherever the stored text is changed, the check fails."""
    text = example.DENIAL
    changed = text[:position] + chr(ord(text[position]) + 1) + text[position + 1 :]
    assert check(graph(tmp_path), texts(tmp_path, {**example.TEXTS, "a2": changed}))


def test_a_text_that_is_not_given_is_a_violation(tmp_path: Path) -> None:
    """A graph of two articles is not proven by the text of one."""
    found = check(graph(tmp_path), texts(tmp_path, {"a1": example.HARBOUR}))
    assert [str(one) for one in found] == [
        "https://w3id.org/simpul/id/article/a2: the text of the article is not among the articles given"
    ]


def test_missing_articles_end_the_check(tmp_path: Path) -> None:
    """Without the texts nothing can be proven: exit code 3."""
    with pytest.raises(InputError, match="--articles") as caught:
        check(graph(tmp_path), tmp_path / "none.jsonl")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "row", ["{", "[]", '{"id": "a"}', '{"id": 1, "text": "x"}', "[" * 100_000, '{"id": "a", "text": "x\\ud800"}']
)
def test_a_broken_row_of_articles_is_named(tmp_path: Path, row: str) -> None:
    """The line of the row stands in the message."""
    file = tmp_path / "articles.jsonl"
    file.write_text(f'{{"id": "a", "text": "b"}}\n{row}\n')
    with pytest.raises(InputError) as caught:
        check(graph(tmp_path), file)
    assert caught.value.line == 2


def test_a_broken_graph_file_is_named_with_its_place(tmp_path: Path, articles: Path) -> None:
    """Line and column of the fault; a missing file and a graph of others are told apart."""
    with pytest.raises(StoreError, match="not Turtle") as caught:
        check(graph(tmp_path, "void:documents 2", "void:documents 2 2"), articles)
    assert caught.value.line
    assert caught.value.column
    with pytest.raises(StoreError, match="cannot be read"):
        check(tmp_path / "none.ttl", articles)
    (tmp_path / "other.ttl").write_text("<https://a.id/x> a <https://a.id/Y> .")
    with pytest.raises(StoreError, match="no graph of Simpul"):
        check(tmp_path / "other.ttl", articles)
