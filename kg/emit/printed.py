"""What a document's text is known by when it is printed again."""

from __future__ import annotations

from kg.emit.document import Graph
from kg.emit.terms import terms
from kg.model import Document
from kg.resolve import fingerprint
from kg.text import tokenize

_PLACES = ("WardMention.unit", "Event.unit", "Body.unit")


def printed(document: Document, graph: Graph) -> str:
    """The fingerprint of a text, with the places that its facts are about; "" for a text of few words."""
    words = [token.key for token in tokenize(document.text, document.body) if token.shape != "."]
    leads = {terms().property(name) for name in _PLACES}
    shared = (tuple(line.split(" ", 2)) for lines in graph.shared.values() for line in lines)
    places = {said[2] for said in (*graph.tokens(), *shared) if said[1] in leads}
    return fingerprint(words, places, document.published or "")
