"""The drawing as pyvis keeps it: a directed Network whose nodes and edges are plain dictionaries for vis-network.

pyvis is the model only. Its own page loads Bootstrap from a CDN and puts titles into innerHTML, so ours renders it.
"""

import json
from collections.abc import Sequence
from typing import Any

from kg.schema import Schema
from kg.view.drawing import Line, bends, radii
from kg.view.labels import box, shown
from kg.view.layout import place
from kg.view.looks import ASSETS, look_of
from kg.view.picture import Thing

Json = dict[str, Any]


def network_data(things: Sequence[Thing], lines: Sequence[Line], numbers: dict[str, int], schema: Schema) -> Json:
    """Return nodes, edges and options for vis-network. A node's id is its number; an edge's is its place in `lines`."""
    from pyvis.network import Network

    ends = [(numbers[line.subject], numbers[line.object]) for line in lines]
    network = Network(directed=True)
    # add_node and add_edge look through all that is there on every call; the lists take the same objects in one step.
    network.nodes = _nodes(things, ends, schema)
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = {node["id"]: node for node in network.nodes}
    network.edges = _edges(lines, ends)
    network.options = json.loads((ASSETS / "options.json").read_text(encoding="utf-8"))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _nodes(things: Sequence[Thing], ends: Sequence[tuple[int, int]], schema: Schema) -> list[Json]:
    from pyvis.node import Node

    labels = [shown(thing.name) for thing in things]
    sizes = radii(len(things), ends)
    points = place([box(label, size) for label, size in zip(labels, sizes, strict=True)], ends)
    nodes = []
    for at, (thing, label, size, (x, y)) in enumerate(zip(things, labels, sizes, points, strict=True)):
        look = look_of(thing.type, schema)
        node = Node(at, look.shape, label, size=size, color=look.colour, group=thing.type, x=x, y=y)
        nodes.append(node.options)
    return nodes


def _edges(lines: Sequence[Line], ends: Sequence[tuple[int, int]]) -> list[Json]:
    from pyvis.edge import Edge

    edges = []
    for at, (line, (start, end), bow) in enumerate(zip(lines, ends, bends(ends), strict=True)):
        smooth: Json = {"enabled": bow != 0, "type": "curvedCW" if bow > 0 else "curvedCCW", "roundness": abs(bow)}
        edge = Edge(start, end, directed=True, id=at, label=shown(line.label), smooth=smooth)
        edge.options["dashes"] = line.mark not in ("fact", "post")
        if line.symmetric:
            edge.options["arrows"] = ""
        edges.append(edge.options)
    return edges
