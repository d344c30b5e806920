"""Any query's answer as a graph: its things as they are known, its values as boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyoxigraph as ox

from kg.model import InputError
from kg.prefixes import expand
from kg.query import Answer
from kg.view.graph import Edge, Node, Term, ViewGraph
from kg.view.select import subgraph

Value = ox.NamedNode | ox.BlankNode | ox.Literal
NAMES = tuple(map(expand, ("rdfs:label", "skos:prefLabel", "foaf:name", "schema:name")))


def answered(graph: ViewGraph, answer: Answer, title: str) -> ViewGraph:
    """What a SELECT or CONSTRUCT found. A row's first thing leads to the row's other values."""
    drawing = _Drawing(graph)
    if isinstance(answer, ox.QueryBoolean):
        raise InputError(f"{title}: it answers yes or no; only rows and graphs can be drawn")
    if isinstance(answer, ox.QuerySolutions):
        for row in answer:
            cells = zip(answer.variables, row, strict=True)
            drawing.row([(name.value, value) for name, value in cells if value is not None])
    else:
        drawing.triples(sorted(answer, key=str))
    return replace(drawing.graph(), title=title)


class _Drawing:
    """Nodes and links in the order in which the answer has them."""

    def __init__(self, known: ViewGraph) -> None:
        self.known = known
        self.places = {node.iri: place for place, node in enumerate(known.nodes)}
        self.called = _called(known)
        self.nodes = list(known.nodes)
        self.terms = {term: place for place, term in enumerate(known.terms)}
        self.used: dict[int, None] = {}
        self.links: dict[tuple[int, int, int], None] = {}

    def graph(self) -> ViewGraph:
        """What was drawn, with what the graph itself says between these things."""
        between = {(edge.source, edge.target) for edge in self.known.edges}
        links = [Edge(a, b, term) for a, b, term in self.links if not {(a, b), (b, a)} & between]
        whole = replace(
            self.known, nodes=tuple(self.nodes), edges=(*self.known.edges, *links), terms=tuple(self.terms)
        )
        return subgraph(whole, self.used)

    def row(self, cells: list[tuple[str, Value]]) -> None:
        places = [(name, self._place(value, name)) for name, value in cells]
        things = [each for each in places if self.nodes[each[1]].kind != "value"]
        first = (things or places or [("", -1)])[0]
        for name, place in places:
            if place != first[1]:
                self.links[first[1], place, self._term(name, name)] = None

    def triples(self, triples: list[ox.Triple]) -> None:
        names: dict[str, str] = {}
        for triple in triples:
            if triple.predicate.value in NAMES and isinstance(triple.object, ox.Literal):
                names.setdefault(str(triple.subject), triple.object.value)
        for subject, predicate, value in triples:
            a = self._place(subject, "", names.get(str(subject), ""))
            if predicate.value not in NAMES:
                b = self._place(value, predicate.value, names.get(str(value), ""))
                self.links[a, b, self._term(predicate.value)] = None

    def _term(self, name: str, label: str = "") -> int:
        for term, place in self.terms.items():
            if term.iri == name and not term.subject:
                return place
        return self.terms.setdefault(Term(name, label, label), len(self.terms))

    def _place(self, value: object, role: str, name: str = "") -> int:
        """A thing is one wherever it stands, also by its name; a value is one for each column or property."""
        text = str(getattr(value, "value", value))
        key = text if isinstance(value, ox.NamedNode) else self.called.get(text, f"urn:value:{role}:{text}")
        if key not in self.places:
            kind = "thing" if isinstance(value, ox.NamedNode | ox.BlankNode) else "value"
            self.places[key] = len(self.nodes)
            self.nodes.append(Node(key, kind, name or (_tail(text) if kind == "thing" else text) or key))
        place = self.places[key]
        self.used[place] = None
        return place


def _called(graph: ViewGraph) -> dict[str, str]:
    """The IRI of the only thing of a name."""
    many = Counter(node.label for node in graph.nodes)
    return {node.label: node.iri for node in graph.nodes if many[node.label] == 1}


def _tail(name: str) -> str:
    return name.rstrip("/#").replace("#", "/").rpartition("/")[2]
