"""Every ward with its own around it, the same on every machine."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.view.forces import relax
from kg.view.graph import Node, ViewGraph
from kg.view.layout import place
from tests.view import synthetic

PRINT = """
import hashlib
from kg.view.render import render
from tests.view.synthetic import graph
print(hashlib.sha256(render(graph(300)).encode()).hexdigest())
"""


def test_neighbours_are_drawn_near_each_other() -> None:
    graph = synthetic.graph(1000)
    points, _ = place(graph)
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
    points, _ = place(synthetic.graph(400))
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
    points, community = place(ViewGraph("", nodes, ()))
    assert len(points) == len(community) == len(set(points)) == many


def test_circles_part_and_links_pull() -> None:
    far, near = relax([(0.0, 0.0), (1000.0, 0.0), (1000.0, 1.0)], [10.0] * 3, [(0, 1)], 30.0, steps=50), 20.0
    assert math.dist(far[0], far[1]) < 700
    assert math.dist(far[1], far[2]) >= near - 1
