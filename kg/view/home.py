"""Which ward a person belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.view.graph import Edge, Node


def people_at_home(nodes: list[Node], edges: list[Edge]) -> Iterator[Node]:
    """Who has posts in one ward only belongs to it."""
    wards: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for edge in edges:
        if nodes[edge.source].kind == "person" and nodes[edge.target].kind == "post":
            wards[edge.source][nodes[edge.target].ward] += 1
    for place, node in enumerate(nodes):
        alone = len(wards[place]) == 1 and node.ward < 0
        ward = next(iter(wards[place])) if alone else node.ward
        yield replace(node, ward=ward)
