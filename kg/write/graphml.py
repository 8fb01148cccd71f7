"""GraphML, for yEd, Gephi, igraph, networkx and Cytoscape."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from kg.write import xml
from kg.write.material import Material
from kg.write.network import Edge, Kind, Network, Node, columns, values

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = columns(Node, "id")
_EDGE = columns(Edge, "source", "target")
_NAMED = {"id": "iri"}
_TYPES: Mapping[Kind, str] = {
    "string": "string",
    "list": "string",
    "integer": "int",
    "double": "double",
    "boolean": "boolean",
}


def write(material: Material, out: BinaryIO) -> None:
    """Write one directed graph. A list is a JSON array in a string: GraphML has no lists.

    An edge has its IRI as attribute `iri` too: igraph (1.0) takes the ids of edges for those of nodes.
    """
    network = Network(material)
    with xml.document(out, "graphml", {}, {None: _SPACE}) as writer:
        for end, kinds in (("node", _NODE), ("edge", _EDGE)):
            for name, kind in kinds.items():
                xml.write(writer, _key(end, _NAMED.get(name, name), kind))
        with xml.element(writer, "graph", {"id": "G", "edgedefault": "directed"}):
            for node in network.nodes():
                xml.write(writer, _filled("node", {"id": node.id}, node))
            for edge in network.edges():
                xml.write(writer, _filled("edge", {"id": edge.id, "source": edge.source, "target": edge.target}, edge))


def attribute(value: Any) -> str:
    """Return the value of an attribute as text.

    >>> attribute(True), attribute(("Kemenperin",)), attribute(0.5)
    ('true', '["Kemenperin"]', '0.5')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)


def _key(end: str, name: str, kind: Kind) -> Any:
    return xml.leaf("key", {"id": f"{end[0]}_{name}", "for": end, "attr.name": name, "attr.type": _TYPES[kind]})


def _filled(end: str, attributes: dict[str, str], record: Node | Edge) -> Any:
    made = xml.leaf(end, attributes)
    for name, value in values(record, _NODE if isinstance(record, Node) else _EDGE):
        made.append(xml.leaf("data", {"key": f"{end[0]}_{_NAMED.get(name, name)}"}, attribute(value)))
    return made
