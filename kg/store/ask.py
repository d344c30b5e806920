"""Questions to a store that is being changed; terms come as N-Triples writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from string import Template
from typing import TypeVar

import pyoxigraph as ox

from kg.emit.terms import terms
from kg.ntriples import unquoted
from kg.prefixes import ENTITIES, PREFIXES

T = TypeVar("T")

SHARED = ox.NamedNode(ENTITIES)  # the graph of what documents share

_BATCH = 500
_HEAVY = 3_000  # mentions
_NAMED = Template("""
SELECT ?thing WHERE { VALUES ?label { $labels } GRAPH $shared { ?thing $property ?label } }""")


def batches(items: Iterable[T], weigh: Callable[[T], int] | None = None) -> Iterator[list[T]]:
    """Short lists; where items are weighed, by how much the store has of them, none is long and heavy."""
    batch: list[T] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += weigh(item) if weigh else 0
        if len(batch) >= _BATCH or weight >= _HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


class Ask:
    """A store, and its graph of what documents share."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def rows(self, template: Template, **parts: str) -> Iterator[list[str]]:
        """A query's rows as tokens; "" where unbound. Other threads run while the store answers."""
        query = template.substitute(parts, shared=SHARED)
        found = self.store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        answer = found.serialize(format=ox.QueryResultsFormat.TSV)  # rows as objects would hold the lock
        assert answer is not None
        _, *lines = answer.decode().removesuffix("\n").split("\n")
        return (line.split("\t") for line in lines)

    def named(self, labels: Iterable[str], prop: str) -> list[str]:
        """The shared things of these labels."""
        return [row[0] for row in self.rows(_NAMED, labels=" ".join(labels), property=prop)]

    def count(self, prop: str, label: str) -> int:
        """How many things have a label, in all graphs."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(prop[1:-1]), ox.Literal(unquoted(label)))
        return sum(1 for _ in found)

    def standing(self, things: Iterable[str]) -> list[str]:
        """All that the shared graph says of these things and of the nodes that are views of them."""
        view = ox.NamedNode(terms().property("Person.mentions")[1:-1])
        found = []
        for thing in sorted(set(things)):
            node = ox.NamedNode(thing[1:-1])
            found += [line(quad) for quad in self.store.quads_for_pattern(node, None, None, SHARED)]
            found += [line(quad) for quad in self.store.quads_for_pattern(None, view, node, SHARED)]
        return found


def line(quad: ox.Quad) -> str:
    """A quad's triple as N-Triples writes it, without the dot."""
    return f"{quad.subject} {quad.predicate} {quad.object}"
