"""The Turtle file: the same bytes every time, and read by every parser."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from kg.errors import OutsideError
from kg.graph.iris import Iris
from kg.graph.triples import triples
from kg.graph.turtle import turtle, write_turtle
from kg.records import Article, Entity, EntityMention, Resolved, Span
from kg.resolve.identifiers import entity_id
from kg.schema import load

from . import example

TESTS = Path(__file__).parent.parent
HOSTILE = (
    'Ni\x00ai\x07 """ \' \\ <script>alert(1)</script> \x1b[31m 李白 \u202e \u2028 {} %s $x '
    "\\u0041 \ufeff\U0001f600 @id . ^^"
)


def hostile(name: str = HOSTILE) -> Resolved:
    """Return a world of one entity whose name, article, title and address are `name`."""
    mention = EntityMention("x", Span(0, len(name)), name)
    person = Entity(entity_id("Person", name, ("x", 0)), "Person", name, (), (mention,))
    article = Article(name, name, title=name, outlet=name, url=f"https://contoh.id/{name}")
    return Resolved(
        (replace(article, id=name),), (replace(person, mentions=(replace(mention, article=name),)),), (), (), (), ()
    )


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed() -> None:
    """Five processes with five hash seeds write one and the same file."""
    code = (
        "import sys; from tests.graph import example; from kg.graph.turtle import turtle; from kg.schema import load\n"
    )
    code += "sys.stdout.buffer.write(turtle(example.resolved(), load()))"
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=TESTS.parent,
            check=True,
            capture_output=True,
        ).stdout
        for seed in range(5)
    }
    assert len(written) == 1
    assert b"ent:" in written.pop()


@pytest.mark.parametrize("world", [example.resolved(), hostile()], ids=["example", "hostile"])
def test_pyoxigraph_and_rdflib_read_what_was_written(world: Resolved) -> None:
    """Both parsers find the triples that were meant."""
    content = turtle(world, load(), with_text=True)
    meant = triples(world, load(), with_text=True)
    assert {quad.triple for quad in parse(content, format=RdfFormat.TURTLE)} == set(meant)
    assert len(Graph().parse(data=content, format="turtle")) == len(meant)


def test_rapper_reads_what_was_written(tmp_path: Path) -> None:
    """raptor counts as many triples as the header says."""
    if not shutil.which("rapper"):
        pytest.skip("no rapper; tests/install_tools.sh installs it (Debian: raptor2-utils)")
    for world in (example.resolved(), hostile(HOSTILE.replace("\x00", ""))):
        file = tmp_path / "graph.ttl"
        write_turtle(world, file, load())
        run = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", file], capture_output=True, check=False)
        assert run.returncode == 0, run.stderr
        assert run.stdout.count(b" .\n") == len(triples(world, load()))


@pytest.mark.parametrize("world", [example.resolved(), hostile()], ids=["example", "hostile"])
def test_n3_js_reads_what_was_written(world: Resolved, tmp_path: Path) -> None:
    """N3.js counts as many triples as there are."""
    if not (shutil.which("node") and (TESTS / "node" / "node_modules" / "n3").is_dir()):
        pytest.skip("no N3.js; tests/install_tools.sh installs it (npm: n3)")
    write_turtle(world, tmp_path / "graph.ttl", load())
    code = "const n3 = require('n3'), fs = require('fs');"
    code += "console.log(new n3.Parser().parse(fs.readFileSync(process.argv[1], 'utf8')).length)"
    run = subprocess.run(
        ["node", "-e", code, tmp_path / "graph.ttl"], cwd=TESTS / "node", capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) == len(triples(world, load()))


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_gives_valid_turtle(name: str) -> None:
    """Whatever characters a name, title, id or address holds, the file parses to what was meant."""
    world = hostile(name)
    assert {quad.triple for quad in parse(turtle(world, load()), format=RdfFormat.TURTLE)} == set(
        triples(world, load())
    )


def test_another_base_changes_the_data_and_not_the_vocabulary() -> None:
    """Every data IRI moves to the user's base."""
    content = turtle(example.resolved(), load(), Iris("https://contoh.id/kg/")).decode()
    assert "@prefix ent: <https://contoh.id/kg/entity/>" in content
    assert "https://w3id.org/simpul/ontology#" in content
    assert "https://w3id.org/simpul/id/entity" not in content


def test_a_graph_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """A failed write is an OutsideError, and no half file stays behind."""
    folder = tmp_path / "graph.ttl"
    folder.mkdir()
    with pytest.raises(OutsideError, match="cannot be written"):
        write_turtle(example.resolved(), folder, load())
    assert [one.name for one in tmp_path.iterdir()] == ["graph.ttl"]
