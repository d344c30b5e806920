"""Tenures, events and figures of a store, each with the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.conflicts.model import Claim, EventClaim, FigureClaim, TenureClaim
from kg.prefixes import expand
from kg.sparql import rows

_TENURES = """
SELECT ?tenure ?person ?name ?post ?title ?seats ?unit ?place ?level ?seat ?stated ?start ?end ?observed
  ?published ?source ?span ?quote WHERE {
  GRAPH ?document { ?tenure kg:post ?post ; org:member ?holder ; prov:wasDerivedFrom ?span }
  ?span oa:exact ?quote .
  ?document dcterms:identifier ?source .
  ?holder prov:specializationOf ?person .
  ?person foaf:name ?name .
  ?post skos:prefLabel ?title .
  OPTIONAL { ?document schema:datePublished ?printed }
  OPTIONAL { ?post kg:seats ?seats }
  OPTIONAL { ?post org:role/kg:committeeSeat ?seat }
  OPTIONAL { ?post org:postIn/schema:areaServed ?unit . ?unit kg:level ?level ; skos:prefLabel ?place }
  OPTIONAL { ?tenure kg:status/skos:notation ?stated }
  OPTIONAL { ?tenure schema:startDate ?start }
  OPTIONAL { ?tenure schema:endDate ?end }
  OPTIONAL { ?tenure kg:observed ?shown }
  OPTIONAL { ?tenure prov:alternateOf ?first OPTIONAL { ?first kg:observed ?shownFirst } }
  OPTIONAL { ?document dcterms:isVersionOf ?original OPTIONAL { ?original schema:datePublished ?day } }
  FILTER(BOUND(?first) || !BOUND(?original))
  BIND(IF(BOUND(?first), ?shownFirst, ?shown) AS ?observed)
  BIND(IF(BOUND(?original), ?day, ?printed) AS ?published)
}"""
_EVENTS = """
SELECT ?event ?type ?unit ?place ?label ?date ?term ?organiser ?source ?span ?quote WHERE {
  GRAPH ?document { ?event kg:main true ; dcterms:type ?type ; schema:startDate ?date ;
    schema:location ?unit ; schema:name ?label ; prov:wasDerivedFrom ?span . ?span oa:exact ?quote }
  OPTIONAL { ?event kg:term ?term }
  OPTIONAL { ?event kg:organiser ?organiser }
  OPTIONAL { ?document dcterms:isVersionOf ?original }
  FILTER(!BOUND(?original))
  ?document dcterms:identifier ?source .
  ?unit skos:prefLabel ?place .
}"""
_FIGURES = """
SELECT ?figure ?unit ?place ?label ?value ?counted ?comparator ?period ?source ?span ?quote WHERE {
  GRAPH ?document { ?figure a kg:Indicator ; schema:name ?label ; schema:value ?value ; kg:period ?period ;
    dcterms:spatial ?unit ; prov:wasDerivedFrom ?span . ?span oa:exact ?quote }
  OPTIONAL { ?figure schema:unitText ?counted }
  OPTIONAL { ?figure kg:comparator/skos:notation ?comparator }
  OPTIONAL { ?figure kg:figureStatus ?planned }
  OPTIONAL { ?document dcterms:isVersionOf ?original }
  FILTER(!BOUND(?original) && !BOUND(?planned))
  ?document dcterms:identifier ?source .
  ?unit skos:prefLabel ?place .
}"""
_WARDS = {expand(level) for level in ("kg:Ward", "kg:Commune", "kg:SpecialZone")}

Row = dict[str, str]


def _rows(store: ox.Store, query: str, node: str) -> list[Row]:
    """Each node once, with its first quote; in an order that is the same for the same graph."""
    ordered = sorted(rows(store, query), key=lambda row: (row["source"], *_place(row), row[node]))
    return list({row[node]: row for row in reversed(ordered)}.values())[::-1]


def _place(row: Row) -> tuple[int, int]:
    start, _, end = row["span"].rpartition("=")[2].partition(",")
    return (int(start), int(end)) if end.isdecimal() and start.isdecimal() else (0, 0)


def tenures(store: ox.Store) -> Iterator[TenureClaim]:
    """All tenures; what is printed again shows no other day than the first print."""
    found = _rows(store, _TENURES, "tenure")
    given = defaultdict(set)
    for row in found:
        if row["stated"] == "appointed" and not row["seat"]:
            given[row["source"], row["person"]].add(row["unit"])
    for row in found:
        yield _tenure(row, leaves=bool(given[row["source"], row["person"]] - {row["unit"]}))


def _tenure(row: Row, *, leaves: bool) -> TenureClaim:
    status = row["stated"] or "current"
    days = [f"{word} {row[word]}" for word in ("start", "end", "observed") if row[word]]
    says = ", ".join([f"{row['name']}: {row['title']}", status, *days])
    claim = Claim(says, row["source"], *_place(row), row["quote"])
    ward = row["unit"] if row["level"] in _WARDS else ""
    dates = (row["start"], row["end"], row["observed"], row["published"])
    known = (row["person"], row["name"], row["post"], row["title"], row["seats"])
    return TenureClaim(claim, *known, ward, row["place"], status, *dates, leaves)


def figures(store: ox.Store) -> Iterator[FigureClaim]:
    """Results of units that have a period."""
    for row in _rows(store, _FIGURES, "figure"):
        value = " ".join(filter(None, (row["comparator"], row["value"], row["counted"])))
        claim = Claim(f"{row['label']}: {value}, {row['period']}", row["source"], *_place(row), row["quote"])
        said = (row["label"], row["value"], row["counted"], row["comparator"] or "=", row["period"])
        yield FigureClaim(claim, row["unit"], row["place"], *said)


def events(store: ox.Store) -> Iterator[EventClaim]:
    """The main events that have a day and a place."""
    for row in _rows(store, _EVENTS, "event"):
        claim = Claim(f"{row['label']}, {row['date']}", row["source"], *_place(row), row["quote"])
        said = (row["label"], row["date"], row["term"], row["organiser"])
        yield EventClaim(claim, row["type"], row["unit"], row["place"], *said)
