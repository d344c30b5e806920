"""GEXF 1.3: what Gephi opens, with places, colours and sizes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.network import TYPES, Network, Node, network
from kg.export.things import Edge
from kg.export.xml import DECLARATION, escape

_ROOT = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'


def gexf(store: ox.Store) -> Iterator[str]:
    """The whole graph, drawn."""
    drawn = network(store)
    columns: dict[str, type] = {"type": str, **drawn.columns}
    numbers = {name: n for n, name in enumerate(columns)}
    yield f'{DECLARATION}{_ROOT}<graph defaultedgetype="directed">\n<attributes class="node">\n'
    for name, kind in columns.items():
        yield f'<attribute id="{numbers[name]}" title="{escape(name)}" type="{TYPES[kind]}"/>\n'
    yield "</attributes>\n<nodes>\n"
    yield from (_node(node, drawn, numbers) for node in drawn.nodes)
    yield "</nodes>\n<edges>\n"
    yield from (_edge(n, edge) for n, edge in enumerate(drawn.edges))
    yield "</edges>\n</graph>\n</gexf>\n"


def _node(node: Node, drawn: Network, numbers: dict[str, int]) -> str:
    said = [(0, node.type), *((numbers[name], text) for name, text in drawn.values(node))]
    values = "".join(f'<attvalue for="{number}" value="{escape(text)}"/>' for number, text in said)
    red, green, blue = node.rgb
    return (
        f'<node id="{escape(node.id)}" label="{escape(node.label)}"><attvalues>{values}</attvalues>'
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{node.spot.x}" y="{node.spot.y}" z="0.0"/>'
        f'<viz:size value="{node.size}"/></node>\n'
    )


def _edge(n: int, edge: Edge) -> str:
    kind = escape(edge.kind)
    ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
    return f'<edge id="{n}" {ends} kind="{kind}" label="{kind}"/>\n'
