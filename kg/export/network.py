"""The graph as network programs see it: things as nodes with flat values, links between things as edges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.export.layout import Spot, colours, places
from kg.export.lines import TYPE, Block, blocks, graph_lines, graphs, literal
from kg.export.names import PREFIXES, curie

Value = str | int | float | bool

_XSD = PREFIXES["xsd"]
_NAMING = tuple(
    f"<{PREFIXES[prefix]}{name}>"
    for prefix, name in (
        ("foaf", "name"),
        ("skos", "prefLabel"),
        ("schema", "name"),
        ("dcterms", "title"),
        ("rdfs", "label"),
        ("oa", "exact"),
    )
)
_VOCABULARY = tuple(f"<{PREFIXES[prefix]}" for prefix in ("oa", "owl", "rdf", "rdfs", "skos"))


@dataclass(slots=True)
class Node:
    id: str
    graph: int  # of the first statement about it
    type: str
    label: str
    values: dict[str, Value] = field(default_factory=dict)
    spot: Spot = Spot(0.0, 0.0)
    size: float = 4.0
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Edge:
    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Network:
    nodes: list[Node]
    edges: list[Edge]
    columns: dict[str, type]  # of the nodes' values


def network(store: ox.Store) -> Network:
    """Nodes and edges, sorted; a word of a vocabulary or a quote is a value, never a node."""
    said = [(n, block) for n, graph in enumerate(graphs(store)) for block in blocks(graph_lines(store, graph))]
    names = _names(block for _, block in said)
    nodes = {block.subject: _node(n, block, names) for n, block in reversed(said) if _kind(block)}
    edges: set[tuple[str, str, str]] = set()
    for _, block in said:
        if block.subject in nodes:
            edges |= _say(nodes, block, names)
    return _drawn(sorted(nodes.values(), key=lambda node: node.id), [Edge(*edge) for edge in sorted(edges)])


def _names(said: Iterable[Block]) -> dict[str, str]:
    """What each subject is called; Vietnamese before other languages."""
    found: dict[str, tuple[int, bool, str]] = {}
    for block in said:
        for predicate, objects in block.said:
            if predicate in _NAMING:
                rank = _NAMING.index(predicate)
                best = min((rank, not token.endswith("@vi"), literal(token).value) for token in objects)
                found[block.subject] = min(best, found.get(block.subject, best))
    return {subject: text for subject, (_, _, text) in found.items()}


def _kind(block: Block) -> str:
    """The first type that makes the subject a thing, or ""."""
    return next((token for token in block.types if not token.startswith(_VOCABULARY)), "")


def _node(graph: int, block: Block, names: dict[str, str]) -> Node:
    label = names.get(block.subject) or _last(block.subject)
    return Node(block.subject[1:-1], graph, _short(_kind(block)), label)


def _say(nodes: dict[str, Node], block: Block, names: dict[str, str]) -> set[tuple[str, str, str]]:
    """Gives a node its values; the rest are edges."""
    node, edges = nodes[block.subject], set()
    for predicate, objects in block.said:
        if predicate == TYPE:
            continue
        for token in objects:
            if token in nodes:
                edges.add((node.id, token[1:-1], _short(predicate)))
        plain = [_value(token, names) for token in objects if token not in nodes]
        if plain:
            node.values[_short(predicate)] = plain[0] if len(plain) == 1 else " | ".join(map(str, plain))
    return edges


def _value(token: str, names: dict[str, str]) -> Value:
    if token.startswith("<"):
        return names.get(token) or _last(token)
    value, _, datatype = literal(token)
    try:
        if datatype == _XSD + "integer" and abs(int(value)) < 2**63:
            return int(value)
        if datatype in (_XSD + "decimal", _XSD + "double"):
            return float(value)
    except ValueError:
        return value
    return value == "true" if datatype == _XSD + "boolean" else value


def _short(token: str) -> str:
    return curie(token[1:-1]) or token[1:-1]


def _last(token: str) -> str:
    return token[1:-1].rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] or token[1:-1]


def _drawn(nodes: list[Node], edges: list[Edge]) -> Network:
    """The same with a place, a size and a colour for every node."""
    spots = places([(node.id, node.graph) for node in nodes], [(edge.source, edge.target) for edge in edges])
    shades = colours({node.type for node in nodes})
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    for node in nodes:
        node.spot, node.colour = spots[node.id], shades[node.type]
        node.size = round(4 + 2 * degrees[node.id] ** 0.5, 1)
    return Network(nodes, edges, _columns(nodes))


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
    return kinds.pop() if len(kinds) == 1 else str
