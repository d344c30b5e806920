"""What a document's graph has in common with others: the names, documents, events and descriptions to look at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.emit.terms import terms
from kg.resolve import Occasion, block

_LINKED = ("Tenure.post", "WardMention.unit", "Event.unit")  # the properties that lead to shared descriptions


@dataclass(slots=True)
class Touched:
    """Keys of what documents share, as N-Triples writes them; what is resolved again when they change."""

    names: set[str] = field(default_factory=set)
    occasions: set[Occasion] = field(default_factory=set)
    blocks: dict[str, set[str]] = field(default_factory=dict)  # block of legal documents → nodes that refer to one
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
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\") if "\\" in text else text


def touched(triples: Iterable[tuple[str, str, str]]) -> Touched:
    """What one graph touches, from its triples as tokens."""
    term = terms().property
    said: dict[str, dict[str, str]] = defaultdict(dict)
    parts = {term(name) for name in ("Event.type", "Event.date", "Event.unit", "Resolution.kind", "Resolution.number")}
    links = {term(name) for name in _LINKED}
    found = Touched()
    for subject, predicate, value in triples:
        if predicate == term("Person.name"):
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
