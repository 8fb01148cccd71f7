"""The drawing as pyvis keeps it: a directed Network whose nodes and edges are plain dictionaries for vis-network.

pyvis is the model only. Its own page loads Bootstrap from a CDN and puts titles into innerHTML, so ours renders it.
"""

import json
from collections.abc import Sequence
from typing import Any

from kg.schema import Schema
from kg.view.drawing import Line, radii
from kg.view.labels import box, shown
from kg.view.layout import place
from kg.view.looks import ASSETS, look_of
from kg.view.picture import Thing
from kg.view.relations import Relations

Json = dict[str, Any]


def network_data(
    things: Sequence[Thing],
    lines: Sequence[Line],
    front: Sequence[int],
    *,
    numbers: dict[str, int],
    relations: Relations,
    schema: Schema,
) -> Json:
    """Return nodes, edges and options for vis-network: the things that the page opens on, and the lines between them.

    A node's id is its number; an edge's is its place in `lines`.
    """
    from pyvis.network import Network

    place_of = {at: place for place, at in enumerate(front)}
    inner = [
        (at, line)
        for at, line in enumerate(lines)
        if numbers[line.subject] in place_of and numbers[line.object] in place_of
    ]
    ends = [(place_of[numbers[line.subject]], place_of[numbers[line.object]]) for _, line in inner]
    network = Network(directed=True)
    # add_node and add_edge look through all that is there on every call; the lists take the same objects in one step.
    network.nodes = _nodes([things[at] for at in front], front, ends, schema)
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = {node["id"]: node for node in network.nodes}
    network.edges = [_edge(at, line, numbers, relations) for at, line in inner]
    network.options = json.loads((ASSETS / "options.json").read_text(encoding="utf-8"))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _nodes(
    things: Sequence[Thing], front: Sequence[int], ends: Sequence[tuple[int, int]], schema: Schema
) -> list[Json]:
    from pyvis.node import Node

    labels = [shown(thing.name) for thing in things]
    sizes = radii(len(things), ends)
    points = place([box(label, size) for label, size in zip(labels, sizes, strict=True)], ends)
    nodes = []
    for at, thing, label, size, (x, y) in zip(front, things, labels, sizes, points, strict=True):
        look = look_of(thing.type, schema)
        node = Node(at, look.shape, label, size=size, color=look.colour, group=thing.type, x=x, y=y)
        nodes.append(node.options)
    return nodes


def _edge(at: int, line: Line, numbers: dict[str, int], relations: Relations) -> Json:
    from pyvis.edge import Edge

    edge = Edge(numbers[line.subject], numbers[line.object], directed=True, id=at)
    edge.options["dashes"] = line.mark not in ("fact", "post")
    kind = relations.number(line)
    if kind >= 0 and relations.rows[kind][5]:
        edge.options["arrows"] = ""
    return dict(edge.options)
