"""GraphML: nodes with label, type, place, colour and values; edges with their kind."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.network import Network, Node, Value, network, text
from kg.export.xml import DECLARATION, escape

_TYPES: dict[type, str] = {int: "long", float: "double", bool: "boolean", str: "string"}
_DRAWN: dict[str, type] = {
    "label": str, "type": str, "x": float, "y": float, "size": float, "r": int, "g": int, "b": int,
}  # fmt: skip


def graphml(store: ox.Store) -> Iterator[str]:
    drawn = network(store)
    yield DECLARATION + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys(drawn)
    yield '<graph id="graph" edgedefault="directed">\n'
    yield from (_node(node, drawn) for node in drawn.nodes)
    for n, edge in enumerate(drawn.edges):
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        yield f'<edge id="e{n}" {ends}><data key="kind">{escape(edge.kind)}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(drawn: Network) -> Iterator[str]:
    for key, kind in (_DRAWN | {f"v:{name}": kind for name, kind in drawn.columns.items()}).items():
        name = escape(key.removeprefix("v:"))
        yield f'<key id="{escape(key)}" for="node" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
    yield '<key id="kind" for="edge" attr.name="label" attr.type="string"/>\n'


def _node(node: Node, drawn: Network) -> str:
    red, green, blue = node.rgb
    said: dict[str, Value] = {
        "label": node.label, "type": node.type, "x": node.spot.x, "y": node.spot.y,
        "size": node.size, "r": red, "g": green, "b": blue,
    }  # fmt: skip
    said |= {f"v:{name}": value for name, value in drawn.values(node)}
    data = "".join(f'<data key="{escape(key)}">{escape(text(value))}</data>' for key, value in said.items())
    return f'<node id="{escape(node.id)}">{data}</node>\n'
