"""What a network shows: things with flat values and links; a view is folded into what it is a view of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import pyoxigraph as ox

from kg.export.lines import Block, all_lines, blocks, literal, short
from kg.ntriples import TYPE
from kg.prefixes import PREFIXES, expand, is_word, tail

Value = str | int | float | bool

_XSD = PREFIXES["xsd"]
_VIEW_OF, _AS_WELL = (f"<{expand(name)}>" for name in ("prov:specializationOf", "prov:alternateOf"))
_NAMING = tuple(
    f"<{expand(name)}>"
    for name in ("foaf:name", "skos:prefLabel", "schema:name", "dcterms:title", "rdfs:label", "oa:exact")
)


@dataclass(slots=True)
class Thing:
    """A node: neither a word of a vocabulary nor a quote; those are values."""

    id: str
    type: str
    label: str
    said: dict[str, dict[Value, None]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def values(self) -> dict[str, Value]:
        """One value a property; several are joined."""
        return {
            name: next(iter(values)) if len(values) == 1 else " | ".join(map(str, values))
            for name, values in sorted(self.said.items())
        }


class Edge(NamedTuple):
    """A link of two nodes, by their IRIs."""

    source: str
    target: str
    kind: str


def things(store: ox.Store) -> tuple[list[Thing], list[Edge]]:
    """Nodes and edges, both sorted."""
    said = list(blocks(all_lines(store)))
    names, wholes = _names(said), _wholes(said)
    found = {
        block.subject: Thing(block.subject[1:-1], short(block.types[0]), names.get(block.subject, ""))
        for block in said
        if block.types and block.subject not in wholes and not is_word(block.subject[1:-1])
    }
    edges: set[Edge] = set()
    for block in said:
        thing = found.get(wholes.get(block.subject, block.subject))
        if thing:
            edges |= _say(thing, block, found, wholes, names)
    _call_unnamed(found, edges)
    return list(found.values()), sorted(edges)


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


def _wholes(said: list[Block]) -> dict[str, str]:
    """From a document's view to the thing that several share, from a fact to where it was printed first."""
    typed = {block.subject for block in said if block.types}
    views = {
        block.subject: objects[0]
        for block in said
        for lead in (_AS_WELL, _VIEW_OF)  # the last one counts
        for predicate, objects in block.said
        if predicate == lead
    }
    return {view: whole for view, whole in views.items() if whole in typed and whole not in views}


def _say(
    thing: Thing, block: Block, found: dict[str, Thing], wholes: dict[str, str], names: dict[str, str]
) -> set[Edge]:
    """Gives a thing its values; the rest are edges."""
    edges = set()
    for predicate, objects in block.said:
        if predicate not in (TYPE, _VIEW_OF, _AS_WELL):
            for token in objects:
                other = found.get(wholes.get(token, token))
                if other:
                    edges.add(Edge(thing.id, other.id, short(predicate)))
                else:
                    thing.said[short(predicate)][_value(token, names)] = None
    return edges


def _call_unnamed(found: dict[str, Thing], edges: set[Edge]) -> None:
    """A thing without a name is called after what it links."""
    ends: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(edges):
        if found[f"<{edge.target}>"].label:
            ends[edge.source].append(found[f"<{edge.target}>"].label)
    for thing in found.values():
        thing.label = thing.label or " · ".join(ends[thing.id]) or tail(thing.id)


def _value(token: str, names: dict[str, str]) -> Value:
    if token.startswith("<"):
        return names.get(token) or tail(token[1:-1])
    value, _, datatype = literal(token)
    try:
        if datatype == _XSD + "integer" and abs(int(value)) < 2**63:
            return int(value)
        if datatype in (_XSD + "decimal", _XSD + "double"):
            return float(value)
    except ValueError:
        return value
    return value == "true" if datatype == _XSD + "boolean" else value
