"""Parts of a view: what lies around a thing, what is of some kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from kg.model import InputError, UsageError
from kg.resources import BASE
from kg.text import likenesses
from kg.view.graph import Edge, Node, ViewGraph
from kg.view.kinds import KINDS, OF_GRAPHS
from kg.view.shows import shows

HOPS = 3  # what a focused page holds
HUB = 40  # links of a thing that leads nowhere in particular: a city, a law
MOST = 3000  # things of a focused page


def focused(graph: ViewGraph, text: str) -> ViewGraph:
    """The thing of that name with what lies within HOPS of it; the page opens on two."""
    place = _named(graph, text)
    node = graph.nodes[place]
    tail = node.iri.removeprefix(BASE)
    around = subgraph(graph, _around(graph, place))
    return replace(around, title=node.label, start=urlencode({"selected": tail, "focus": tail, "hops": 2}))


def of_kind(graph: ViewGraph, kind: str) -> ViewGraph:
    """Only things of one kind, or of the kinds that one of the views in shows.toml keeps."""
    views: dict[str, list[str]] = shows()["views"]
    if kind not in views and kind not in OF_GRAPHS:
        raise UsageError(f"{kind}: no such kind; there are {', '.join((*views, *OF_GRAPHS))}")
    kept = views.get(kind, [kind])
    return subgraph(graph, (place for place, node in enumerate(graph.nodes) if node.kind in kept))


def subgraph(graph: ViewGraph, places: Iterable[int]) -> ViewGraph:
    """These nodes and the links between them, with the facts they still need."""
    new = {old: place for place, old in enumerate(sorted(set(places)))}
    edges = [edge for edge in graph.edges if edge.source in new and edge.target in new]
    held = (graph.nodes[old].facts for old in new), (edge.facts for edge in edges)
    facts = _renumbered(fact for part in held for some in part for fact in some)
    sources = _renumbered(graph.facts[old].source for old in facts)
    return replace(
        graph,
        nodes=tuple(_moved(graph.nodes[old], new, facts) for old in new),
        edges=tuple(
            Edge(new[e.source], new[e.target], e.relation, tuple(facts[f] for f in e.facts), _kept(e, new))
            for e in edges
        ),
        facts=tuple(replace(graph.facts[old], source=sources[graph.facts[old].source]) for old in facts),
        sources=tuple(graph.sources[old] for old in sources),
    )


def _renumbered(old: Iterable[int]) -> dict[int, int]:
    return {number: place for place, number in enumerate(sorted(set(old)))}


def _moved(node: Node, places: dict[int, int], facts: dict[int, int]) -> Node:
    own = tuple(facts[fact] for fact in node.facts)
    return replace(node, ward=places.get(node.ward, -1), facts=own, rivals=_kept(node, places))


def _kept(disputed: Node | Edge, places: dict[int, int]) -> tuple[int, ...]:
    return tuple(places[rival] for rival in disputed.rivals if rival in places)


def _named(graph: ViewGraph, text: str) -> int:
    """The thing of that IRI, or of the names most like that; of several the best linked."""
    links = _links(graph)
    names = [
        (p, name)
        for p, node in enumerate(graph.nodes)
        for name in (node.iri, node.code, node.label, *node.aliases)
        if name
    ]
    order = list(KINDS)
    for is_like in likenesses(text):
        found = [place for place, name in names if is_like(name)]
        if found:
            return min(found, key=lambda p: (order.index(graph.nodes[p].kind), -len(links[p]), p))
    raise InputError(f"{text}: nothing in the graph is called so")


def _links(graph: ViewGraph) -> list[list[int]]:
    links: list[list[int]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        links[edge.source].append(edge.target)
        links[edge.target].append(edge.source)
    return links


def _around(graph: ViewGraph, start: int) -> list[int]:
    """Breadth first, not through hubs."""
    links = _links(graph)
    found, edge = {start: None}, [start]
    for _ in range(HOPS):
        through = [place for place in edge if place == start or len(links[place]) <= HUB]
        ends = dict.fromkeys(other for place in through for other in links[place])
        edge = [place for place in ends if place not in found]
        found |= dict.fromkeys(edge)
    found |= {
        place: None for place, node in enumerate(graph.nodes) if node.ward == start and not links[place]
    }
    return list(found)[:MOST]
