"""The graph as network programs see it: things as nodes with flat values, links between things as edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.export.layout import Spot, places
from kg.export.lines import TYPE, Block, all_lines, blocks, literal
from kg.prefixes import PREFIXES, curie

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
_PALETTE = (
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948",
    "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac", "#1b9e77", "#7570b3",
)  # fmt: skip
_VOCABULARY = tuple(f"<{PREFIXES[prefix]}" for prefix in ("oa", "owl", "rdf", "rdfs", "skos"))


@dataclass(slots=True)
class Node:
    id: str
    type: str
    label: str
    values: dict[str, Value] = field(default_factory=dict)
    spot: Spot = field(default_factory=lambda: Spot(0.0, 0.0))
    size: float = 4.0
    rgb: tuple[int, int, int] = (0, 0, 0)


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

    def values(self, node: Node) -> Iterator[tuple[str, Value]]:
        """A node's values, each of its column's type."""
        return ((name, self.columns[name](value)) for name, value in sorted(node.values.items()))


def network(store: ox.Store) -> Network:
    """Nodes and edges, sorted; a word of a vocabulary or a quote is a value, never a node."""
    said = list(blocks(all_lines(store)))
    names = _names(said)
    nodes = {block.subject: _node(block, names) for block in said if _kind(block)}
    edges: set[tuple[str, str, str]] = set()
    for block in said:
        if block.subject in nodes:
            edges |= _say(nodes, block, names)
    return _drawn(list(nodes.values()), [Edge(*edge) for edge in sorted(edges)])


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


def _node(block: Block, names: dict[str, str]) -> Node:
    return Node(block.subject[1:-1], _short(_kind(block)), names.get(block.subject) or _last(block.subject))


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
    index = {node.id: n for n, node in enumerate(nodes)}
    links = [(index[edge.source], index[edge.target]) for edge in edges]
    degrees = Counter(end for link in links for end in link)
    types = {name: n for n, name in enumerate(sorted({node.type for node in nodes}))}
    for n, (node, spot) in enumerate(zip(nodes, places(len(nodes), links), strict=True)):
        node.spot, node.size = spot, round(4 + 2 * degrees[n] ** 0.5, 1)
        node.rgb = _rgb(_PALETTE[types[node.type] % len(_PALETTE)])
    return Network(nodes, edges, _columns(nodes))


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
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
    return kinds.pop() if len(kinds) == 1 else str


def text(value: Value) -> str:
    """A value as GraphML and GEXF write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
