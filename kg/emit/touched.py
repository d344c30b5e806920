"""What a document's graph has in common with others, to be looked at again when it comes or goes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.emit.terms import terms
from kg.resolve import Occasion, block

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_PARTS = ("Event.type", "Event.date", "Event.unit", "Resolution.kind", "Resolution.number")
_LINKED = ("Tenure.post", "WardMention.unit", "Event.unit")  # the properties that lead to shared descriptions


@dataclass(slots=True)
class Touched:
    """Keys of what documents share, as N-Triples writes them; what is resolved again when they change."""

    names: set[str] = field(default_factory=set)
    occasions: set[Occasion] = field(default_factory=set)
    blocks: dict[str, set[str]] = field(default_factory=dict)  # of legal documents → nodes
    linked: set[str] = field(default_factory=set)  # posts and units

    def update(self, other: Touched) -> None:
        """Take in another document's."""
        self.names |= other.names
        self.occasions |= other.occasions
        for name, nodes in other.blocks.items():
            self.blocks.setdefault(name, set()).update(nodes)
        self.linked |= other.linked


def plain(token: str) -> str:
    """The text of a literal."""
    text = token[1 : token.rindex('"')]
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text


def touched(triples: Iterable[tuple[str, str, str]]) -> Touched:
    """What one graph touches, from its triples as tokens."""
    term = terms().property
    said: dict[str, dict[str, str]] = defaultdict(dict)
    parts = {term(name) for name in _PARTS}
    links = {term(name) for name in _LINKED}
    called = term("Person.name")
    found = Touched()
    for subject, predicate, value in triples:
        if predicate == called:
            found.names.add(value)
        if predicate in links:
            found.linked.add(value)
        if predicate in parts:
            said[subject][predicate] = value
    for node, values in said.items():
        _add(found, node, values)
    return found


def _add(found: Touched, node: str, values: dict[str, str]) -> None:
    term = terms().property
    kind, date, unit = (values.get(term(f"Event.{name}"), "") for name in ("type", "date", "unit"))
    if kind and unit and len(plain(date or '""')) == len("2025-12-18"):
        found.occasions.add(Occasion(kind, date, unit))
    kind, number = (values.get(term(f"Resolution.{name}"), "") for name in ("kind", "number"))
    if kind and number:
        found.blocks.setdefault(block(plain(kind), plain(number)), set()).add(node)
