"""A store's triples as sorted lines of N-Triples, and the terms read back from such lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import pyoxigraph as ox

from kg.ntriples import TYPE, unquoted
from kg.prefixes import curie


class Block(NamedTuple):
    """All that is said of one subject; terms as N-Triples writes them, types first."""

    subject: str
    said: list[tuple[str, list[str]]]  # predicate, its objects

    @property
    def types(self) -> list[str]:
        """Its classes; none where only its values are told."""
        return self.said[0][1] if self.said[0][0] == TYPE else []


class Literal(NamedTuple):
    """What a literal is made of."""

    value: str
    language: str
    datatype: str


def graphs(store: ox.Store) -> list[ox.NamedNode | ox.DefaultGraph]:
    """The default graph and the named ones, by name."""
    named = [graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]
    return [ox.DefaultGraph(), *sorted(named, key=lambda graph: graph.value)]


def graph_lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[bytes]:
    """One graph's triples as sorted lines, without their ends."""
    text = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return sorted(text.split(b"\n")[:-1])


def all_lines(store: ox.Store) -> list[bytes]:
    """The triples of every graph, each once."""
    return sorted({line for graph in graphs(store) for line in graph_lines(store, graph)})


def blocks(lines: Iterable[bytes]) -> Iterator[Block]:
    """Sorted lines, gathered by subject."""
    triples = (line[:-2].decode().split(" ", 2) for line in lines)
    for subject, same in groupby(triples, key=lambda triple: triple[0]):
        pairs = groupby(same, key=lambda triple: triple[1])
        said = [(predicate, [triple[2] for triple in rows]) for predicate, rows in pairs]
        yield Block(subject, sorted(said, key=lambda pair: pair[0] != TYPE))


def short(token: str) -> str:
    """An IRI with its prefix; in full where there is none."""
    return curie(token[1:-1]) or token[1:-1]


def literal(token: str) -> Literal:
    """A literal's value, language and datatype; the last two may be empty."""
    value, tail = unquoted(token), token[token.rindex('"') + 1 :]
    if tail.startswith("@"):
        return Literal(value, tail[1:], "")
    return Literal(value, "", tail[3:-1])
