"""Which things matter most, and which belong together: what the page opens on, and how it groups the rest."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import Final

Edges = Sequence[tuple[int, int]]

OPENING: Final = 300
"""Things that the page opens on; more of them tell a newcomer less."""
SEED: Final = 7
HEADS: Final = 60
"""Of these, the things that are there for their own weight."""
_LOOSE: Final = -1


def salience(articles: Sequence[int], edges: Edges) -> list[int]:
    """Return for each thing how much is said of it: its edges and the articles that name it.

    >>> salience([1, 5, 1], [(0, 1), (0, 2)])
    [3, 6, 2]
    """
    degree = Counter(end for edge in edges for end in edge)
    return [degree[at] + named for at, named in enumerate(articles)]


def opening(weights: Sequence[int], edges: Edges) -> list[int]:
    """Return the numbers of the things to open on: the weightiest, and those that have most ties with them.

    The weightiest alone would often be strangers to each other; a picture is there to show ties.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for start, end in edges:
        if start != end:
            near[start].add(end)
            near[end].add(start)
    ranked = sorted(range(len(weights)), key=lambda at: (at not in near, -weights[at], at))
    chosen = set(ranked[:HEADS])
    ties = Counter(other for at in chosen for other in near[at] if other not in chosen)
    heap = [(-count, -weights[at], at) for at, count in ties.items()]
    heapify(heap)
    while heap and len(chosen) < OPENING:
        count, _, at = heappop(heap)
        if at in chosen or -count != ties[at]:
            continue
        chosen.add(at)
        for other in near[at] - chosen:
            ties[other] += 1
            heappush(heap, (-ties[other], -weights[other], other))
    others = [at for at in ranked if at not in chosen]
    return sorted([*chosen, *others[: OPENING - len(chosen)]])


def communities(count: int, edges: Edges) -> list[int]:
    """Return for each thing the number of its community by the method of Louvain, the largest first; -1 without edges.

    The same graph gives the same communities: networkx is given a seed, and the nodes in their order.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    weights = Counter((min(edge), max(edge)) for edge in edges if edge[0] != edge[1])
    graph.add_nodes_from(sorted({end for edge in weights for end in edge}))
    graph.add_weighted_edges_from((start, end, float(weight)) for (start, end), weight in sorted(weights.items()))
    groups = sorted(map(sorted, nx.community.louvain_communities(graph, seed=SEED)), key=lambda one: (-len(one), one))
    found = [_LOOSE] * count
    for number, group in enumerate(groups):
        for at in group:
            found[at] = number
    return found
