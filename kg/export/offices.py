"""What formats for public offices have in common: who held which post of which body, and at what events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg import sparql

_QUERIES = {
    "people": """SELECT ?id ?name ?alias ?document ?url ?quote WHERE {
  ?id a foaf:Person ; foaf:name ?name .
  OPTIONAL { ?id skos:altLabel ?alias }
  ?view prov:specializationOf ?id .
  GRAPH ?document { ?view foaf:name ?called ; prov:wasDerivedFrom ?span }
  ?span oa:exact ?quote .
  OPTIONAL { ?document schema:url ?url } }""",
    "bodies": """SELECT ?id ?name ?kind ?area WHERE {
  ?id a org:FormalOrganization ; skos:prefLabel ?name .
  OPTIONAL { ?id org:classification ?kind } OPTIONAL { ?id schema:areaServed ?area } }""",
    "posts": """SELECT ?id ?name ?role ?body ?area ?place ?seats WHERE {
  ?id a org:Post ; skos:prefLabel ?name .
  OPTIONAL { ?id org:role ?role } OPTIONAL { ?id kg:seats ?seats }
  OPTIONAL { ?id org:postIn ?body
    OPTIONAL { ?body schema:areaServed ?area . ?area skos:prefLabel ?place } } }""",
    "areas": """SELECT ?id ?name ?code ?level ?parent WHERE {
  ?id a schema:AdministrativeArea ; skos:prefLabel ?name ; skos:notation ?code .
  OPTIONAL { ?id kg:level/rdfs:label ?level FILTER(LANG(?level) = "en") }
  OPTIONAL { ?id schema:containedInPlace ?parent } }""",
    "tenures": """SELECT ?id ?person ?post ?body ?area ?stated ?start ?end ?observed ?printed ?document
  ?url ?quote ?said WHERE {
  GRAPH ?document { ?said kg:post ?post ; org:member ?view ; prov:wasDerivedFrom ?span }
  ?view prov:specializationOf ?person .
  ?span oa:exact ?quote .
  OPTIONAL { ?document schema:url ?url } OPTIONAL { ?document schema:datePublished ?printed }
  OPTIONAL { ?post org:postIn ?body OPTIONAL { ?body schema:areaServed ?area } }
  OPTIONAL { ?said kg:status/skos:notation ?stated }
  OPTIONAL { ?said schema:startDate ?start } OPTIONAL { ?said schema:endDate ?end }
  OPTIONAL { ?said kg:observed ?observed }
  OPTIONAL { ?said prov:alternateOf ?first }
  BIND(COALESCE(?first, ?said) AS ?id) }""",
    "events": """SELECT ?id ?name ?type ?date ?area ?place ?document ?url ?quote ?said WHERE {
  GRAPH ?document { ?said a schema:Event ; prov:wasDerivedFrom ?span }
  ?span oa:exact ?quote .
  OPTIONAL { ?document schema:url ?url }
  OPTIONAL { ?said schema:name ?name } OPTIONAL { ?said dcterms:type/skos:notation ?type }
  OPTIONAL { ?said schema:startDate ?date }
  OPTIONAL { ?said schema:location ?area . ?area skos:prefLabel ?place }
  OPTIONAL { ?said prov:specializationOf ?joint }
  OPTIONAL { ?said prov:alternateOf ?first }
  BIND(COALESCE(?joint, ?first, ?said) AS ?id) }""",
    "parts": """SELECT ?id ?event ?person WHERE {
  ?id kg:event ?said ; kg:participant/prov:specializationOf ?person
  OPTIONAL { ?said prov:specializationOf ?joint }
  OPTIONAL { ?said prov:alternateOf ?first }
  BIND(COALESCE(?joint, ?first, ?said) AS ?event) }""",
}


class Source(NamedTuple):
    """Where it is said, and in which words."""

    url: str
    quote: str


class Entry(NamedTuple):
    """One thing with its first value of each property, and all its sources."""

    id: str
    said: dict[str, str]
    sources: tuple[Source, ...]
    aliases: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """The value of a property, or ""."""
        return self.said.get(name, "")


def entries(store: ox.Store, what: str) -> Iterator[Entry]:
    """All people, bodies, posts, areas, tenures, events or parts in events; by IRI."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sparql.rows(store, _QUERIES[what]):
        said = {name: value for name, value in row.items() if value}
        rows[said["id"]].append(said)
    for ident, same in sorted(rows.items()):
        said = min(same, key=lambda one: (one.get("said") != one["id"], sorted(one.items())))
        sources = {
            Source(one.get("url") or one["document"], one["quote"]) for one in same if "document" in one
        }
        aliases = {one["alias"] for one in same if "alias" in one}
        yield Entry(ident, said, tuple(sorted(sources)), tuple(sorted(aliases)))


def attendance(store: ox.Store) -> dict[str, list[str]]:
    """The people in each event."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in entries(store, "parts"):
        found[part.get("event")].add(part.get("person"))
    return {event: sorted(people) for event, people in found.items()}
