"""import kg: a graph as an object, for scripts and notebooks."""

import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import kg
from kg.errors import InputError, QueryError, StoreError
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
    assert {one.name for one in file.parent.iterdir()} == {
        "graph.ttl",
        "graph.html",
        "articles.jsonl",
        "ledger.jsonl",
        "refused.jsonl",
        "report.json",
    }


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
