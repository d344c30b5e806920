"""People across the documents of a store: what two mentions of a name have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from string import Template
from typing import NamedTuple

from kg.ntriples import unquoted
from kg.ontology import Ontology
from kg.resolve import Agreement, Appearance, Thing, parsed, people, reports
from kg.store.ask import Ask, batches
from kg.store.verdicts import Verdicts

_PEOPLE = Template("""
SELECT ?name ?node ?doc ?date ?print ?post WHERE {
  VALUES ?name { $names }
  GRAPH ?doc { ?node foaf:name ?name } FILTER(?doc != $shared)
  OPTIONAL { ?doc schema:datePublished ?date }
  OPTIONAL { ?doc kg:fingerprint ?print }
  OPTIONAL { ?tenure org:member ?node ; kg:post ?post }
}""")
_PLACES = Template("""
SELECT ?node ?unit ?label WHERE {
  VALUES ?node { $nodes }
  ?part kg:participant ?node ; kg:event ?event .
  ?event schema:location ?unit .
  ?unit skos:prefLabel ?label
}""")
_POSTS = Template("""
SELECT ?post ?title ?role ?body ?name ?kind ?unit ?place WHERE {
  VALUES ?post { $posts }
  ?post skos:prefLabel ?title ; org:role ?role
  OPTIONAL {
    ?post org:postIn ?body . ?body skos:prefLabel ?name
    OPTIONAL { ?body org:classification ?kind }
    OPTIONAL { ?body schema:areaServed ?unit . ?unit skos:prefLabel ?place }
  }
}""")


class _View(NamedTuple):
    """A person as one document names them; tokens."""

    node: str
    document: str
    date: str
    print: str

    def mention(self, name: str, agreements: Iterable[Agreement], same: Mapping[str, str]) -> Appearance:
        """With what it has in common with others; `same`: reports that are printed several times."""
        text = [Agreement(4, same[self.document], "")] if self.document in same else []
        date = self.date and unquoted(self.date)
        return Appearance(self.node[1:-1], self.document, date, (*sorted(agreements), *text), name)


def same_reports(prints: Iterable[tuple[str, str]]) -> dict[str, str]:
    """reports() of documents with the literals of their fingerprints, "" where they have none."""
    known = {document: literal for document, literal in prints if literal}
    if len(known) < 2:
        return {}
    return reports({document: parsed(unquoted(literal)) for document, literal in known.items()})


class People:
    """Reads mentions and resolves them; what holders of a post have in common is remembered."""

    def __init__(self, ask: Ask, ontology: Ontology, verdicts: Verdicts) -> None:
        self.ask = ask
        self.ontology = ontology
        self.verdicts = verdicts
        self._known: dict[str, tuple[Agreement, ...]] = {}

    def people(self, names: Collection[str]) -> Iterator[Thing]:
        """The persons of these names."""
        said: dict[str, dict[_View, set[Agreement]]] = defaultdict(lambda: defaultdict(set))
        rows = list(self.ask.rows(_PEOPLE, names=" ".join(names)))
        self._learn({row[-1] for row in rows if row[-1]})
        for name, *view, post in rows:
            said[name][_View(*view)].update(self._known.get(post, ()))
        self._add_places(said)
        for group in self.verdicts.together(said):
            same = same_reports((view.document, view.print) for name in group for view in said[name])
            mentions = [
                view.mention(unquoted(name), agreements, same)
                for name in group
                for view, agreements in said[name].items()
            ]
            yield from people(unquoted(group[0]), mentions, self.verdicts.pairs)

    def _add_places(self, said: Mapping[str, Mapping[_View, set[Agreement]]]) -> None:
        """Where people of whom no post is known took part in events."""
        bare = {view.node: found for views in said.values() for view, found in views.items() if not found}
        for some in batches(bare):
            for node, unit, label in self.ask.rows(_PLACES, nodes=" ".join(some)):
                bare[node].add(Agreement(3, unit, unquoted(label)))

    def _learn(self, posts: Set[str]) -> None:
        """Remember what two holders of each post have in common."""
        for some in batches(sorted(posts - self._known.keys())):
            for post, *told in self.ask.rows(_POSTS, posts=" ".join(some)):
                self._known[post] = self._agreements(post, *told)

    def _agreements(
        self, post: str, title: str, role: str, body: str, name: str, kind: str, unit: str, place: str
    ) -> tuple[Agreement, ...]:
        """Nothing, where a local body's place is unknown."""
        same = Agreement(0, post, unquoted(title))
        if not body:
            return (same,) if self._said(role, "takes") == "nothing" else ()
        within = same, Agreement(1, body, unquoted(name))
        if unit:
            return *within, Agreement(2, unit, unquoted(place))
        return within if self._said(kind, "bodyLevel") == "nation" else ()

    def _said(self, concept: str, name: str) -> str:
        known = self.ontology.concepts.get(concept[1:-1])
        return known.get(name) if known else ""
