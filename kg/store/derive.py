"""The graph of what documents share, computed again for what changes touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from string import Template
from typing import TypeVar

import pyoxigraph as ox

from kg.emit import Touched, plain, thing_triples
from kg.emit.terms import quoted, terms
from kg.ontology import Ontology
from kg.prefixes import PREFIXES
from kg.resolve import Agreement, Mention, Occasion, Reference, Thing, block, events, instruments, people
from kg.store.verdicts import Verdicts

T = TypeVar("T")

_BATCH = 500
_PEOPLE = Template("""
SELECT ?name ?node ?doc ?date ?post WHERE {
  VALUES ?name { $names }
  GRAPH ?doc { ?node foaf:name ?name } FILTER(?doc != $shared)
  OPTIONAL { ?doc schema:datePublished ?date }
  OPTIONAL { ?tenure org:member ?node ; kg:post ?post }
}""")
_PLACES = Template("""
SELECT ?node ?unit ?label WHERE {
  VALUES ?node { $nodes }
  ?part kg:participant ?node ; kg:event ?event .
  ?event schema:location ?unit .
  ?unit skos:prefLabel ?label
}""")
_POST = Template("""
SELECT ?title ?role ?body ?name ?kind ?unit ?place WHERE {
  GRAPH $shared {
    $post skos:prefLabel ?title ; org:role ?role
    OPTIONAL {
      $post org:postIn ?body . ?body skos:prefLabel ?name
      OPTIONAL { ?body org:classification ?kind }
      OPTIONAL { ?body schema:areaServed ?unit . ?unit skos:prefLabel ?place }
    }
  }
}""")
_EVENTS = Template("""
SELECT ?type ?date ?unit ?node ?doc ?label WHERE {
  VALUES (?type ?date ?unit) { $occasions }
  GRAPH ?doc { ?node schema:location ?unit ; schema:startDate ?date ; dcterms:type ?type
    OPTIONAL { ?node schema:name ?label } }
  FILTER(?doc != $shared)
}""")
_REFERENCES = Template("""
SELECT ?node ?kind ?number ?issuer WHERE {
  VALUES ?node { $nodes }
  ?node schema:legislationIdentifier ?number ; schema:legislationType ?kind
  OPTIONAL { ?node kg:issuer ?issuer }
}""")
_VIEWS = Template("""
SELECT ?node WHERE {
  VALUES ?block { $blocks }
  GRAPH $shared { ?thing skos:hiddenLabel ?block . ?node prov:specializationOf ?thing }
}""")
_NAMED = Template("""
SELECT ?thing WHERE { VALUES ?label { $labels } GRAPH $shared { ?thing $property ?label } }""")
_JOINT = Template("""
SELECT ?thing WHERE {
  VALUES (?type ?date ?unit) { $occasions }
  GRAPH $shared { ?thing schema:location ?unit ; schema:startDate ?date ; dcterms:type ?type }
}""")


def batches(items: Iterable[T], size: int = _BATCH) -> Iterator[list[T]]:
    """Lists of at most `size`."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


class Derivation:
    """Reads documents' graphs, resolves, and says which triples the shared graph then has."""

    def __init__(
        self, store: ox.Store, shared: str, base: str, ontology: Ontology, verdicts: Verdicts
    ) -> None:
        self.store = store
        self.shared = f"<{shared}>"
        self.base = base
        self.ontology = ontology
        self.verdicts = verdicts
        self._known: dict[str, tuple[Agreement, ...]] = {}

    def rows(self, template: Template, **parts: str) -> Iterator[list[str]]:
        """A query's rows as tokens; "" where unbound."""
        query = template.substitute(parts, shared=self.shared)
        found = self.store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return ([str(value) if value is not None else "" for value in row] for row in found)

    def things(self, touched: Touched, *, fresh: bool) -> Iterator[tuple[list[str], list[str]]]:
        """(triples that stand, triples that should stand), batch by batch; of a fresh store none stand."""
        for some in batches(self.verdicts.together(touched.names)):
            names = [name for group in some for name in group]
            before = [] if fresh else self._labelled(names, terms().property("Person.name"))
            yield self.standing(before), self.triples(self.people(names))
        for occasions in batches(sorted(touched.occasions)):
            before = [] if fresh else [row[0] for row in self.rows(_JOINT, occasions=_tuples(occasions))]
            yield self.standing(before), self.triples(self.events(occasions))
        for blocks in batches(sorted(touched.blocks)):
            labels = [quoted(name) for name in blocks]
            before = [] if fresh else self._labelled(labels, terms().property("Legislation.block"))
            nodes = {node for name in blocks for node in touched.blocks[name]}
            nodes |= {row[0] for row in self.rows(_VIEWS, blocks=" ".join(labels))} if before else set()
            yield self.standing(before), self.triples(self.instruments(sorted(nodes)))

    def _labelled(self, labels: list[str], prop: str) -> list[str]:
        return [row[0] for row in self.rows(_NAMED, labels=" ".join(labels), property=prop)]

    def standing(self, things: Iterable[str]) -> list[str]:
        """All that the shared graph says of these things and of the nodes that are views of them."""
        graph = ox.NamedNode(self.shared[1:-1])
        view = ox.NamedNode(terms().property("Person.mentions")[1:-1])
        found = []
        for thing in sorted(set(things)):
            node = ox.NamedNode(thing[1:-1])
            found += [line(quad) for quad in self.store.quads_for_pattern(node, None, None, graph)]
            found += [line(quad) for quad in self.store.quads_for_pattern(None, view, node, graph)]
        return found

    def triples(self, things: Iterable[Thing]) -> list[str]:
        """What the shared graph should say of these things."""
        return [triple for thing in things for triple in thing_triples(thing, self.base)]

    def people(self, names: Collection[str]) -> Iterator[Thing]:
        """The persons of these names."""
        said: dict[str, dict[tuple[str, str, str], set[Agreement]]] = defaultdict(lambda: defaultdict(set))
        for name, node, document, date, post in self.rows(_PEOPLE, names=" ".join(names)):
            said[name][node, document, date].update(self.agreements(post) if post else ())
        nodes = [key[0] for found in said.values() for key, agreements in found.items() if not agreements]
        places = self._places(nodes)
        for group in self.verdicts.together(said):
            mentions = [
                Mention(
                    node[1:-1],
                    doc,
                    date and plain(date),
                    tuple(sorted(agreements or places[node])),
                    plain(name),
                )
                for name in group
                for (node, doc, date), agreements in said[name].items()
            ]
            yield from people(plain(group[0]), mentions, self.verdicts.pairs)

    def _places(self, nodes: list[str]) -> dict[str, set[Agreement]]:
        """Where people of whom no post is known took part in events."""
        found: dict[str, set[Agreement]] = defaultdict(set)
        for some in batches(nodes):
            for node, unit, label in self.rows(_PLACES, nodes=" ".join(some)):
                found[node].add(Agreement(3, unit, plain(label)))
        return found

    def agreements(self, post: str) -> tuple[Agreement, ...]:
        """What two holders of a post have in common; remembered."""
        if post not in self._known:
            self._known[post] = self._agreements(post)
        return self._known[post]

    def _agreements(self, post: str) -> tuple[Agreement, ...]:
        """Nothing, where a local body's place is unknown."""
        for title, role, body, name, kind, unit, place in self.rows(_POST, post=post):
            same = Agreement(0, post, plain(title))
            if not body:
                return (same,) if self._said(role, "takes") == "nothing" else ()
            within = same, Agreement(1, body, plain(name))
            if unit:
                return *within, Agreement(2, unit, plain(place))
            return within if self._said(kind, "bodyLevel") == "nation" else ()
        return ()

    def _said(self, concept: str, name: str) -> str:
        known = self.ontology.concepts.get(concept[1:-1])
        return known.get(name) if known else ""

    def events(self, occasions: Collection[Occasion]) -> Iterator[Thing]:
        """The events on these occasions that several documents report."""
        said: dict[Occasion, list[Mention]] = defaultdict(list)
        for kind, date, unit, node, document, label in self.rows(_EVENTS, occasions=_tuples(occasions)):
            occasion = Occasion(kind[1:-1], plain(date), unit[1:-1])
            said[occasion].append(Mention(node[1:-1], document, label=label and plain(label)))
        for occasion in sorted(said):
            yield from events(occasion, said[occasion])

    def instruments(self, nodes: list[str]) -> Iterator[Thing]:
        """The legal and Party documents that these nodes refer to."""
        said: dict[str, list[Reference]] = defaultdict(list)
        for some in batches(nodes):
            for node, kind, number, issuer in self.rows(_REFERENCES, nodes=" ".join(some)):
                reference = Reference(node[1:-1], plain(kind), plain(number), plain(issuer) if issuer else "")
                said[block(reference.kind, reference.number)].append(reference)
        for name in sorted(said):
            yield from instruments(said[name], terms().symbols)


def line(quad: ox.Quad) -> str:
    """A quad's triple as N-Triples writes it, without the dot."""
    return f"{quad.subject} {quad.predicate} {quad.object}"


def _tuples(occasions: Iterable[Occasion]) -> str:
    return " ".join(f"({occasion.type} {occasion.date} {occasion.unit})" for occasion in occasions)
