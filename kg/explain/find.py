"""A name as people type it → the things it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.words import CALLED, kind, shown, whole
from kg.prefixes import is_word
from kg.text import likenesses


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What can be asked about."""

    label: str
    kind: str
    iri: str


def find(store: ox.Store, wanted: str) -> list[Thing]:
    """The things of that IRI, or of the names most like what is wanted."""
    node = _node(wanted)
    if node and any(store.quads_for_pattern(node, None, None, None)):
        return [_thing(store, whole(store, node))]
    labels = list(_labels(store))
    for is_like in likenesses(wanted):
        things = {_thing(store, whole(store, node)) for label, node in labels if is_like(label)}
        if things:
            return sorted(things, key=lambda thing: (len(thing.label), thing))
    return []


def _node(wanted: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(wanted.removeprefix("<").removesuffix(">"))
    except ValueError:
        return None


def _labels(store: ox.Store) -> Iterator[tuple[str, ox.NamedNode]]:
    for predicate in CALLED:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            node, label = quad.subject, quad.object
            if isinstance(label, ox.Literal) and isinstance(node, ox.NamedNode) and not is_word(node.value):
                yield label.value, node


def _thing(store: ox.Store, node: ox.NamedNode) -> Thing:
    return Thing(shown(store, node), kind(store, node), node.value)
