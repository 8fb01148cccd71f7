"""Write every export of some graphs, let foreign programs read them, and write down what they saw: docs/interop.md.

usage: python benchmarks/interop.py NAME=GRAPH.ttl …      (from the root of the checkout; the texts lie beside GRAPH)
"""

import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from kg.schema import load  # noqa: E402
from kg.version import VERSION  # noqa: E402
from kg.write.exporting import WRITERS, export  # noqa: E402
from kg.write.material import Material  # noqa: E402
from kg.write.stored import material  # noqa: E402
from tests.write.foreign import READERS, Reader, Seen  # noqa: E402
from tests.write.meant import as_oxigraph, meaning  # noqa: E402

Meaning = Callable[[Material, Path], Seen]
TABLE = ROOT / "docs" / "interop.md"
HEAD = """\
# Read back by foreign programs

Written by `python benchmarks/interop.py` with simpul-kg {version} on Python {python}: every export of a graph is read
by programs of other people, and what they see is compared with the graph, item by item: statements (in their named
graphs), nodes and edges with labels and evidence, rows with every cell, notes and links. **✓** means that both sets are
equal; the number is how many items they have. `tests/write/test_foreign.py` makes the same comparison on a graph whose
names hold quotation marks, commas, line feeds, emoji, other scripts, control characters, formulas, markup and paths.

"""


def main(arguments: Sequence[str]) -> None:
    """Write the table."""
    graphs = dict(argument.split("=", 1) for argument in arguments)
    cells: dict[tuple[str, str, str], str] = {}
    sizes: dict[str, int] = {}
    for name, path in graphs.items():
        with material(Path(path), None, load()) as given:
            sizes[name] = len(given.source.store)
            for form, reader, result in _results(given):
                cells[form, reader, name] = result
                print(f"{name}: {form} by {reader}: {result}", flush=True)
    TABLE.write_text("".join(_page(list(graphs), sizes, cells)), encoding="utf-8")


def _results(given: Material) -> Iterator[tuple[str, str, str]]:
    expected: dict[Meaning, Seen] = {}
    with tempfile.TemporaryDirectory() as work:
        for form in WRITERS:
            target, began = Path(work) / f"graph.{form}", time.perf_counter()
            export(given, form, target)
            print(f"{form} written in {time.perf_counter() - began:.1f} s", flush=True)
            for reader in READERS:
                if form in reader.forms:
                    means = meaning(reader.name, form)
                    if means not in expected or means is as_oxigraph:
                        expected[means] = means(given, target)
                    yield form, reader.name, _compared(reader, form, target, expected[means])


def _compared(reader: Reader, form: str, target: Path, expected: Seen) -> str:
    if reader.version() is None:
        return "not installed"
    try:
        seen = reader.read(target, form)
    except Exception as error:
        return f"✗ {type(error).__name__}: {' '.join(str(error).split())[:80]}"
    if seen == expected:
        return f"✓ {len(expected):,}"
    return f"✗ {len(expected - seen)} missing, {len(seen - expected)} more of {len(expected):,}"


def _page(names: Sequence[str], sizes: dict[str, int], cells: dict[tuple[str, str, str], str]) -> Iterator[str]:
    yield HEAD.format(version=VERSION, python=platform.python_version())
    titles = [f"{name} ({sizes[name]:,} triples)" for name in names]
    yield f"| format | read by | version | {' | '.join(titles)} |\n|{'---|' * (3 + len(names))}\n"
    versions = {reader.name: reader.version() or "" for reader in READERS}
    for form, reader in dict.fromkeys((form, reader) for form, reader, _ in cells):
        found = " | ".join(cells.get((form, reader, name), "") for name in names)
        yield f"| `{form}` | {reader} | {versions[reader]} | {found} |\n"


if __name__ == "__main__":
    main(sys.argv[1:])
