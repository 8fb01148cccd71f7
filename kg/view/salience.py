"""Which things matter most, and which belong together: what the page opens on, and how it groups the rest."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

Edges = Sequence[tuple[int, int]]

OPENING: Final = 300
"""Things that the page opens on; more of them tell a newcomer less."""
SEED: Final = 7
_LOOSE: Final = -1


def salience(articles: Sequence[int], edges: Edges) -> list[int]:
    """Return for each thing how much is said of it: its edges and the articles that name it.

    >>> salience([1, 5, 1], [(0, 1), (0, 2)])
    [3, 6, 2]
    """
    degree = Counter(end for edge in edges for end in edge)
    return [degree[at] + named for at, named in enumerate(articles)]


def opening(weights: Sequence[int], edges: Edges) -> list[int]:
    """Return the numbers of the things to open on, in order: the weightiest, those with an edge before the others."""
    tied = {end for start, end in edges if start != end} | {start for start, end in edges if start != end}
    ranked = sorted(range(len(weights)), key=lambda at: (at not in tied, -weights[at], at))
    return sorted(ranked[:OPENING])


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
