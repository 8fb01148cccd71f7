"""What an export of a graph must hold, worked out from the graph itself: sets of strings, as in foreign.py."""

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse

from kg.graph.ordering import in_order
from kg.write import reading
from kg.write.articles import by_article
from kg.write.csv import safe
from kg.write.graphml import attribute
from kg.write.material import Material
from kg.write.network import Network
from kg.write.reified import reified
from kg.write.tables import tables
from kg.write.xml import to_xml
from tests.write.foreign import Seen, network, row


def triples(material: Material, _: Path) -> Seen:
    """Return the triples of the graph."""
    return frozenset(str(Quad(*triple)) for triple in material.source.triples())


def quads(material: Material, _: Path) -> Seen:
    """Return the triples, each in the graph of each article that says so."""
    return frozenset(
        str(Quad(*triple, graph) if graph else Quad(*triple)) for triple, graph in by_article(material.source)
    )


def reifiers(material: Material, _: Path) -> Seen:
    """Return the triples with claims as reifiers."""
    return frozenset(str(Quad(*triple)) for triple in reified(in_order(material.source)))


def xml_triples(material: Material, _: Path) -> Seen:
    """Return the triples as XML can hold them."""
    return frozenset(str(Quad(*_in_xml(triple))) for triple in material.source.triples())


def _in_xml(triple: Triple) -> Triple:
    value = triple.object
    if isinstance(value, Literal) and value.language:
        value = Literal(to_xml(value.value), language=value.language)
    elif isinstance(value, Literal):
        value = Literal(to_xml(value.value), datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, value)


def drawn(material: Material, _: Path) -> Seen:
    """Return the nodes and edges of the network."""
    made = Network(material)
    edges = ((e.id, e.source, e.target, e.label, attribute(e.words)) for e in made.edges())
    return network(((node.id, node.label) for node in made.nodes()), edges)


def claimed(material: Material, _: Path) -> Seen:
    """Return the things and the claims between them, without posts."""
    claims = reading.statements(material.source, material.schema)
    edges = ((c.id, c.subject, c.object, c.label, attribute(c.words)) for c in claims)
    return network(((one.id, one.name) for one in reading.entities(material.source, material.schema)), edges)


def cells(material: Material, _: Path) -> Seen:
    """Return the rows of all tables as they stand in CSV."""
    return frozenset(row(table.name, *map(safe, cells)) for table in tables(material) for cells in table.cells())


def values(material: Material, _: Path) -> Seen:
    """Return the rows of all tables as values."""
    return frozenset(row(table.name, *cells) for table in tables(material) for cells in table.cells())


def named(material: Material, _: Path) -> Seen:
    """Return each thing with its type and its name, as XML can hold it."""
    entities = reading.entities(material.source, material.schema)
    return frozenset(row(one.id, one.type, to_xml(one.name)) for one in entities)


def noted(material: Material, _: Path) -> Seen:
    """Return each thing and each article with its name or title; and no broken link."""
    entities = reading.entities(material.source, material.schema)
    return frozenset(row(one.id, one.name) for one in entities) | {
        row(one.id, one.title) for one in reading.articles(material.source)
    }


def shown(material: Material, _: Path) -> Seen:
    """Return what each stretch of text is evidence of, and the thing that each mention is about."""
    source, found = material.source, set()
    pairs = [(row_.entity, row_.id) for row_ in reading.mentions(source)]
    for kind in ("sim:Statement", "sim:Post", "sim:Quotation"):
        pairs += [(node, place) for node in source.of_type(kind) for place in source.about(node).links("sim:evidence")]
    for node, place in pairs:
        about = source.about(place)
        start = int(about.one("nif:beginIndex") or -1)
        found.add(row(node, about.link("nif:referenceContext"), start, about.one("nif:anchorOf")))
    return frozenset(found)


def as_oxigraph(_: Material, path: Path) -> Seen:
    """Return what Oxigraph reads in a JSON-LD file."""
    return frozenset(str(quad) for quad in parse(path=str(path), format=RdfFormat.JSON_LD))


MEANT: dict[tuple[str, str], Callable[[Material, Path], Seen]] = {("owlready2", "rdfxml"): named}
BY_FORM: dict[str, Callable[[Material, Path], Seen]] = {
    "ttl": triples,
    "nt": triples,
    "nq": quads,
    "trig": quads,
    "ttl12": reifiers,
    "jsonld": triples,
    "rdfxml": xml_triples,
    "schemaorg": as_oxigraph,
    "graphml": drawn,
    "gexf": drawn,
    "cx2": drawn,
    "cytoscape": drawn,
    "neo4j": claimed,
    "csv": cells,
    "parquet": values,
    "obsidian": noted,
    "webannotation": shown,
}


def meaning(reader: str, form: str) -> Callable[[Material, Path], Seen]:
    """Return what works out the set that `reader` must see in a format."""
    return MEANT.get((reader, form), BY_FORM[form])


def meant(reader: str, form: str, material: Material, path: Path) -> Seen:
    """Return what `reader` must see in an export at `path`."""
    return meaning(reader, form)(material, path)
