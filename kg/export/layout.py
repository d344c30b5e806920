"""Places by document: each graph a disc of its own, what several share between them; and colours by type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import cos, pi, sin, sqrt
from typing import NamedTuple

_GAP = 20.0
_GOLDEN = pi * (3 - sqrt(5))
_PALETTE = (
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948",
    "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac", "#1b9e77", "#7570b3",
)  # fmt: skip


class Spot(NamedTuple):
    x: float
    y: float


def colours(types: Iterable[str]) -> dict[str, str]:
    return {name: _PALETTE[n % len(_PALETTE)] for n, name in enumerate(sorted(types))}


def places(nodes: list[tuple[str, int]], links: list[tuple[str, str]]) -> dict[str, Spot]:
    """A spot for every node, given the graph that speaks of it."""
    groups: dict[int, list[str]] = defaultdict(list)
    for name, graph in nodes:
        groups[graph].append(name)
    ...
