"""Every ward with its own around it, the same on every machine."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from kg.view.forces import relax
from kg.view.graph import Edge, Node, ViewGraph
from kg.view.layout import place
from tests.view import synthetic
from tests.view.country import PROVINCES, WARDS, country

PRINT = """
import hashlib
from kg.view.render import render
from tests.view.synthetic import graph
print(hashlib.sha256(render(graph(300)).encode()).hexdigest())
"""


def test_neighbours_are_drawn_near_each_other() -> None:
    graph = synthetic.graph(1000)
    points = place(graph).points
    own = [node.ward if node.ward >= 0 else number for number, node in enumerate(graph.nodes)]
    shares = []
    for number in range(0, len(points), 7):
        if graph.nodes[number].ward >= 0:
            nearest = sorted(range(len(points)), key=lambda other: math.dist(points[number], points[other]))[
                1:11
            ]
            shares.append(sum(own[other] == own[number] for other in nearest) / 10)
    assert sum(shares) / len(shares) >= 0.9


def test_nothing_stands_upon_another() -> None:
    points = place(synthetic.graph(400)).points
    close = min(math.dist(a, b) for place_, a in enumerate(points) for b in points[place_ + 1 :])
    assert close > 30


def test_the_same_page_under_every_hash_seed() -> None:
    pages = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "20251118")
    }  # fmt: skip
    assert len(pages) == 1


@pytest.mark.parametrize("many", [0, 1, 2])
def test_few_things_without_links(many: int) -> None:
    nodes = tuple(Node(f"https://example.org/{number}", "thing", str(number)) for number in range(many))
    places = place(ViewGraph("", nodes, ()))
    assert len(places.points) == len(places.community) == len(set(places.points)) == many


def test_a_province_is_an_island() -> None:
    graph = country()
    places = place(graph)
    islands: dict[int, list[tuple[float, float]]] = {}
    for number, node in enumerate(graph.nodes):
        if node.kind == "ward":
            islands.setdefault(places.region[places.community[number]], []).append(places.points[number])
    assert {province: len(points) for province, points in islands.items()} == dict.fromkeys(
        range(PROVINCES), WARDS
    )
    centres = [tuple(sum(axis) / WARDS for axis in zip(*points, strict=True)) for points in islands.values()]
    reach = [
        max(math.dist(centre, point) for point in points)
        for centre, points in zip(centres, islands.values(), strict=True)
    ]
    for a, b in combinations(range(PROVINCES), 2):
        assert math.dist(centres[a], centres[b]) > reach[a] + reach[b]


def crowded(linked: bool) -> tuple[ViewGraph, int]:
    """A ward with five hundred things of its own; where the first of them stands."""
    graph, many = synthetic.graph(60), 500
    first = len(graph.nodes)
    ward = next(number for number, node in enumerate(graph.nodes) if node.kind == "ward")
    more = tuple(Node(f"https://example.org/{n}", "award", "Giấy khen", ward=ward) for n in range(many))
    links = tuple(Edge(first + n, ward, 0) for n in range(many)) if linked else ()
    return replace(graph, nodes=graph.nodes + more, edges=graph.edges + links), first


def test_what_hangs_on_nothing_stays_with_its_ward() -> None:
    graph, first = crowded(linked=False)
    community = place(graph).community
    assert set(community[first:]) == {community[graph.nodes[first].ward]}


def test_crowds_are_parted() -> None:
    graph, first = crowded(linked=True)
    points = place(graph).points[first:]
    assert min(math.dist(a, b) for a, b in combinations(points, 2)) > 60


def test_circles_part_and_links_pull() -> None:
    far, near = relax([(0.0, 0.0), (1000.0, 0.0), (1000.0, 1.0)], [10.0] * 3, [(0, 1)], 30.0, steps=50), 20.0
    assert math.dist(far[0], far[1]) < 700
    assert math.dist(far[1], far[2]) >= near - 1
