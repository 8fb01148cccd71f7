"""CX2, for Cytoscape and NDEx: one JSON array of aspects."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.write.json_stream import Json, one_line, write_array, write_text
from kg.write.material import Material
from kg.write.network import Edge, Kind, Network, Node, columns, values

_NODE = columns(Node, "label")
_EDGE = columns(Edge, "source", "target", "label")
_TYPES: Mapping[Kind, str] = {
    "string": "string",
    "list": "list_of_string",
    "integer": "integer",
    "double": "double",
    "boolean": "boolean",
}
_SHOWN: Json = {
    "visualProperties": [
        {
            "default": {"edge": {"EDGE_TARGET_ARROW_SHAPE": "triangle"}},
            "nodeMapping": {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name"}}},
            "edgeMapping": {"EDGE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "interaction"}}},
        }
    ]
}


def write(material: Material, out: BinaryIO) -> None:
    """Write the network; a label is called `name` on nodes and `interaction` on edges, as Cytoscape has it."""
    network = Network(material)
    counts = {"nodes": len(network.numbers), "edges": sum(1 for _ in network.edges())}
    parts = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": count} for name, count in (_ALONE | counts).items()]},
        {"attributeDeclarations": [_declarations()]},
        {"networkAttributes": [{"name": "Simpul"}]},
    ]
    write_text("[" + ",\n".join(map(one_line, parts)) + ',\n{"nodes": ', out)
    write_array(_nodes(network), out)
    write_text('},\n{"edges": ', out)
    write_array(_edges(network), out)
    write_text("},\n" + one_line(_SHOWN) + ',\n{"status": [{"success": true}]}]\n', out)


_ALONE = {"attributeDeclarations": 1, "networkAttributes": 1, "visualProperties": 1}


def _declarations() -> Json:
    return {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": {"name": {"d": "string"}} | {name: {"d": _TYPES[kind]} for name, kind in _renamed(_NODE).items()},
        "edges": {"interaction": {"d": "string"}}
        | {name: {"d": _TYPES[kind]} for name, kind in _renamed(_EDGE).items()},
    }


def _nodes(network: Network) -> Iterator[Json]:
    for number, node in enumerate(network.nodes()):
        yield {"id": number, "v": {"name": node.label} | _attributes(node, _NODE)}


def _edges(network: Network) -> Iterator[Json]:
    for number, edge in enumerate(network.edges()):
        ends = {"s": network.numbers[edge.source], "t": network.numbers[edge.target]}
        yield {"id": number, **ends, "v": {"interaction": edge.label} | _attributes(edge, _EDGE)}


def _attributes(record: Node | Edge, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    return _renamed({name: list(value) if isinstance(value, tuple) else value for name, value in values(record, kinds)})


def _renamed(named: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same with `iri` for `id`, which CX2 keeps for its own numbers."""
    return {"iri" if name == "id" else name: value for name, value in named.items()}
