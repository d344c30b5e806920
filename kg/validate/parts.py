"""A graph in parts that fit into memory, each with all that the shapes ask about its own things."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.prefixes import expand

_ENOUGH = 10_000  # quads
_SUBCLASS = ox.NamedNode(expand("rdfs:subClassOf"))
_Thing = ox.NamedNode | ox.BlankNode


class Part(NamedTuple):
    """Things, and the triples by which they can be checked, as N-Triples."""

    own: frozenset[str]
    data: bytes


def divided(store: ox.Store, backward: Collection[ox.NamedNode]) -> Iterator[Part]:
    """All things of a store, each in one part; `backward` are the properties that shapes follow backward."""
    classes = list(store.quads_for_pattern(None, _SUBCLASS, None, None))
    own: set[Any] = set()
    quads = list(classes)
    for thing, said in _things(store):
        own.add(thing)
        quads += said
        for path in backward:
            quads += store.quads_for_pattern(None, path, thing, None)
        if len(quads) >= _ENOUGH:
            yield _whole(store, own, quads)
            own, quads = set(), list(classes)
    yield _whole(store, own, quads)


def _things(store: ox.Store) -> Iterator[tuple[_Thing, list[ox.Quad]]]:
    """Each thing with its quads, among those of the first graph that speaks of it."""
    for name in sorted([*store.named_graphs(), ox.DefaultGraph()], key=str):
        for thing, _ in groupby(store.quads_for_pattern(None, None, None, name), attrgetter("subject")):
            said = list(store.quads_for_pattern(thing, None, None, None))
            others = {quad.graph_name for quad in said} - {name}
            if not others or str(name) < min(map(str, others)):
                yield thing, said


def _whole(store: ox.Store, own: set[Any], quads: list[ox.Quad]) -> Part:
    """A part with all that its things lead to; its own, too, is that of which nothing is said."""
    known, ahead = set(own), list(quads)
    while ahead:
        thing = ahead.pop().object
        if isinstance(thing, ox.Literal) or thing in known:
            continue
        known.add(thing)
        said = list(store.quads_for_pattern(thing, None, None, None))
        if not said:
            own.add(thing)
        quads += said
        ahead += said
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return Part(frozenset(thing.value for thing in own), data)
