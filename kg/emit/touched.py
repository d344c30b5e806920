"""What a document's graph has in common with others, to be looked at again when it comes or goes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.emit.terms import TYPE, terms
from kg.resolve import Occasion, Untold, block

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_OCCASION = ("type", "date", "unit", "label")
_PARTS = ("Event.type", "Event.date", "Event.unit", "Event.label", "Resolution.kind", "Resolution.number")
_LINKED = ("Tenure.post", "WardMention.unit", "Event.unit")  # the properties that lead to shared descriptions


@dataclass(slots=True)
class Touched:
    """Keys of what documents share, as N-Triples writes them; what is resolved again when they change."""

    names: set[str] = field(default_factory=set)
    occasions: set[Occasion] = field(default_factory=set)
    untold: set[Untold] = field(default_factory=set)
    prints: set[str] = field(default_factory=set)  # of the documents themselves
    blocks: dict[str, set[str]] = field(default_factory=dict)  # of legal documents → nodes
    linked: set[str] = field(default_factory=set)  # posts and units

    def update(self, other: Touched) -> None:
        """Take in another document's."""
        self.names |= other.names
        self.occasions |= other.occasions
        self.untold |= other.untold
        self.prints |= other.prints
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
    parts = {TYPE, *(term(name) for name in _PARTS)}
    links = {term(name) for name in _LINKED}
    called, printed = term("Person.name"), term("Document.fingerprint")
    found = Touched()
    for subject, predicate, value in triples:
        if predicate == called:
            found.names.add(value)
        if predicate == printed:
            found.prints.add(value)
        if predicate in links:
            found.linked.add(value)
        if predicate in parts:
            said[subject][predicate] = value
    for node, values in said.items():
        _add(found, node, values)
    return found


def _add(found: Touched, node: str, values: dict[str, str]) -> None:
    term = terms().property
    kind, date, unit, label = (values.get(term(f"Event.{name}"), "") for name in _OCCASION)
    if kind and unit and len(plain(date or '""')) == len("2025-12-18"):
        found.occasions.add(Occasion(kind, date, unit))
    elif values.get(TYPE) == terms().type_of("Event"):
        found.untold.add(Untold(kind, date, unit, label))
    kind, number = (values.get(term(f"Resolution.{name}"), "") for name in ("kind", "number"))
    if kind and number:
        found.blocks.setdefault(block(plain(kind), plain(number)), set()).add(node)
