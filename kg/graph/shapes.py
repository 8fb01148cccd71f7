"""SHACL: whether a graph holds to ontology/shapes.ttl.

The Rust package `shacl` is used where it is installed, a hundred times faster than pyshacl, the reference, which stands
in elsewhere; a test holds the two against each other (docs/decisions/005-shacl-engine.md).
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from kg.graph.violation import Violation
from kg.schema import folder

_COMPONENT = "ConstraintComponent"


def check_shapes(graph: Path, shapes: Path | None = None) -> Iterator[Violation]:
    """Yield the violations of `shapes` (by default ours) in a Turtle file that is known to parse."""
    shapes = shapes or folder() / "shapes.ttl"
    fast = importlib.util.find_spec("shacl") is not None
    yield from (check_by_shacl if fast else check_by_pyshacl)(graph, shapes)


def check_by_shacl(graph: Path, shapes: Path) -> Iterator[Violation]:
    """Yield the violations that the Rust engine finds."""
    import shacl

    for result in shacl.Shapes.from_file(str(shapes)).validate_file(str(graph)).results:
        yield _violation(_bare(result.focus_node), result.component, _bare(result.path or ""), result.value_plain)


def check_by_pyshacl(graph: Path, shapes: Path) -> Iterator[Violation]:
    """Yield the violations that pyshacl finds."""
    import pyshacl
    from rdflib import SH, Graph, URIRef
    from rdflib.term import Node

    _, report, _ = pyshacl.validate(str(graph), shacl_graph=str(shapes), data_graph_format="turtle")
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl gave no report: {report!r}")

    def local(node: Node | None) -> str:
        return str(node) if isinstance(node, URIRef) else ""

    for result in report.objects(None, SH.result):
        focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        value, component = report.value(result, SH.value), report.value(result, SH.sourceConstraintComponent)
        yield _violation(str(focus), local(component), local(path), None if value is None else str(value))


def _violation(focus: str, component: str, path: str, value: str | None) -> Violation:
    rule = component.rpartition("#")[2].removesuffix(_COMPONENT)
    # A path of several steps is one of ours, from a relation to the ends of its statements.
    of = f" of {path}" if path.startswith("http") else ""
    return Violation(focus, f"breaks the rule {rule}{of} in the shapes", value)


def _bare(node: str) -> str:
    return node[1:-1] if node.startswith("<") else node
