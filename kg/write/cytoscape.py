"""The JSON of cytoscape.js, which Cytoscape reads too."""

from collections.abc import Mapping
from typing import BinaryIO

from kg.write.json_stream import Json, write_array, write_text
from kg.write.material import Material
from kg.write.network import Edge, Kind, Network, Node, columns, values

_NODE, _EDGE = columns(Node), columns(Edge)


def write(material: Material, out: BinaryIO) -> None:
    """Write `{"elements": {"nodes": […], "edges": […]}}`; ids are IRIs."""
    network = Network(material)
    write_text('{"data": {"name": "Simpul"}, "elements": {"nodes": ', out)
    write_array(({"data": _data(node, _NODE)} for node in network.nodes()), out)
    write_text(', "edges": ', out)
    write_array(({"data": _data(edge, _EDGE)} for edge in network.edges()), out)
    write_text("}}\n", out)


def _data(record: Node | Edge, kinds: Mapping[str, Kind]) -> Json:
    # Cytoscape calls things by `name`, pages with cytoscape.js mostly by `label`.
    return {"name": record.label} | dict(values(record, kinds))
