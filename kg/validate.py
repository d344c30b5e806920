"""Does the graph keep the shapes of ontology/shapes.ttl? One line for every place where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.prefixes import expand, short
from kg.resources import ONTOLOGY
from kg.sparql import literal
from kg.text import printable

_SH = Namespace("http://www.w3.org/ns/shacl#")
_TARGETS = (_SH.targetClass, _SH.targetObjectsOf)
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


def validate(store: ox.Store) -> list[Violation]:
    """Every violation, sorted by document."""
    shapes = _flat(_graph(ox.parse(path=ONTOLOGY / "shapes.ttl")))
    data = _graph(store.quads_for_pattern(None, None, None, None))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    results = report.objects(None, _SH.result)
    return sorted({_violation(store, report, result) for result in results})


def _flat(shapes: Graph) -> Graph:
    """The same shapes nested less: pySHACL checks all things at once where it need not go into each."""
    for shape, inner in list(shapes.subject_objects(_SH.node)):
        if (inner, _SH.property, None) not in shapes:
            shapes.remove((shape, _SH.node, inner))
            for constraint, value in shapes.predicate_objects(inner):
                if constraint != RDF.type:
                    shapes.add((shape, constraint, value))
    for shape, inner in list(shapes.subject_objects(_SH.property)):
        targets = [(aim, what) for aim in _TARGETS for what in shapes.objects(shape, aim)]
        if targets:
            shapes.remove((shape, _SH.property, inner))
            shapes.add((inner, RDF.type, _SH.PropertyShape))
            for aim, what in targets:
                shapes.add((inner, aim, what))
    return shapes


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    """An rdflib graph; about twice as fast as its own parser."""
    graph = Graph()
    named = lru_cache(maxsize=None)(URIRef)
    for quad in quads:
        graph.add((_term(quad.subject, named), named(quad.predicate.value), _term(quad.object, named)))
    return graph


def _term(term: Any, named: Callable[[str], URIRef]) -> Node:
    if isinstance(term, ox.NamedNode):
        return named(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=named(term.datatype.value), normalize=False)


def _violation(store: ox.Store, report: Graph, result: Node) -> Violation:
    focus, path, value = (report.value(result, _SH[name]) for name in ("focusNode", "resultPath", "value"))
    message = min(map(str, report.objects(result, _SH.resultMessage)), default="does not keep its shape")
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
