"""import kg: a graph as an object, for scripts and notebooks."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

import kg
from kg.errors import InputError, KnowledgeError, QueryError, StoreError
from kg.pipeline import WRITTEN
from tests.ask.built import SEED

ROOT = Path(__file__).parent.parent
HOSTILE = "PT <script>alert(1)</script> Mina Jaya mendukung program Sawah Lestari."


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build([SEED])


def test_import_kg_waits_for_no_library() -> None:
    """The names of the package are loaded when they are used."""
    code = (
        "import sys, kg; loaded = set(sys.modules) & {'pyoxigraph', 'rdflib', 'networkx', 'click', 'kg.pipeline'};"
        "assert not loaded, loaded; assert kg.KgError.exit_code == 3; print(kg.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == kg.VERSION, done.stderr


def test_every_public_name_is_there_and_no_other() -> None:
    """dir() tells what `import kg` offers; a misspelt name is an AttributeError."""
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="bulid"):
        kg.bulid  # type: ignore[attr-defined]  # noqa: B018


def test_every_method_is_typed_and_says_what_it_returns() -> None:
    """The API is documented method by method."""
    for name, method in vars(kg.Graph).items():
        if callable(method) and not name.startswith("_"):
            assert (method.__doc__ or "").startswith(("Return", "Draw", "Write")), name
            assert method.__annotations__["return"] is not None, name
    assert get_type_hints(kg.build)["return"] is kg.Graph


def test_a_graph_is_asked_in_sparql_and_by_name(graph: kg.Graph) -> None:
    """Rows are dictionaries; numbers are numbers."""
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?s a sim:Statement }")
    assert row == {"n": len(graph.case.record.claims)}
    supporters = graph.ask("who-supports-whom", {"name": "Kemenperin"})
    assert supporters.column("who") == ["Kementerian Perindustrian"]
    assert supporters[0]["whom"] == "ayah angkat"
    assert graph.query("ASK { ?s sim:supports ?o }")[0] == {"answer": True}
    assert "Kementerian Perindustrian" in repr(supporters)
    with pytest.raises(QueryError):
        graph.query("DROP ALL")
    with pytest.raises(KeyError, match="whom"):
        supporters.column("siapa")


def test_a_value_that_is_not_of_its_type_stays_as_written(graph: kg.Graph) -> None:
    """What calls itself a number or a truth and is none is no error."""
    (row,) = graph.query('SELECT ("x"^^xsd:integer AS ?n) ("ya"^^xsd:boolean AS ?b) ("7"^^xsd:integer AS ?m) {}')
    assert row == {"n": "x", "b": "ya", "m": 7}


def test_a_graph_explains_itself(graph: kg.Graph) -> None:
    """why is true where there is a reason, and tells what is near where there is none."""
    reasons = graph.why("kemenperin", "mendukung", "ayah angkat")
    assert reasons
    assert "[mengapresiasi|cue]" in repr(reasons)
    assert reasons.rows()[0]["standing"] == "a fact"
    nothing = graph.why("kemenperin", "mendukung", "jakarta")
    assert not nothing
    assert nothing.near
    several = graph.why("i", "mendukung", "i")
    assert not several
    assert len(several.readings) == 3
    assert graph.whynot("ayah angkat", "mendukung", "kemenperin").verdict.gate == "opposite"
    assert repr(graph.conflicts()) == "no conflicts"
    assert graph.check() == ()


def test_conflicts_and_changes_tell_themselves(graph: kg.Graph) -> None:
    """Both are sequences or truths for programs, and text for people."""
    other = kg.build([ROOT / "examples" / "berita.jsonl"])
    clashes = other.conflicts()
    assert [one.kind for one in clashes] == ["contradiction"]
    assert clashes[0] == clashes[:1][0]
    assert "tidak [mendanai|cue]" in repr(clashes)
    assert clashes.rows()[0]["kind"] == "contradiction"
    changes = graph.diff(other)
    assert changes
    assert "conflicts new: 1" in repr(changes)
    assert changes.patch().startswith("TX .")
    assert changes.html().startswith("<!doctype html>")
    assert changes.json().startswith("{")
    assert repr(graph.diff(graph)) == "the graphs are the same"


def test_networkx_has_the_entities_and_every_claim(graph: kg.Graph) -> None:
    """Nodes are ids; edges are keyed by the IRI of what they stand for."""
    network = graph.to_networkx()
    record = graph.case.record
    assert set(network) == {one.id.rpartition("/entity/")[2] for one in record.things.values()}
    keys = {key for _, _, key in network.edges(keys=True)}
    assert keys == {one.id for one in (*record.claims, *record.offices)}
    labels = {data["label"] for _, _, data in network.edges(data=True)}
    assert "mendukung" in labels


def test_rdflib_has_every_triple(graph: kg.Graph) -> None:
    """As many as the header of the graph says."""
    (row,) = graph.query("SELECT ?n { ?g void:triples ?n }")
    assert len(graph.to_rdflib()) == row["n"]


def test_what_is_saved_is_opened_again_unchanged(graph: kg.Graph, tmp_path: Path) -> None:
    """A folder or its Turtle file; nothing differs."""
    file = graph.save(tmp_path / "hasil")
    assert file.read_bytes() == graph.path.read_bytes()
    for path in (file, file.parent, str(file.parent)):
        assert not graph.diff(kg.open(path))
    assert {one.name for one in file.parent.iterdir()} == set(WRITTEN)


def test_the_picture_is_written_where_it_is_asked_for(graph: kg.Graph, tmp_path: Path) -> None:
    """One page, with the title that is given."""
    page = graph.view(tmp_path / "x.html", title="Ayah angkat")
    assert "<title>Ayah angkat</title>" in page.read_text(encoding="utf-8")


def test_a_notebook_shows_tables_and_marked_words(graph: kg.Graph) -> None:
    """What Jupyter calls."""
    assert "<td>Kementerian Perindustrian</td>" in graph._repr_html_()
    assert "<th>who</th>" in graph.ask("who-supports-whom")._repr_html_()
    shown = graph.why("kemenperin", "mendukung", "ayah angkat")._repr_html_()
    assert '<mark title="cue">mengapresiasi</mark>' in shown


def test_hostile_names_are_text_in_a_notebook() -> None:
    """What an article says never becomes markup."""
    graph = kg.build([kg.Article("a1", HOSTILE), kg.Article("a2", "Jakarta mendukung <b>Sawah</b>.")])
    shown = [
        graph._repr_html_(),
        graph.query('SELECT ("<b>x</b>" AS ?a) {}')._repr_html_(),
        graph.why("<i>", "mendukung", "<b>")._repr_html_(),
        *(graph.why(claim.subject, claim.predicate, claim.object)._repr_html_() for claim in graph.case.record.claims),
    ]
    assert not any(mark in one for one in shown for mark in ("<script", "<b>x", "<i>", "<b>Sawah"))


def test_articles_of_ones_own_and_files_are_read_together(tmp_path: Path) -> None:
    """Strings are places; text comes as kg.Article."""
    (tmp_path / "b.txt").write_text("Universitas Brawijaya mendukung program Sawah Lestari.", encoding="utf-8")
    given = [kg.Article("a1", "Kementerian Pertanian mendukung program Sawah Lestari."), str(tmp_path / "b.txt")]
    assert len(kg.build(given).case.record.sources) == 2


def test_mistakes_are_told_in_one_sentence(tmp_path: Path) -> None:
    """A string for a list, a file that is not there, nothing to read, a graph that is none."""
    with pytest.raises(InputError, match="is a list"):
        kg.build("berita.txt")
    with pytest.raises(InputError, match="tiada"):
        kg.build([tmp_path / "tiada.txt"])
    with pytest.raises(InputError, match="nothing could be read"):
        kg.build([kg.Article("a1", "!!!")])
    with pytest.raises(StoreError, match="kg build"):
        kg.open(tmp_path)
    (tmp_path / "graph.ttl").write_text("a b", encoding="utf-8")
    with pytest.raises(StoreError, match="not Turtle"):
        kg.open(tmp_path)


def test_an_id_is_given_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Another text under it is left out with a warning, whether it comes from Python or from a file."""
    caplog.set_level("WARNING", logger="kg")
    text = "Kementerian Pertanian mendukung program Sawah Lestari."
    (tmp_path / "b.jsonl").write_text('{"id": "a1", "text": "Universitas Brawijaya mendukung program Itu."}\n')
    other = kg.Article("a1", "Kota Malang mendukung program Tirta.")
    graph = kg.build([kg.Article("a1", text), other, kg.Article("a1", text), tmp_path / "b.jsonl"], model=False)
    assert graph.check() == ()
    assert graph.query("SELECT ?t { ?a sim:supports ?b . ?b skos:prefLabel ?t }").column("t") == ["Sawah Lestari"]
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert told == [
        "skipped another text has the id a1 already; give this one its own",
        "skipped article a1 was given before; left out",
        "skipped another text has the id a1 already; give this one its own",
    ]


@pytest.mark.parametrize(
    "text", ["Kota Malang\ud800 mendukung program Tirta.", "Kota Malang\0 mendukung program Tirta."]
)
def test_a_text_that_no_file_can_hold_is_left_out(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """A lone surrogate, a NUL: the others are read."""
    caplog.set_level("WARNING", logger="kg")
    whole = kg.Article("a1", "Kementerian Pertanian mendukung program Sawah Lestari.")
    graph = kg.build(
        [kg.Article("a2", text), whole, kg.Article("a\ud800", "Rina."), kg.Article("", "Rina.")], model=False
    )
    assert len(graph.case.record.sources) == 1
    assert "without an id" in caplog.text
    assert "article 'a2': text " in caplog.text
    assert "id character 1 is" in caplog.text


@pytest.mark.parametrize("table", ["decisions", "links"])
def test_a_table_of_the_user_is_proven_before_anything_is_read(table: str, tmp_path: Path) -> None:
    """One that is not there would lose all that was decided; one that is broken is told at once."""
    (tmp_path / "rusak.tsv").write_text("x\n")

    def articles() -> Iterator[kg.Article]:
        pytest.fail("an article was asked for")
        yield

    for name, told in (("salah-tulis.tsv", "salah-tulis.tsv: no such file"), ("rusak.tsv", "rusak.tsv:1")):
        with pytest.raises(KnowledgeError, match=told):
            kg.build(articles(), model=False, **{table: tmp_path / name})  # type: ignore[arg-type]
