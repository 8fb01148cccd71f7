"""The formats of RDF hold the graph, whole, in the same bytes however it was stored."""

import io
import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.graph.iris import Iris
from kg.graph.sorting import sorted_lines
from kg.graph.source import Source
from kg.graph.turtle import turtle
from kg.graph.vocabulary import OBJECT, PREDICATE, SUBJECT, TYPE, term
from kg.records import Resolved
from kg.schema import load
from kg.write.exporting import WRITERS
from kg.write.material import InFile, Material
from kg.write.reified import REIFIES
from kg.write.xml import from_xml, to_xml
from tests.graph import example
from tests.write import world

WORLDS = {"ordinary": world.ordinary(), "hostile": world.hostile(), "worst": world.hostile(world.WORST)}
READ = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "ttl12": RdfFormat.TURTLE,
    "rdfxml": RdfFormat.RDF_XML,
}


def written(form: str, material: Material) -> bytes:
    """Return an export of one file."""
    writer = WRITERS[form]
    assert isinstance(writer, InFile)
    out = io.BytesIO()
    writer.write(material, out)
    return out.getvalue()


def as_set(content: bytes, form: str) -> set[Triple]:
    """Return the triples of a file, whatever graph they are in."""
    return {quad.triple for quad in parse(content, format=READ[form])}


@pytest.mark.parametrize("resolved", WORLDS.values(), ids=WORLDS)
@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_each_format_holds_all_triples_and_no_other(form: str, resolved: Resolved, tmp_path: Path) -> None:
    """Names with any characters come back as they were; all graphs together are the graph."""
    material = world.material(resolved, tmp_path)
    assert as_set(written(form, material), form) == set(material.source.triples())


def test_turtle_is_the_file_that_kg_build_wrote(tmp_path: Path) -> None:
    """Store, sort and serialise: the very bytes come out."""
    for name, resolved in WORLDS.items():
        material = world.material(resolved, tmp_path / name)
        assert written("ttl", material) == (tmp_path / name / "graph.ttl").read_bytes()


@pytest.mark.parametrize("form", [form for form, writer in WRITERS.items() if isinstance(writer, InFile)])
def test_the_bytes_depend_on_the_content_alone(form: str, tmp_path: Path) -> None:
    """The same triples, stored in another order and on disk, give the same file."""
    material = world.material(world.hostile(), tmp_path)
    quads = [Quad(*triple) for triple in sorted(material.source.triples(), key=str)]
    random.Random(7).shuffle(quads)
    store = Store(str(tmp_path / "store"))
    store.bulk_extend(quads)
    other = Material(Source(store), material.schema, material.texts)
    assert written(form, other) == written(form, material)


def test_no_format_depends_on_the_hash_seed(tmp_path: Path) -> None:
    """Folders included: two processes with two seeds write the same bytes in every format."""
    graph = world.graph(world.hostile(), tmp_path)
    code = (
        "import sys; from pathlib import Path; from kg.graph.source import Source; from kg.schema import load\n"
        "from kg.write.exporting import WRITERS, export; from kg.write.material import Material\n"
        "material = Material(Source.of_file(Path(sys.argv[1])), load(), {})\n"
        "for form in WRITERS: export(material, form, Path(sys.argv[2]) / form)\n"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, graph, tmp_path / seed], env=environment, check=True)
    files = [path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file()]
    assert len(files) > len(WRITERS) * 2
    assert set(WRITERS) == {path.parts[0] for path in files}
    assert len([path for path in (tmp_path / "2").rglob("*") if path.is_file()]) == len(files)
    for path in files:
        assert (tmp_path / "1" / path).read_bytes() == (tmp_path / "2" / path).read_bytes(), path


def test_rdf_xml_escapes_only_what_xml_cannot_hold(tmp_path: Path) -> None:
    """Control characters become `_xHHHH_` and back; all else is there as it was."""
    material = world.material(world.hostile(world.WORST), tmp_path)
    read = as_set(written("rdfxml", material), "rdfxml")
    names = {from_xml(one.object.value) for one in read if one.predicate == term("skos:prefLabel")}
    assert names == {one.object.value for one in material.source.triples() if one.predicate == term("skos:prefLabel")}
    assert len(read) == len(set(material.source.triples()))


@given(st.text(st.sampled_from("_x0F7\x07\ufffe") | st.characters(exclude_categories=["Cs"]), max_size=24))
@case("_x0007\x07")
@case("_x0007_x0007_\x07")
def test_every_text_comes_back_from_xml(text: str) -> None:
    """Words that look like the escape of a character too, also before a character that is escaped."""
    assert from_xml(to_xml(text)) == text


def test_rdf_xml_keeps_every_iri(tmp_path: Path) -> None:
    """One that looks like an escaped character is the same as a subject and as a value."""
    iris = Iris("https://contoh.id/foto_x1920_a/")
    (tmp_path / "graph.ttl").write_bytes(turtle(world.ordinary(), load(), iris))
    material = Material(Source.of_file(tmp_path / "graph.ttl"), load(), {})
    links = {one for one in as_set(written("rdfxml", material), "rdfxml") if isinstance(one.object, NamedNode)}
    assert links == {one for one in material.source.triples() if isinstance(one.object, NamedNode)}


def test_a_graph_of_an_article_holds_what_that_article_says(tmp_path: Path) -> None:
    """What one outlet states is in the graph of its article; what two say is in both; names belong to none."""
    content = written("trig", world.material(world.ordinary(), tmp_path))
    quads = list(parse(content, format=RdfFormat.TRIG))
    first, second = Iris().article("a1"), Iris().article("a2")
    assert {quad.graph_name for quad in quads} == {DefaultGraph(), first, second}
    fact = Iris().entity(example.MINISTRY), term("sim:supports"), Iris().entity(example.PROGRAMME)
    assert {quad.graph_name for quad in quads if tuple(quad.triple) == fact} == {first}
    for quad in quads:
        if quad.predicate == term("sim:evidence"):
            assert str(quad.object.value).startswith(f"{quad.graph_name.value}#")
        if quad.predicate == term("skos:prefLabel"):
            assert quad.graph_name == DefaultGraph()


def test_a_claim_of_two_articles_stands_in_both_graphs(tmp_path: Path) -> None:
    """Each graph keeps the claim with its own evidence; how many articles say so belongs to none of them."""
    resolved = world.ordinary()
    both = (*resolved.statements[0].evidence, example.evidence("a2", "PT Laut Biru bermitra dengan KKPX"))
    statements = (replace(resolved.statements[0], evidence=both), *resolved.statements[1:])
    material = world.material(replace(resolved, statements=statements), tmp_path)
    quads = list(parse(written("nq", material), format=RdfFormat.N_QUADS))
    programme = Iris().entity(example.PROGRAMME)
    supported = [quad.subject for quad in quads if quad.predicate == OBJECT and quad.object == programme]
    claim = next(one for one in supported if Quad(one, PREDICATE, term("sim:supports"), Iris().article("a1")) in quads)
    graphs = {quad.graph_name for quad in quads if quad.subject == claim and quad.predicate == OBJECT}
    assert graphs == {Iris().article("a1"), Iris().article("a2")}


def test_what_somebody_else_claims_does_not_stand_in_his_articles_graph(tmp_path: Path) -> None:
    """What a ministry says of itself is a fact where it says so, and none where another says it of the ministry."""
    resolved = world.ordinary()
    stated = resolved.statements[0]
    other = next(one.id for one in resolved.entities if one.type == "Person")
    claimed = replace(
        stated,
        attributed_to=other,
        plain=False,
        evidence=(example.evidence("a2", "PT Laut Biru bermitra dengan KKPX"),),
    )
    own = replace(stated, attributed_to=stated.subject)
    material = world.material(replace(resolved, statements=(own, claimed), posts=()), tmp_path)
    fact = Iris().entity(example.MINISTRY), term("sim:supports"), Iris().entity(example.PROGRAMME)
    quads = parse(written("nq", material), format=RdfFormat.N_QUADS)
    assert {quad.graph_name for quad in quads if tuple(quad.triple) == fact} == {Iris().article("a1")}


def test_a_reifier_says_what_the_statement_said(tmp_path: Path) -> None:
    """Put back, the reifiers of Turtle 1.2 are the statements of Turtle."""
    material = world.material(world.hostile(), tmp_path)
    again: set[Triple] = set()
    for one in as_set(written("ttl12", material), "ttl12"):
        if one.predicate == REIFIES and isinstance(one.object, Triple):
            again |= {Triple(one.subject, TYPE, term("rdf:Statement"))}
            again |= {Triple(one.subject, p, v) for p, v in zip((SUBJECT, PREDICATE, OBJECT), one.object, strict=True)}
        else:
            again.add(one)
    assert again == set(material.source.triples())


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")), max_size=60),
    st.integers(1, 50),
)
def test_lines_come_out_in_order_each_once(lines: list[str], part: int) -> None:
    """However small the parts that are sorted in memory."""
    found = list(sorted_lines(lines, part))
    assert set(found) == set(lines)
    assert all(a.encode() < b.encode() for a, b in pairwise(found))


def test_n_triples_are_sorted_lines(tmp_path: Path) -> None:
    """Two graphs are the same if their files are."""
    lines = written("nt", world.material(world.hostile(), tmp_path)).splitlines(keepends=True)
    assert lines == sorted(set(lines))
