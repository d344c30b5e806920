"""Which things are drawn together: every ward with what is its own, then what lies between wards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx as nx

from kg.view.graph import ViewGraph

if TYPE_CHECKING:
    Links = nx.Graph[int]

SMALL = 4  # fewer members than this join a neighbour
MAJORITY = 0.6  # share of a thing's neighbours that makes a ward its own
LARGE = 400  # more members than this fall apart into communities


def communities(graph: ViewGraph, links: Links) -> list[list[int]]:
    """Every node in exactly one group, largest first."""
    home = _homes(graph, links)
    rest = [node for node in links if node not in home]
    groups: dict[int, list[int]] = {}
    for node in sorted(home):
        groups.setdefault(home[node], []).append(node)
    parts = [part for ward, group in groups.items() for part in _split(links, ward, group)]
    found = _merge(links, parts, _louvain(links, rest))
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def _homes(graph: ViewGraph, links: Links) -> dict[int, int]:
    """The ward of each node: as stated, or that of most of its neighbours."""
    wards = {place for place, node in enumerate(graph.nodes) if node.kind == "ward"}
    home = {place: node.ward for place, node in enumerate(graph.nodes) if node.ward >= 0}
    home |= {ward: ward for ward in wards}
    for _ in range(3):
        found = {node: _majority(links, node, home) for node in links if node not in home}
        home |= {node: ward for node, ward in found.items() if ward >= 0}
    return home | _reported(graph, links, home)


def _reported(graph: ViewGraph, links: Links, home: dict[int, int]) -> dict[int, int]:
    """Things without links stand where the other things of their documents do."""
    votes: dict[int, Counter[int]] = {}
    for node, ward in home.items():
        for source in _sources(graph, node):
            votes.setdefault(source, Counter())[ward] += 1
    found = {}
    for node in (node for node in links if node not in home and not links[node]):
        together: Counter[int] = Counter()
        for source in _sources(graph, node):
            together += votes.get(source, Counter())
        if together:
            found[node] = min(together, key=lambda ward: (-together[ward], ward))
    return found


def _sources(graph: ViewGraph, node: int) -> set[int]:
    return {graph.facts[fact].source for fact in graph.nodes[node].facts}


def _majority(links: Links, node: int, home: dict[int, int]) -> int:
    return elected(home[other] for other in links[node] if other in home)


def elected(votes: Iterable[int]) -> int:
    """What has MAJORITY of the votes; -1 where nothing has."""
    counts = Counter(votes)
    first, most = min(counts.items(), key=lambda vote: (-vote[1], vote[0]), default=(-1, 0))
    return first if most >= MAJORITY * counts.total() else -1


def _split(links: Links, ward: int, group: list[int]) -> list[list[int]]:
    """A ward's own whole, or the parts of a large one; what hangs on nothing else stays with the ward."""
    if len(group) <= LARGE:
        return [group]
    parts = _louvain(links, group)
    small = [part for part in parts if len(part) < SMALL and ward not in part]
    left = [part for part in parts if part not in small]
    next(part for part in left if ward in part).extend(node for part in small for node in part)
    return left


def _louvain(links: Links, members: list[int]) -> list[list[int]]:
    if not members:
        return []
    part: Links = nx.Graph()
    part.add_nodes_from(sorted(members))
    inside = set(members)
    part.add_edges_from(sorted((a, b) for a, b in links.subgraph(inside).edges))
    return [sorted(group) for group in nx.community.louvain_communities(part, seed=1)]


def _merge(links: Links, large: list[list[int]], more: list[list[int]]) -> list[list[int]]:
    """Small leftovers join the group they touch most; those that touch none stand together."""
    groups = large + [group for group in more if len(group) >= SMALL]
    of = {node: place for place, group in enumerate(groups) for node in group}
    alone: list[int] = []
    for group in (group for group in more if len(group) < SMALL):
        votes = Counter(of[other] for node in group for other in links[node] if other in of)
        if votes:
            groups[min(votes, key=lambda place: (-votes[place], place))].extend(group)
        else:
            alone.extend(group)
    return groups + ([alone] if alone else [])
