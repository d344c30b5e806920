"""Where everything stands: communities first, then the things inside each. Same graph, same place."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.view.communities import communities
from kg.view.forces import relax
from kg.view.graph import ViewGraph
from kg.view.regions import NOWHERE, regions

if TYPE_CHECKING:
    from kg.view.communities import Links

GAP = 72.0  # between neighbours inside a community
RING = 1.15  # rings and links, in gaps
TWIST = 0.5  # of a branch at every ring where there is room, so that chains curl
CROWD = 100  # more members than this begin spread over a disc
DENSITY = 0.6  # of its radius, in gaps a root of their number
MARGIN = 40.0  # around a community
SHORE = 160.0  # around the communities of a province
WIDE = 1.25  # screens are wider than high
GOLDEN = math.pi * (3 - math.sqrt(5))

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Places:
    """For every node a position and a community; for every community the node of its province, or NOWHERE."""

    points: list[Point]
    community: list[int]
    region: list[int]


def place(graph: ViewGraph) -> Places:
    """Where everything in `graph` stands."""
    links: Links = nx.Graph()
    links.add_nodes_from(range(len(graph.nodes)))
    links.add_edges_from((edge.source, edge.target) for edge in graph.edges if edge.source != edge.target)
    groups = communities(graph, links)
    region = regions(graph, links, groups)
    inside = [_inside(links.subgraph(members), _hub(links, members, graph)) for members in groups]
    centres = _outside(links, groups, [_reach(points.values()) for points in inside], region)
    points, community = [(0.0, 0.0)] * len(graph.nodes), [0] * len(graph.nodes)
    for number, (centre, local) in enumerate(zip(centres, inside, strict=True)):
        for node, (x, y) in local.items():
            points[node] = (round(centre[0] + x, 1), round(centre[1] + y, 1))
            community[node] = number
    return Places(points, community, region)


def _hub(links: Links, members: list[int], graph: ViewGraph) -> int:
    """The ward where there is one, else the best connected member."""
    return min(members, key=lambda node: (graph.nodes[node].kind != "ward", -links.degree[node], node))


def _inside(links: Links, hub: int) -> dict[int, Point]:
    """A community drawn around its hub: its tree in rings, then pushed apart until nothing touches."""
    members = sorted(links)
    points = _rings(links, hub, members)
    number = {node: place for place, node in enumerate(members)}
    edges = sorted((number[a], number[b]) if a < b else (number[b], number[a]) for a, b in links.edges)
    crowded = len(members) > CROWD
    points = _filled(points) if crowded else points
    start = [points[node] for node in members]
    moved = relax(start, [GAP / 2] * len(members), edges, GAP * RING, steps=0 if crowded else 30)
    return dict(zip(members, _centred(moved), strict=True))


def _rings(links: Links, hub: int, members: list[int]) -> dict[int, Point]:
    """The breadth-first tree, each branch in a wedge as wide as its leaves are many."""
    tree = _tree(links, hub, members)
    leaves: dict[int, int] = {}
    for node in reversed(list(tree)):
        leaves[node] = sum(leaves[child] for child in tree[node]) or 1
    points, wedges = {hub: (0.0, 0.0)}, {hub: (0.0, 2 * math.pi, 0)}
    for node in tree:
        begin, width, depth = wedges[node]
        for child in tree[node]:
            share = width * leaves[child] / leaves[node]
            angle, radius = begin + share / 2 + min(TWIST, share / 4) * depth, GAP * RING * (depth + 1)
            points[child] = (radius * math.cos(angle), radius * math.sin(angle))
            wedges[child] = (begin, share, depth + 1)
            begin += share
    return points


def _filled(points: dict[int, Point]) -> dict[int, Point]:
    """Rings too full to be parted by pushing, spread over a disc: every thing keeps its direction."""
    shuffled = {node: place * GOLDEN % 1 for place, node in enumerate(points)}
    order = sorted(points, key=lambda node: (round(math.hypot(*points[node])), shuffled[node]))
    radius = {node: GAP * DENSITY * math.sqrt(rank) for rank, node in enumerate(order)}
    angle = {node: math.atan2(y, x) for node, (x, y) in points.items()}
    return {
        node: (radius[node] * math.cos(angle[node]), radius[node] * math.sin(angle[node])) for node in points
    }


def _tree(links: Links, hub: int, members: list[int]) -> dict[int, list[int]]:
    """Children of every member, parents first; what the hub does not reach hangs on the hub."""
    tree: dict[int, list[int]] = {}
    seen: set[int] = set()
    for root in [hub, *members]:
        if root in seen:
            continue
        if root != hub:
            tree[hub].append(root)
        seen.add(root)
        queue = [root]
        for node in queue:
            tree[node] = sorted(other for other in links[node] if other not in seen)
            seen.update(tree[node])
            queue.extend(tree[node])
    return tree


def _centred(points: list[Point]) -> list[Point]:
    if not points:
        return []
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return [(x - middle[0], y - middle[1]) for x, y in points]


def _reach(points: Iterable[Point]) -> float:
    return max(math.hypot(x, y) for x, y in points) + MARGIN


def _outside(links: Links, groups: list[list[int]], radii: list[float], region: list[int]) -> list[Point]:
    """Centres of the communities: those of a province together on an island, the others on one each."""
    group_of = {node: number for number, members in enumerate(groups) for node in members}
    pairs = sorted({(group_of[a], group_of[b]) for a, b in links.edges if group_of[a] != group_of[b]})
    islands: dict[int, list[int]] = {}
    for number, province in enumerate(region):
        islands.setdefault(province if province != NOWHERE else ~number, []).append(number)
    parts = [_spread(members, radii, pairs if len(members) > 1 else []) for members in islands.values()]
    reach = [_island(part, radii) for part in parts]
    island_of = {number: place for place, part in enumerate(parts) for number in part}
    between = sorted({(island_of[a], island_of[b]) for a, b in pairs})
    centres = [(0.0, 0.0)] * len(groups)
    for island, (x, y) in _spread(list(range(len(parts))), reach, between).items():
        for number, (dx, dy) in parts[island].items():
            centres[number] = (x + dx, y + dy)
    return centres


def _island(part: dict[int, Point], radii: list[float]) -> float:
    """How far an island reaches; one community alone has no shore."""
    shore = SHORE if len(part) > 1 else 0.0
    return max(math.hypot(x, y) + radii[number] for number, (x, y) in part.items()) + shore


def _spread(members: list[int], radii: list[float], pairs: list[tuple[int, int]]) -> dict[int, Point]:
    """Circles side by side: large ones in the middle, linked ones near, none upon another."""
    number = {member: place for place, member in enumerate(members)}
    known = {tuple(sorted((number[a], number[b]))) for a, b in pairs if a in number and b in number}
    start, area = [(0.0, 0.0)] * len(members), 0.0
    for rank, member in enumerate(sorted(members, key=lambda member: (-radii[member], member))):
        area += radii[member] ** 2
        distance = math.sqrt(area) if rank else 0.0
        x, y = distance * math.cos(rank * GOLDEN), distance * math.sin(rank * GOLDEN)
        start[number[member]] = (WIDE * x, y / WIDE)
    edges = sorted((a, b) for a, b in known if a != b)
    moved = relax(start, [radii[member] for member in members], edges, 1.0, steps=80)
    return dict(zip(members, _centred(moved), strict=True))
