"""Every export is read by programs of other people, which see in it exactly what the graph says.

The graph holds names with quotation marks, commas, line feeds, emoji, other scripts, control characters, formulas,
markup and paths. docs/interop.md is the same comparison on real articles (benchmarks/interop.py).
"""

from pathlib import Path

import pytest

from kg.write.exporting import WRITERS, export
from kg.write.material import Material
from tests.write import world
from tests.write.foreign import INSTALL, READERS, Reader
from tests.write.meant import meant

PAIRS = [(reader, form) for reader in READERS for form in reader.forms]
SLOW = {"Jena riot": ("trig", "rdfxml")}
"""A JVM takes seconds to start: in the tests it reads these formats only."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return world.material(world.hostile(), tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def exported(hostile: Material, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return each format written once."""
    folder = tmp_path_factory.mktemp("exports")
    for form in WRITERS:
        export(hostile, form, folder / f"graph.{form}")
    return {form: folder / f"graph.{form}" for form in WRITERS}


@pytest.mark.parametrize(("reader", "form"), PAIRS, ids=[f"{reader.name}-{form}" for reader, form in PAIRS])
def test_a_foreign_program_sees_what_the_graph_says(
    reader: Reader, form: str, hostile: Material, exported: dict[str, Path]
) -> None:
    """Statements, nodes, edges and rows are the same, to the last character of every name."""
    if form not in SLOW.get(reader.name, reader.forms):
        pytest.skip(f"{reader.name} reads {form} in benchmarks/interop.py: it is slow to start")
    if reader.version() is None:
        pytest.skip(f"no {reader.name}; {INSTALL}")
    seen = reader.read(exported[form], form)
    expected = meant(reader.name, form, hostile, exported[form])
    assert len(expected) > 5
    assert (sorted(seen - expected), sorted(expected - seen)) == ([], [])
