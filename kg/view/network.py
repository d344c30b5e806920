"""The graph as a pyvis Network, laid out: the model that every page is rendered from."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from kg.view.graph import ViewGraph
from kg.view.kinds import KINDS
from kg.view.layout import place

if TYPE_CHECKING:
    from pyvis.network import Network

GROWTH = 1.6  # of a node, with the root of its links
LARGEST = 12.0  # it grows by no more


class _Numbers(list[int]):
    """pyvis asks its list of ids whether it holds one; ours are 0, 1, 2, … without a gap."""

    def __contains__(self, item: object) -> bool:
        return isinstance(item, int) and 0 <= item < len(self)


def network(graph: ViewGraph) -> Network:
    """Every node with its place, size, kind, community and province, every edge with its relation."""
    from pyvis.network import Network

    net = Network(directed=True, heading=graph.title, cdn_resources="in_line")
    net.node_ids = _Numbers()
    places = place(graph)
    degree = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    for number, node in enumerate(graph.nodes):
        (x, y), community = places.points[number], places.community[number]
        size = round(KINDS[node.kind].size + min(LARGEST, GROWTH * math.sqrt(degree[number])), 1)
        where = {"x": x, "y": y, "community": community, "region": places.region[community]}
        net.add_node(number, node.label, group=node.kind, size=size, **where)
    for edge in graph.edges:
        net.add_edge(edge.source, edge.target, relation=edge.relation)
    net.toggle_physics(False)
    return net
