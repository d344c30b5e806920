"""What a document's text is known by when it is printed again."""

from __future__ import annotations

from kg.emit.document import DocumentGraph
from kg.emit.terms import terms
from kg.model import Facts
from kg.resolve import fingerprint

_LEADS = frozenset(terms().property(name) for name in ("WardMention.unit", "Event.unit", "Body.unit"))


def fingerprint_of(facts: Facts, graph: DocumentGraph) -> str:
    """The fingerprint of a text, with the places that its facts are about; "" for a text of few words."""
    places = {value for _, predicate, value in graph.triples if predicate in _LEADS}
    for lines in graph.shared.values():
        places.update(value for _, predicate, value in map(_parts, lines) if predicate in _LEADS)
    return fingerprint(facts.words, places, facts.document.published or "")


def _parts(triple: str) -> list[str]:
    return triple.split(" ", 2)
