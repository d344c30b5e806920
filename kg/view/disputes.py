"""What reports contradict one another about: the holders of a seat, the values of a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox

from kg.conflicts.clashes import two_holders
from kg.conflicts.figures import two_figures
from kg.conflicts.load import figures, tenures
from kg.prefixes import expand
from kg.view.figure import figure
from kg.view.graph import ViewGraph


def disputed(graph: ViewGraph, store: ox.Store) -> ViewGraph:
    """The graph with the rivals of tenures and figures; `store` is what it was loaded from."""
    people, numbers = defaultdict[object, set[int]](set), defaultdict[object, set[int]](set)
    for one, post, other in _holders(graph, store):
        people[one, post].add(other)
    for one, other in _numbers(graph, store):
        numbers[one].add(other)
    edges = (replace(e, rivals=tuple(sorted(people.get((e.source, e.target), ())))) for e in graph.edges)
    nodes = (replace(n, rivals=tuple(sorted(numbers.get(place, ())))) for place, n in enumerate(graph.nodes))
    return replace(graph, edges=tuple(edges), nodes=tuple(nodes))


def _holders(graph: ViewGraph, store: ox.Store) -> Iterator[tuple[int, int, int]]:
    """Person, post, and who else is told to hold it."""
    places = {node.iri: place for place, node in enumerate(graph.nodes)}
    held = {tenure.claim: tenure for tenure in tenures(store)}
    for conflict in two_holders(held.values()):
        pair = held[conflict.first], held[conflict.second]
        if all(each.person in places and each.post in places for each in pair):
            for one, other in permutations(pair):
                yield places[one.person], places[one.post], places[other.person]


def _numbers(graph: ViewGraph, store: ox.Store) -> Iterator[tuple[int, int]]:
    """A figure and another, found by their reports, places and names."""
    ids, places = _ids(store), {}
    for place, node in enumerate(graph.nodes):
        for fact in (graph.facts[number] for number in node.facts if node.kind == "indicator"):
            places[ids[graph.sources[fact.source].iri], fact.at, node.label] = place
    told = {each.claim: each for each in figures(store)}
    for conflict in two_figures(told.values()):
        pair = told[conflict.first], told[conflict.second]
        names = [f"{each.label}: {figure(each.value, each.unit, each.comparator)}" for each in pair]
        keys = [(each.claim.source, each.claim.start, name) for each, name in zip(pair, names, strict=True)]
        yield from permutations([places[key] for key in keys if key in places], 2)


def _ids(store: ox.Store) -> dict[str, str]:
    """Document → what it is called in answers."""
    called = store.quads_for_pattern(None, ox.NamedNode(expand("dcterms:identifier")), None)
    return {
        quad.subject.value: quad.object.value
        for quad in called
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
