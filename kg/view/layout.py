"""Where the nodes stand: computed beforehand, so that the page opens at rest and looks the same each time.

networkx draws; this module decides what is drawn together. A graph that is not connected, or too large to be read in
one piece, is drawn group by group, and each group then takes its place as if it were one wide node.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
Box = tuple[float, float]
"""Width and height, in the units of the canvas (pixels at zoom 1)."""

SEED: Final = 7
LARGEST: Final = 70
"""Nodes that are drawn in one piece; more become a ball of wool."""
FEW: Final = 40
GAP: Final = 26.0
WIDE: Final = 1.5
"""Width ÷ height of the whole: pages are wide, and so are labels."""
ROUNDS: Final = 100
SHORT: Final = 170.0
"""Length of an edge below which its label finds no room."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to draw: the part of the drawing that boxes cover, and how many drawings to choose the best from."""

    fill: float
    tries: int


# Few nodes get room for the labels of their edges, and care; in a crowd the labels appear when the reader comes closer.
FEW_NODES: Final = Manner(fill=0.17, tries=20)
CROWD: Final = Manner(fill=0.3, tries=1)
GROUPS: Final = Manner(fill=0.62, tries=1)


def place(boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a position for each node, in whole pixels, such that no two boxes overlap; the same on every run.

    `boxes` are the nodes' sizes with their labels; `edges` are pairs of indices into it.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from(sorted((min(edge), max(edge)) for edge in edges if edge[0] != edge[1]))
    points = _arrange(graph, dict(enumerate(boxes)), FEW_NODES if len(boxes) <= FEW else CROWD)
    return [(round(points[at][0]), round(points[at][1])) for at in range(len(boxes))]


def _arrange(graph: "nx.Graph[int]", boxes: dict[int, Box], manner: Manner) -> dict[int, Point]:
    """Return the centres of the boxes around (0, 0); drawn in this manner."""
    import networkx as nx

    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part))
    if len(parts) > 1:
        return _in_groups(graph, boxes, manner, parts, lambda _, sizes: _in_rows(sizes))
    if len(graph) > LARGEST:
        groups = sorted(map(sorted, nx.community.louvain_communities(graph, seed=SEED)))
        if 1 < len(groups) < len(graph):
            return _in_groups(graph, boxes, manner, groups, lambda outer, sizes: _arrange(outer, sizes, GROUPS))
    return _in_one(graph, boxes, manner)


def _in_groups(
    graph: "nx.Graph[int]",
    boxes: dict[int, Box],
    manner: Manner,
    groups: list[list[int]],
    arrange: "Callable[[nx.Graph[int], dict[int, Box]], dict[int, Point]]",
) -> dict[int, Point]:
    """Return the positions of groups drawn each by itself and then put beside each other by `arrange`."""
    import networkx as nx

    inner = [_arrange(graph.subgraph(group), {node: boxes[node] for node in group}, manner) for group in groups]
    outer: nx.Graph[int] = nx.Graph()
    outer.add_nodes_from(range(len(groups)))
    group_of = {node: at for at, group in enumerate(groups) for node in group}
    outer.add_edges_from(sorted({(group_of[a], group_of[b]) for a, b in graph.edges if group_of[a] != group_of[b]}))
    centres = arrange(outer, {at: _extent(points, boxes) for at, points in enumerate(inner)})
    return {
        node: (x + centres[at][0], y + centres[at][1])
        for at, points in enumerate(inner)
        for node, (x, y) in points.items()
    }


def _in_one(graph: "nx.Graph[int]", boxes: dict[int, Box], manner: Manner) -> dict[int, Point]:
    """Return a drawing by forces, as large as its labels need."""
    import networkx as nx
    import numpy as np

    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges))
    nodes = list(ordered)
    at = {node: row for row, node in enumerate(nodes)}
    ends = np.array([(at[a], at[b]) for a, b in ordered.edges])
    sizes = np.array([boxes[node] for node in nodes])
    area = float(sizes.prod(axis=1).sum()) / manner.fill
    frame = np.array([(area * WIDE) ** 0.5, (area / WIDE) ** 0.5])
    drawings = []
    for seed in range(manner.tries):
        drawn = nx.spring_layout(ordered, seed=seed, iterations=ROUNDS, method="force", k=1.6 / len(nodes) ** 0.5)
        points = np.array([drawn[node] for node in nodes])
        drawings.append(_spread(points * frame / np.maximum(np.ptp(points, axis=0), 1e-6), sizes))
    best = min(drawings, key=lambda points: _tangle(points, sizes, ends))
    return dict(zip(nodes, _centred(best, sizes), strict=True))


def _tangle(points: Any, sizes: Any, ends: Any) -> float:
    """Return how hard a drawing is to read: edges that cross, edges that run through a foreign box, wasted room."""
    import numpy as np

    starts, stops = points[ends[:, 0]], points[ends[:, 1]]
    side = _turn(starts[:, None], stops[:, None], points[None])
    apart = side[:, ends[:, 0]] * side[:, ends[:, 1]] < 0
    strangers = (ends[:, None, :, None] != ends[None, :, None, :]).all(axis=(2, 3))
    crossings = (apart & apart.T & strangers).sum() / 2
    along = np.linspace(0.1, 0.9, 9)[:, None, None]
    on_edges = starts + (stops - starts) * along
    inside = (np.abs(on_edges[:, :, None] - points) < sizes / 2 + GAP / 4).all(axis=-1).any(axis=0)
    foreign = (np.arange(len(points)) != ends[:, :1]) & (np.arange(len(points)) != ends[:, 1:])
    short = (np.linalg.norm(stops - starts, axis=1) < SHORT).sum()
    return float(crossings + 2 * (inside & foreign).sum() + short + np.ptp(points, axis=0).prod() / 1e6)


def _turn(a: Any, b: Any, c: Any) -> Any:
    """Return on which side of the line from `a` to `b` the point `c` lies: the sign of the result."""
    return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])


def _spread(points: Any, sizes: Any) -> Any:
    """Return the points, pushed apart until no two boxes overlap (or the rounds are over)."""
    import numpy as np

    room = (sizes[:, None] + sizes[None]) / 2 + GAP
    order = np.arange(len(points))
    for _ in range(ROUNDS):
        away = points[:, None] - points[None]
        lack = room - np.abs(away)
        touching = (lack > 0).all(axis=-1)
        np.fill_diagonal(touching, val=False)
        if not touching.any():
            break
        # Two nodes in one spot part by their order, so that the result does not depend on rounding.
        side = np.where(away == 0, np.sign(order[:, None] - order[None])[..., None], np.sign(away))
        cheaper = lack[..., 0] <= lack[..., 1]
        push = lack * side * np.stack([cheaper, ~cheaper], axis=-1) * touching[..., None]
        points = points + push.sum(axis=1) * 0.3
    return points


def _in_rows(boxes: dict[int, Box]) -> dict[int, Point]:
    """Return the boxes in rows from the top left, in their order, the whole about as wide as a page."""
    area = sum((width + GAP * 2) * (height + GAP * 2) for width, height in boxes.values())
    widest = max((area * WIDE) ** 0.5, *(width for width, _ in boxes.values()))
    corners: dict[int, Point] = {}
    x = y = tallest = 0.0
    for at, (width, height) in boxes.items():
        if x and x + width > widest:
            x, y, tallest = 0.0, y + tallest + GAP * 2, 0.0
        corners[at] = (x + width / 2, y + height / 2)
        x, tallest = x + width + GAP * 2, max(tallest, height)
    return dict(zip(corners, _centred(list(corners.values()), list(boxes.values())), strict=True))


def _centred(points: Any, sizes: Any) -> list[Point]:
    """Return the points moved so that the rectangle around all boxes has its centre at (0, 0)."""
    pairs = [((float(x), float(y)), (float(w), float(h))) for (x, y), (w, h) in zip(points, sizes, strict=True)]
    left, right = min(x - w / 2 for (x, _), (w, _) in pairs), max(x + w / 2 for (x, _), (w, _) in pairs)
    top, bottom = min(y - h / 2 for (_, y), (_, h) in pairs), max(y + h / 2 for (_, y), (_, h) in pairs)
    return [(x - (left + right) / 2, y - (top + bottom) / 2) for (x, y), _ in pairs]


def _extent(points: dict[int, Point], boxes: dict[int, Box]) -> Box:
    """Return the size of a centred drawing."""
    width = 2 * max(abs(x) + boxes[node][0] / 2 for node, (x, _) in points.items())
    height = 2 * max(abs(y) + boxes[node][1] / 2 for node, (_, y) in points.items())
    return width + GAP, height + GAP
