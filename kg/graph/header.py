"""The header of a graph: what it is, under which licence, made by which program, how large; never when."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.iris import Iris
from kg.graph.vocabulary import TYPE, number, term
from kg.schema import Schema
from kg.version import VERSION

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ONTOLOGY = NamedNode("https://w3id.org/simpul/ontology")


def header(articles: int, entities: int, schema: Schema, iris: Iris, licence: str = LICENCE) -> Iterator[Triple]:
    """Yield the description of the dataset (VoID and DCAT) and of the program, without the number of triples."""
    node, tool = iris.dataset(), iris.tool(VERSION)
    yield Triple(node, TYPE, term("void:Dataset"))
    yield Triple(node, TYPE, term("dcat:Dataset"))
    yield Triple(node, TYPE, term("sim:NewsGraph"))
    for language in ("id", "en"):
        yield Triple(node, term("dct:title"), Literal(schema.label("NewsGraph", language), language=language))
    yield Triple(node, term("dct:license"), NamedNode(licence))
    yield Triple(node, term("dct:conformsTo"), ONTOLOGY)
    yield Triple(node, term("prov:wasAttributedTo"), tool)
    yield Triple(node, term("void:uriSpace"), Literal(iris.base))
    yield Triple(node, term("void:documents"), number(articles))
    yield Triple(node, term("void:entities"), number(entities))
    yield Triple(tool, TYPE, term("prov:SoftwareAgent"))
    yield Triple(tool, TYPE, term("schema:SoftwareApplication"))
    yield Triple(tool, term("schema:name"), Literal("simpul-kg"))
    yield Triple(tool, term("schema:softwareVersion"), Literal(VERSION))


def size(iris: Iris, triples: int) -> Triple:
    """Return the number of triples of the graph, this one included."""
    return Triple(iris.dataset(), term("void:triples"), number(triples + 1))
