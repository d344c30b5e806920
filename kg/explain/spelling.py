"""A name as people type it → the labels of the graph that it may be; a diacritic that is typed counts."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import pyoxigraph as ox

from kg.explain.words import named
from kg.prefixes import ENTITIES
from kg.sparql import rows
from kg.text import compose, fold, likenesses

_NEAR, _ALIKE = 3, 0.75  # labels offered; how much of one must agree


def is_name(store: ox.Store, value: str) -> bool:
    """Whether a person is called exactly so."""
    return any(
        True for _ in store.quads_for_pattern(None, named("foaf:name"), ox.Literal(compose(value)), None)
    )


def people(store: ox.Store, name: str) -> int:
    """How many people are called exactly so."""
    whole = ox.NamedNode(ENTITIES)  # elsewhere they are the documents' views
    called = store.quads_for_pattern(None, named("foaf:name"), ox.Literal(compose(name)), whole)
    return len({quad.subject for quad in called})


def names(store: ox.Store) -> list[str]:
    """What people are called, sorted."""
    return sorted(
        {row["name"] for row in rows(store, "SELECT ?name { ?person a foaf:Person ; foaf:name ?name }")}
    )


def meant(known: Iterable[str], value: str) -> list[str]:
    """Those that `value` spells in another way, else those with its words in them."""
    known = list(known)
    found = ([label for label in known if test(label)] for test in likenesses(value))
    return next(filter(None, found), [])


def near(known: Iterable[str], value: str) -> list[str]:
    """The few that look most like `value`."""
    folded = {label: fold(label) for label in known}
    alike = get_close_matches(fold(value), sorted(set(folded.values())), _NEAR, _ALIKE)
    return [label for one in alike for label, plain in folded.items() if plain == one]
