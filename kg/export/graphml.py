"""GraphML: nodes with label, type, place, colour and values; edges with their kind."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.network import TYPES, Network, Node, network
from kg.export.xml import DECLARATION, escape

_DRAWN: dict[str, type] = {
    "label": str, "type": str, "x": float, "y": float, "size": float, "r": int, "g": int, "b": int,
}  # fmt: skip


def graphml(store: ox.Store) -> Iterator[str]:
    """The whole graph, drawn."""
    drawn = network(store)
    yield DECLARATION + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for key, kind in (_DRAWN | {f"v:{name}": kind for name, kind in drawn.columns.items()}).items():
        name = escape(key.removeprefix("v:"))
        yield f'<key id="{escape(key)}" for="node" attr.name="{name}" attr.type="{TYPES[kind]}"/>\n'
    yield '<key id="kind" for="edge" attr.name="label" attr.type="string"/>\n'
    yield '<graph id="graph" edgedefault="directed">\n'
    yield from (_node(node, drawn) for node in drawn.nodes)
    for n, edge in enumerate(drawn.edges):
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        yield f'<edge id="e{n}" {ends}><data key="kind">{escape(edge.kind)}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


def _node(node: Node, drawn: Network) -> str:
    look = (node.label, node.type, node.spot.x, node.spot.y, node.size, *node.rgb)
    said = [
        *zip(_DRAWN, map(str, look), strict=True),
        *((f"v:{name}", text) for name, text in drawn.values(node)),
    ]
    data = "".join(f'<data key="{escape(key)}">{escape(text)}</data>' for key, text in said)
    return f'<node id="{escape(node.id)}">{data}</node>\n'
