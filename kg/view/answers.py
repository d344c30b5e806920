"""Any query's answer as a graph: its things as they are known, told what else their rows say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyoxigraph as ox

from kg.model import InputError
from kg.prefixes import expand, tail
from kg.query import Answer
from kg.view.graph import Edge, Fact, Node, Source, Term, ViewGraph
from kg.view.select import subgraph
from kg.view.shows import shows, statuses, words

Value = ox.NamedNode | ox.BlankNode | ox.Literal
NAMES = tuple(map(expand, ("rdfs:label", "skos:prefLabel", "foaf:name", "schema:name")))


def answered(graph: ViewGraph, answer: Answer, title: str, title_vi: str) -> ViewGraph:
    """What a SELECT or CONSTRUCT found. A row's first thing leads to the others and has the values."""
    drawing = _Drawing(graph)
    if isinstance(answer, ox.QueryBoolean):
        raise InputError(f"{title}: it answers yes or no; only rows and graphs can be drawn")
    if isinstance(answer, ox.QuerySolutions):
        for row in answer:
            cells = zip(answer.variables, row, strict=True)
            drawing.row([(name.value, value) for name, value in cells if value is not None])
    else:
        drawing.triples(sorted(answer, key=str))
    return replace(drawing.graph(), title=title, title_vi=title_vi)


class _Drawing:
    """Nodes and links in the order in which the answer has them."""

    def __init__(self, known: ViewGraph) -> None:
        self.known = known
        self.places = {node.iri: place for place, node in enumerate(known.nodes)}
        self.called = _called(known)
        self.nodes = list(known.nodes)
        self.terms = {term: place for place, term in enumerate(known.terms)}
        self.told = {fact.iri for fact in known.facts}  # drawn with the links and things that they tell of
        self.values: dict[tuple[int, int, str], None] = {}  # of a thing: column, value
        self.used: dict[int, None] = {}
        self.links: dict[tuple[int, int, int], None] = {}

    def graph(self) -> ViewGraph:
        """What was drawn, with what the graph itself says between these things."""
        between = {(edge.source, edge.target) for edge in self.known.edges}
        links = [Edge(a, b, term) for a, b, term in self.links if not {(a, b), (b, a)} & between]
        facts = list(self.known.facts)
        nodes = list(self.nodes)
        for place, term, value in self.values:
            nodes[place] = replace(nodes[place], facts=(*nodes[place].facts, len(facts)))
            status = self._term(state) if (state := statuses().get(value)) else -1
            facts.append(Fact(term, len(self.known.sources), "", "" if state else value, status))
        whole = replace(
            self.known,
            nodes=tuple(nodes),
            edges=(*self.known.edges, *links),
            facts=tuple(facts),
            terms=tuple(self.terms),
            sources=(*self.known.sources, Source("", "")),
        )
        return subgraph(whole, self.used)

    def row(self, cells: list[tuple[str, Value]]) -> None:
        things = [(name, value) for name, value in cells if self._is_thing(value)]
        places = [(name, self._place(value, name)) for name, value in things or cells]
        first = places[0][1] if places else -1
        for name, place in places:
            if place != first:
                self.links[first, place, self._column(name)] = None
        for name, value in cells if things else ():
            text = str(getattr(value, "value", value))
            if isinstance(value, ox.Literal) and (name, value) not in things:
                self.values[first, self._column(name), text] = None

    def _is_thing(self, value: Value) -> bool:
        """A fact is drawn as its link; a name of a thing stands for it, but that of a province is told."""
        if not isinstance(value, ox.Literal):
            return str(getattr(value, "value", "")) not in self.told
        place = self.places.get(self.called.get(value.value, ""), -1)
        return place >= 0 and self.nodes[place].kind != "unit"

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

    def _column(self, name: str) -> int:
        return self._term(name, *shows()["columns"].get(name, (name, name)))

    def _term(self, name: str, vi: str = "", en: str = "") -> int:
        vi, en = (vi or words().get(name, {}).get("vi", "")), (en or words().get(name, {}).get("en", ""))
        for term, place in self.terms.items():
            if term.iri == name and not term.subject:
                return place
        return self.terms.setdefault(Term(name, vi, en), len(self.terms))

    def _place(self, value: object, role: str, name: str = "") -> int:
        """A thing is one wherever it stands, also by its name; a value is one for each column or property."""
        text = str(getattr(value, "value", value))
        key = text if isinstance(value, ox.NamedNode) else self.called.get(text, f"urn:value:{role}:{text}")
        if key not in self.places:
            kind = "thing" if isinstance(value, ox.NamedNode | ox.BlankNode) else "value"
            self.places[key] = len(self.nodes)
            self.nodes.append(Node(key, kind, name or (tail(text) if kind == "thing" else text) or key))
        place = self.places[key]
        self.used[place] = None
        return place


def _called(graph: ViewGraph) -> dict[str, str]:
    """The IRI of the only thing of a name."""
    many = Counter(node.label for node in graph.nodes)
    return {node.label: node.iri for node in graph.nodes if many[node.label] == 1}
