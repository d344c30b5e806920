"""What a document's graph has in common with others, to be looked at again when it comes or goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.dates import is_day
from kg.emit.terms import terms
from kg.ntriples import TYPE, unquoted
from kg.resolve import DayAndPlace, Untold, block

_term = terms().property
_EVENT, _TOLD = terms().type_of("Event"), tuple(_term(f"Event.{name}") for name in Untold._fields)
_KIND, _NUMBER = _term("Resolution.kind"), _term("Resolution.number")
_SAID = {TYPE, *_TOLD, _KIND, _NUMBER}
_LEADS = ("Tenure.post", "WardMention.unit", "Event.unit")  # to what is shared
_LINKED = {_term(name) for name in _LEADS}
_NAME, _PRINT = _term("Person.name"), _term("Document.fingerprint")


@dataclass(slots=True)
class Touched:
    """Keys of what documents share, as N-Triples writes them; what is resolved again when they change."""

    names: set[str] = field(default_factory=set)
    occasions: set[DayAndPlace] = field(default_factory=set)
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


def touched(triples: Iterable[tuple[str, str, str]]) -> Touched:
    """What one graph touches, from its triples as tokens."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    found = Touched()
    for subject, predicate, value in triples:
        if predicate in _SAID:
            said[subject][predicate] = value
        if predicate == _NAME:
            found.names.add(value)
        elif predicate == _PRINT:
            found.prints.add(value)
        elif predicate in _LINKED:
            found.linked.add(value)
    for node, values in said.items():
        _add(found, node, values)
    return found


def _add(found: Touched, node: str, values: dict[str, str]) -> None:
    """An event or a legal document."""
    if values.get(TYPE) == _EVENT:
        kind, date, unit, label = (values.get(name, "") for name in _TOLD)
        if kind and unit and date and is_day(unquoted(date)):
            found.occasions.add(DayAndPlace(kind, date, unit))
        else:
            found.untold.add(Untold(kind, date, unit, label))
    elif _KIND in values and _NUMBER in values:
        kind, number = unquoted(values[_KIND]), unquoted(values[_NUMBER])
        found.blocks.setdefault(block(kind, number), set()).add(node)
