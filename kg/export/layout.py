"""Places for nodes: each community a disc, the discs in a spiral; a hub in the middle of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import cos, pi, sin, sqrt
from typing import NamedTuple

_GAP = 30.0
_GOLDEN = pi * (3 - sqrt(5))


class Spot(NamedTuple):
    """Where a node stands."""

    x: float
    y: float


def places(count: int, links: list[tuple[int, int]]) -> list[Spot]:
    """A spot for each of the nodes 0 … count-1; the same for the same links."""
    degrees = Counter(end for link in links for end in link)
    spots = [Spot(0.0, 0.0)] * count
    discs = [sorted(group, key=lambda node: (-degrees[node], node)) for group in _communities(count, links)]
    for disc, (x, y) in zip(discs, _centres([len(disc) for disc in discs]), strict=True):
        for n, node in enumerate(disc):
            spots[node] = _turned(x, y, _GAP * sqrt(n), n)
    return spots


def _communities(count: int, links: list[tuple[int, int]]) -> list[list[int]]:
    """The largest first."""
    import networkx as nx  # costs 0.2 s

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    groups = nx.community.louvain_communities(graph, seed=1)
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _centres(sizes: list[int]) -> Iterator[Spot]:
    """Discs outward along a spiral, each as far out as the area within it asks."""
    area = 0.0
    for n, size in enumerate(sizes):
        yield _turned(0.0, 0.0, 2 * _GAP * sqrt(area), n)
        area += size + 2


def _turned(x: float, y: float, radius: float, turn: int) -> Spot:
    angle = turn * _GOLDEN
    return Spot(round(x + radius * cos(angle), 1), round(y + radius * sin(angle), 1))
