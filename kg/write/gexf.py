"""GEXF 1.3, for Gephi: a network in time; nodes and edges are there on the days on which the news tells of them."""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from kg.write import xml
from kg.write.graphml import attribute
from kg.write.material import Material
from kg.write.network import Edge, Kind, Network, Node, columns, values

_SPACE = "http://gexf.net/1.3"
_NODE = columns(Node, "id", "label", "reported")
_EDGE = columns(Edge, "id", "source", "target", "label", "reported")
_GRAPH = {
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
    "defaultedgetype": "directed",
    "idtype": "string",
}
_TYPES: Mapping[Kind, str] = {
    "string": "string",
    "list": "string",
    "integer": "integer",
    "double": "double",
    "boolean": "boolean",
}


def write(material: Material, out: BinaryIO) -> None:
    """Write one directed, dynamic graph; what no dated article speaks of is always there. A list is a JSON array."""
    network = Network(material)
    with xml.document(out, "gexf", {"version": "1.3"}, {None: _SPACE}) as writer:
        xml.write(writer, _made_by())
        with xml.element(writer, "graph", _GRAPH):
            xml.write(writer, _attributes("node", _NODE))
            xml.write(writer, _attributes("edge", _EDGE))
            with xml.element(writer, "nodes", {}):
                for node in network.nodes():
                    xml.write(writer, _filled("node", {"id": node.id, "label": node.label}, node, _NODE))
            with xml.element(writer, "edges", {}):
                for edge in network.edges():
                    ends = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label}
                    xml.write(writer, _filled("edge", ends, edge, _EDGE))


def _made_by() -> Any:
    # Without `lastmodifieddate`: the same graph gives the same bytes on every day.
    meta = xml.leaf("meta", {})
    meta.append(xml.leaf("creator", {}, "simpul-kg"))
    return meta


def _attributes(end: str, kinds: Mapping[str, Kind]) -> Any:
    made = xml.leaf("attributes", {"class": end, "mode": "static"})
    for name, kind in kinds.items():
        made.append(xml.leaf("attribute", {"id": name, "title": name, "type": _TYPES[kind]}))
    return made


def _filled(end: str, attributes: dict[str, str], record: Node | Edge, kinds: Mapping[str, Kind]) -> Any:
    made = xml.leaf(end, attributes)
    made.append(held := xml.leaf("attvalues", {}))
    for name, value in values(record, kinds):
        held.append(xml.leaf("attvalue", {"for": name, "value": attribute(value)}))
    if record.reported:
        made.append(_spells(record.reported))
    return made


def _spells(days: Sequence[str]) -> Any:
    made = xml.leaf("spells", {})
    for day in days:
        made.append(xml.leaf("spell", {"start": day, "end": day}))
    return made
