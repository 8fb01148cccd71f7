"""The formats of RDF that pyoxigraph writes, as streams: Turtle, N-Triples, N-Quads, TriG, Turtle 1.2."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.iris import Iris
from kg.graph.ordering import in_order, placed_in_order
from kg.graph.sorting import sorted_lines
from kg.graph.vocabulary import prefixes
from kg.write.articles import by_article
from kg.write.material import Material
from kg.write.reified import reified


def turtle(material: Material, out: BinaryIO) -> None:
    """Write Turtle: the very bytes that `kg build` writes."""
    _serialize(in_order(material.source), material, out, RdfFormat.TURTLE)


def turtle12(material: Material, out: BinaryIO) -> None:
    """Write Turtle 1.2, with claims as reifiers."""
    out.write(b'VERSION "1.2"\n')
    _serialize(reified(in_order(material.source)), material, out, RdfFormat.TURTLE)


def trig(material: Material, out: BinaryIO) -> None:
    """Write TriG with one named graph per article."""
    quads = placed_in_order(by_article(material.source), material.source)
    _serialize(quads, material, out, RdfFormat.TRIG)


def ntriples(material: Material, out: BinaryIO) -> None:
    """Write N-Triples, the lines sorted: two graphs are the same if their files are."""
    _write(sorted_lines(f"{triple} ." for triple in material.source.triples()), out)


def nquads(material: Material, out: BinaryIO) -> None:
    """Write N-Quads, the lines sorted, with one named graph per article."""
    placed = by_article(material.source)
    _write(sorted_lines(f"{triple} {graph} ." if graph else f"{triple} ." for triple, graph in placed), out)


def _serialize(
    statements: Iterable[Triple] | Iterable[Quad], material: Material, out: BinaryIO, form: RdfFormat
) -> None:
    serialize(statements, out, form, prefixes=prefixes(Iris(material.source.base)))


def _write(lines: Iterable[str], out: BinaryIO) -> None:
    out.writelines(f"{line}\n".encode() for line in lines)
