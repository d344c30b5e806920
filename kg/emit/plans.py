"""How each kind of fact is written: the ontology says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from kg.emit.keys import Key
from kg.emit.terms import LITERALS, Property, terms
from kg.model import Fact


class Graph(Protocol):
    """What encoders ask of the graph that is written."""

    def link(self, value: Any) -> str:
        """The node of a value that is described beside the graph."""

    def find(self, cls: str, value: str | Key) -> str | None:
        """The node that is there for a key."""

    def refer(self, cls: str, value: str | Key) -> str:
        """The same, made where there is none."""


Encoder = Callable[[Graph, Any], str | None]
_HUMP = re.compile(r"(?<!^)(?=[A-Z])")


class Plan(NamedTuple):
    """How one dataclass is written."""

    type: str
    name: str  # of its nodes: ward-mention
    keyed: str | None  # the class by whose keys other facts refer to it
    fields: tuple[tuple[str, tuple[tuple[str, Encoder], ...]], ...]  # attribute, and its properties in turn


_plans: dict[type[Fact], Plan] = {}


def plan_of(kind: type[Fact]) -> Plan:
    """How a kind of fact is written; raises where the ontology lacks its class or a property."""
    if kind not in _plans:
        _plans[kind] = _planned(kind)
    return _plans[kind]


def _planned(kind: type[Fact]) -> Plan:
    name = kind.__name__
    token = terms().type_of(name)
    keyed = terms().keyed(terms().classes[name])
    keys = [key for key in terms().keys.get(keyed or "", ()) if f"{name}.{key}" not in terms().fields]
    written = [name for name in kind.__struct_fields__ if name not in ("evidence", "further", *keys)]
    options = tuple((field, _options(f"{name}.{field}")) for field in written)
    return Plan(token, hyphened(name), keyed, options)


def _options(field: str) -> tuple[tuple[str, Encoder], ...]:
    """The properties of a field; where there are two, a link is tried and the literal is left."""
    properties = terms().properties(field)
    return tuple((prop.token, _encoder(field, prop, alone=len(properties) == 1)) for prop in properties)


def _encoder(field: str, prop: Property, *, alone: bool) -> Encoder:
    words = terms().words.get(field)
    if words is not None:
        return lambda _, value: word(words, field, value)
    if prop.range in LITERALS:
        return lambda _, value: LITERALS[prop.range](value)
    keyed = terms().keyed(prop.range)
    if keyed is None:
        return lambda graph, value: graph.link(value)
    if alone:
        return lambda graph, value: graph.refer(keyed, value)
    return lambda graph, value: graph.find(keyed, value)


def word(words: Mapping[str, str | None], field: str, value: str) -> str | None:
    """A word of a vocabulary; ValueError where the ontology does not list it."""
    if value not in words:
        raise ValueError(f"{field} is {value!r}, which ontology/kg.ttl does not list")
    return words[value]


def hyphened(name: str) -> str:
    """A class's name as nodes have it: WardMention → ward-mention."""
    return _HUMP.sub("-", name).lower()
