"""Does the graph keep the shapes of ontology/shapes.ttl? One line for every place where it does not."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.prefixes import expand, short
from kg.sparql import literal
from kg.text import printable
from kg.validate.parts import divided
from kg.validate.shapes import Result, backward, check
from kg.workers import in_order

_FEW = 2  # parts that are checked sooner than a pool has started
_EXACT, _IDENTIFIER, _QUOTED = (
    ox.NamedNode(expand(name)) for name in ("oa:exact", "dcterms:identifier", "prov:wasDerivedFrom")
)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that does not keep its shape."""

    source: str  # the documents that say it; empty where none does
    focus: str
    message: str  # what the shape asks: "needs exactly one holder"
    path: str = ""  # the property
    value: str = ""  # what stands there
    quote: str = ""

    def __str__(self) -> str:
        found = f" ({self.path} {self.value})" if self.value else f" ({self.path})" if self.path else ""
        quote = f" “{self.quote}”" if self.quote else ""
        line = f"{self.source or 'no document'}: {self.focus} {self.message}{found}{quote}"
        return printable(line)


def validate(store: ox.Store, *, workers: int = 0) -> list[Violation]:
    """Every violation, sorted by document; checked by so many processes, 0 one for each processor."""
    checked = in_order(check, divided(store, backward()), workers, few=_FEW, chunk=1)
    return sorted({_violation(store, result) for results in checked for result in results})


def _violation(store: ox.Store, result: Result) -> Violation:
    focus, message, path, value = result
    shown = _shown(value) if value != focus else ""
    thing = ox.NamedNode(str(focus))
    sources, quote = _sources(store, thing), _quote(store, thing)
    return Violation(sources, _shown(focus), message, _shown(path), shown, quote)


def _shown(term: Node | None) -> str:
    """A term as Turtle writes it, on one line; nothing for a path of several steps."""
    if isinstance(term, URIRef):
        return short(str(term))
    return str(ox.Literal(str(term))) if isinstance(term, Literal) else ""


def _sources(store: ox.Store, thing: ox.NamedNode) -> str:
    graphs = {quad.graph_name for quad in store.quads_for_pattern(thing, None, None, None)}
    names = (literal(store, graph, _IDENTIFIER) for graph in graphs if isinstance(graph, ox.NamedNode))
    return ", ".join(sorted(filter(None, names)))


def _quote(store: ox.Store, thing: ox.NamedNode) -> str:
    """The first quote that a thing rests on, or that it is."""
    spans = [thing, *(quad.object for quad in store.quads_for_pattern(thing, _QUOTED, None, None))]
    quotes = (literal(store, span, _EXACT) for span in spans if isinstance(span, ox.NamedNode))
    return min((" ".join(quote.split()) for quote in quotes if quote), default="")
