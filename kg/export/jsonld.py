"""JSON-LD: one named graph after the other, one node a line, the context inside."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.lines import Block, blocks, graph_lines, graphs, literal, short
from kg.ntriples import TYPE
from kg.prefixes import PREFIXES


def jsonld(store: ox.Store) -> Iterator[str]:
    """The graphs, each with its nodes."""
    yield f'{{"@context": {_json(PREFIXES)},\n"@graph": [\n'
    for count, item in enumerate(_items(store)):
        yield (",\n" if count else "") + item
    yield "\n]}\n"


def _items(store: ox.Store) -> Iterator[str]:
    for graph in graphs(store):
        nodes = (_json(_node(block)) for block in blocks(graph_lines(store, graph)))
        if isinstance(graph, ox.NamedNode):
            yield f'{{"@id": {_json(graph.value)}, "@graph": [\n' + ",\n".join(nodes) + "\n]}"
        else:
            yield from nodes


def _node(block: Block) -> dict[str, object]:
    node: dict[str, object] = {"@id": block.subject[1:-1]}
    for predicate, objects in block.said:
        if predicate == TYPE:
            node["@type"] = [short(token) for token in objects]
        else:
            values = [_value(token) for token in objects]
            node[short(predicate)] = values if len(values) > 1 else values[0]
    return node


def _value(token: str) -> object:
    if token.startswith("<"):
        return {"@id": token[1:-1]}
    value, language, datatype = literal(token)
    if language:
        return {"@value": value, "@language": language}
    return {"@value": value, "@type": short(f"<{datatype}>")} if datatype else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
