"""N-Triples and N-Quads: one statement a line, sorted."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.export.lines import all_lines, graph_lines, graphs


def ntriples(store: ox.Store) -> Iterator[str]:
    """The triples of all graphs, each once."""
    for line in all_lines(store):
        yield line.decode() + "\n"


def nquads(store: ox.Store) -> Iterator[str]:
    """Graph by graph, the default one first."""
    for graph in graphs(store):
        end = f" {graph} .\n" if isinstance(graph, ox.NamedNode) else " .\n"
        for line in graph_lines(store, graph):
            yield line[:-2].decode() + end
