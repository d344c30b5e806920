"""Which province each community lies in: the communities of one province are drawn as one island."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.communities import elected
from kg.view.graph import ViewGraph

if TYPE_CHECKING:
    from kg.view.communities import Links

NOWHERE = -1  # as elected() has it


def regions(graph: ViewGraph, links: Links, groups: list[list[int]]) -> list[int]:
    """The province of each group; NOWHERE where it has none, and everywhere where all is in one."""
    province = _provinces(graph)
    found = [elected(province[node] for node in members if node in province) for members in groups]
    for number, members in enumerate(groups):
        if found[number] == NOWHERE:
            around = (other for node in members for other in links[node])
            found[number] = elected(province[other] for other in around if other in province)
    return found if len(set(found) - {NOWHERE}) > 1 else [NOWHERE] * len(groups)


def _provinces(graph: ViewGraph) -> dict[int, int]:
    """What a ward leads to, for it and for all that is its own."""
    kinds = [node.kind for node in graph.nodes]
    above = {
        edge.source: edge.target
        for edge in reversed(graph.edges)
        if kinds[edge.source] == "ward" and kinds[edge.target] == "unit"
    }
    own = {place: above[node.ward] for place, node in enumerate(graph.nodes) if node.ward in above}
    return own | above | {province: province for province in above.values()}
