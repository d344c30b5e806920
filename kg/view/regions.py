"""Which province each community lies in: the communities of one province are drawn as one island."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.view.communities import MAJORITY
from kg.view.graph import ViewGraph

if TYPE_CHECKING:
    from kg.view.communities import Links

NOWHERE = -1


def regions(graph: ViewGraph, links: Links, groups: list[list[int]]) -> list[int]:
    """The province of each group; NOWHERE where it has none, and everywhere where all is in one."""
    province = _provinces(graph)
    found = [_most(province.get(node) for node in members) for members in groups]
    for number, members in enumerate(groups):
        if found[number] == NOWHERE:
            found[number] = _most(province.get(other) for node in members for other in links[node])
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


def _most(votes: Iterable[int | None]) -> int:
    counts = Counter(vote for vote in votes if vote is not None)
    if not counts:
        return NOWHERE
    first, most = min(counts.items(), key=lambda vote: (-vote[1], vote[0]))
    return first if most >= MAJORITY * counts.total() else NOWHERE
