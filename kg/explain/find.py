"""A name as people type it → the things it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.words import CALLED, kind, named, one_line, shown, whole
from kg.prefixes import is_word
from kg.sparql import rows
from kg.text import likenesses

_CODE = named("skos:notation")
_HINTS = """
SELECT DISTINCT ?hint {{
  {{ <{0}> (org:postIn?/schema:areaServed)?/schema:containedInPlace/skos:prefLabel ?hint }}
  UNION {{ <{0}> schema:location|dcterms:spatial ?place . ?place skos:prefLabel ?hint }}
  UNION {{ <{0}> schema:startDate ?hint }}
  UNION {{ ?view prov:specializationOf <{0}> . ?tenure org:member ?view ; kg:post/skos:prefLabel ?hint }}
}} ORDER BY ?hint LIMIT 2"""
_VIEWS = "SELECT (COUNT(*) AS ?documents) {{ ?view prov:specializationOf <{0}> }}"


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What can be asked about."""

    label: str
    kind: str
    iri: str


def find(store: ox.Store, wanted: str) -> list[Thing]:
    """The things of that IRI or unit code, or of the names most like what is wanted."""
    node = _node(wanted)
    if node and any(store.quads_for_pattern(node, None, None, None)):
        return [_thing(store, whole(store, node))]
    if coded := _coded(store, wanted):
        return coded
    labels = list(_labels(store))
    for is_like in likenesses(wanted):
        things = {_thing(store, whole(store, node)) for label, node in labels if is_like(label)}
        if things:
            return sorted(things, key=lambda thing: (len(thing.label), thing))
    return []


def told_apart(store: ox.Store, thing: Thing) -> str:
    """One line that tells a thing from its namesakes: posts, place or day, in how many documents it is."""
    hints = [one_line(row["hint"]) for row in rows(store, _HINTS.format(thing.iri))]
    views = next(rows(store, _VIEWS.format(thing.iri)))["documents"]
    count = [f"{views} document{'s' * (views != '1')}"] if views != "0" else []
    return " · ".join([thing.label, thing.kind, *hints, *count, thing.iri])


def _node(wanted: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(wanted.removeprefix("<").removesuffix(">"))
    except ValueError:
        return None


def _coded(store: ox.Store, wanted: str) -> list[Thing]:
    """The units of an official code."""
    quads = store.quads_for_pattern(None, _CODE, ox.Literal(wanted), None) if wanted.isdecimal() else ()
    return sorted({_thing(store, quad.subject) for quad in quads if isinstance(quad.subject, ox.NamedNode)})


def _labels(store: ox.Store) -> Iterator[tuple[str, ox.NamedNode]]:
    for predicate in CALLED:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            node, label = quad.subject, quad.object
            if isinstance(label, ox.Literal) and isinstance(node, ox.NamedNode) and not is_word(node.value):
                yield label.value, node


def _thing(store: ox.Store, node: ox.NamedNode) -> Thing:
    return Thing(shown(store, node), kind(store, node), node.value)
