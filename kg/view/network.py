"""The graph as a pyvis Network that renders our own page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.view.graph import ViewGraph
from kg.view.kinds import KINDS
from kg.view.layout import place

if TYPE_CHECKING:
    from pyvis.network import Network


class _Places(list[int]):
    """pyvis asks a list whether it holds a number; ours are 0, 1, 2, … without a gap."""

    def __contains__(self, item: object) -> bool:
        return isinstance(item, int) and 0 <= item < len(self)


def network(graph: ViewGraph) -> Network:
    """`graph` laid out: every node with its place, size, kind and community, every edge with its relation."""
    from pyvis.network import Network  # costs 0.4 s

    net = Network(directed=True, heading=graph.title, cdn_resources="in_line")
    net.node_ids = _Places()
    points, community = place(graph)
    for number, node in enumerate(graph.nodes):
        (x, y), degree = points[number], 0
        net.add_node(number, label=node.label, x=x, y=y, group=node.kind, size=0.0, community=community[number])
    for edge in graph.edges:
        net.add_edge(edge.source, edge.target, relation=edge.relation)
    _sizes(net.nodes, net.edges)
    net.toggle_physics(False)
    return net


def _sizes(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    """What has many links is drawn larger."""
    degree = [0] * len(nodes)
    for edge in edges:
        degree[edge["from"]] += 1
        degree[edge["to"]] += 1
    for node in nodes:
        node["size"] = round(KINDS[node["group"]].size + min(12.0, 1.6 * math.sqrt(degree[node["id"]])), 1)
