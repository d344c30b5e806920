"""Things and their links drawn: places, sizes, colours; one type for every column of values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import pyoxigraph as ox

from kg.export.layout import Spot, places
from kg.export.things import Edge, Value, things

TYPES: dict[type, str] = {int: "long", float: "double", bool: "boolean", str: "string"}
_PALETTE = (
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948",
    "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac", "#1b9e77", "#7570b3",
    "#a0cbe8", "#ffbe7d", "#8cd17d", "#b6992d", "#499894", "#d37295",
    "#d4a6c8", "#79706e",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with what is drawn of it."""

    id: str
    type: str
    label: str
    values: dict[str, Value]
    spot: Spot
    size: float
    rgb: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Network:
    """The graph with a place for each thing."""

    nodes: list[Node]
    edges: list[Edge]
    columns: dict[str, type]  # of the nodes' values

    def values(self, node: Node) -> Iterator[tuple[str, str]]:
        """A node's values as text, each of its column's type."""
        for name, value in node.values.items():
            typed = self.columns[name](value)
            yield name, str(typed).lower() if isinstance(typed, bool) else str(typed)


def network(store: ox.Store) -> Network:
    """The whole graph, drawn; the same for the same triples."""
    found, edges = things(store)
    index = {thing.id: n for n, thing in enumerate(found)}
    links = [(index[edge.source], index[edge.target]) for edge in edges]
    degrees = Counter(end for link in links for end in link)
    shades = {kind: _rgb(n) for n, kind in enumerate(sorted({thing.type for thing in found}))}
    spots = places(len(found), links)
    nodes = [
        Node(thing.id, thing.type, thing.label, thing.values, spots[n], _size(degrees[n]), shades[thing.type])
        for n, thing in enumerate(found)
    ]
    return Network(nodes, edges, _columns(nodes))


def _size(degree: int) -> float:
    return round(4 + 2 * sqrt(degree), 1)


def _rgb(number: int) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(_PALETTE[number % len(_PALETTE)][1:])
    return red, green, blue


def _columns(nodes: list[Node]) -> dict[str, type]:
    """One type a column; mixed ones are text."""
    kinds: dict[str, set[type]] = defaultdict(set)
    for node in nodes:
        for name, value in node.values.items():
            kinds[name].add(type(value))
    return {name: _common(kinds[name]) for name in sorted(kinds)}


def _common(kinds: set[type]) -> type:
    if kinds == {int, float}:
        return float
    return next(iter(kinds)) if len(kinds) == 1 else str
