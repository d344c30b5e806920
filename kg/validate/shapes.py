"""What a part of the graph does not keep of the shapes: the same function in every process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.resources import ONTOLOGY
from kg.validate.parts import Part

_SH = Namespace("http://www.w3.org/ns/shacl#")
_TARGETS = (_SH.targetClass, _SH.targetObjectsOf)


class Result(NamedTuple):
    """A thing that does not keep its shape, and what the shape asks."""

    focus: Node
    message: str
    path: Node | None
    value: Node | None


def backward() -> list[ox.NamedNode]:
    """The properties that shapes follow from their value."""
    return [ox.NamedNode(str(path)) for path in _shapes().objects(None, _SH.inversePath)]


def check(part: Part) -> list[Result]:
    """What the things of a part do not keep."""
    data = _graph(ox.parse(part.data, format=ox.RdfFormat.N_TRIPLES))
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    found = [] if conforms else (_result(report, node) for node in report.objects(None, _SH.result))
    return [result for result in found if str(result.focus) in part.own]


def _result(report: Graph, node: Node) -> Result:
    focus, path, value = (report.value(node, _SH[name]) for name in ("focusNode", "resultPath", "value"))
    message = min(map(str, report.objects(node, _SH.resultMessage)), default="does not keep its shape")
    assert focus is not None
    return Result(focus, message, path, value)


@cache
def _shapes() -> Graph:
    """The shapes nested less: pySHACL checks all things at once where it need not go into each."""
    shapes = _graph(ox.parse(path=ONTOLOGY / "shapes.ttl"))
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
    graph = Graph(bind_namespaces="none")
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
