"""Which ward people and awards belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.text import spaced
from kg.view.graph import Edge, Fact, Node

Stages = defaultdict[int, list[tuple[int, int]]]  # document → where its main events stand, and their wards
Told = defaultdict[int, set[tuple[int, str]]]  # document → the wards it speaks of, and their names


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


def awards_at_home(
    nodes: Sequence[Node], edges: Sequence[Edge], facts: Sequence[Fact], stages: Stages
) -> Iterator[Node]:
    """The ward that gives or gets an award, else that of the main event which the report told of last."""
    told = _told(nodes, facts)
    people: defaultdict[int, set[int]] = defaultdict(set)
    for edge in edges:
        people[edge.source].add(nodes[edge.target].ward)
    for place, node in enumerate(nodes):
        if node.kind != "award":
            yield node
            continue
        own = [facts[fact] for fact in node.facts]
        ways = _named(own, told), people[place] - {-1}, _staged(own, stages)
        yield replace(node, ward=next((min(wards) for wards in ways if len(wards) == 1), -1))


def _told(nodes: Sequence[Node], facts: Sequence[Fact]) -> Told:
    found: Told = defaultdict(set)
    for place, node in enumerate(nodes):
        for fact in node.facts if node.kind == "ward" else ():
            found[facts[fact].source].add((place, spaced(node.label)))
    return found


def _named(own: Sequence[Fact], told: Told) -> set[int]:
    return {ward for fact in own for ward, name in told[fact.source] if name in spaced(fact.value)}


def _staged(own: Sequence[Fact], stages: Stages) -> set[int]:
    found = set()
    for fact in own:
        events = sorted(stages[fact.source])
        before = [ward for at, ward in events if at < fact.at + len(fact.quote)]
        found |= {*before[-1:]} or {ward for _, ward in events}
    return found
