"""The graph of what documents share, while it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.emit import n_quads
from kg.prefixes import ENTITIES
from kg.store.ask import SHARED, line
from kg.store.loader import Loader


class Shared:
    """Descriptions and derived triples; `settle` has the store hold all that was added to it before."""

    def __init__(self, store: ox.Store, loader: Loader, settle: Callable[[], None], *, fresh: bool) -> None:
        self._store = store
        self._loader = loader
        self._settle = settle
        self._fresh = fresh
        self._described: set[str] = set()

    def describe(self, descriptions: Mapping[str, Iterable[str]]) -> None:
        """The descriptions of posts, bodies and units, in place of those that differ."""
        for name, said in descriptions.items():
            if name not in self._described:
                self._described.add(name)
                triples = set(said)
                standing = set() if self._fresh else set(self._said(name))
                self.replace(standing - triples, triples - standing)

    def _said(self, name: str) -> list[str]:
        quads = self._store.quads_for_pattern(ox.NamedNode(name), None, None, SHARED)
        return [line(quad) for quad in quads]

    def replace(self, gone: Iterable[str], new: Iterable[str]) -> None:
        """Some triples by others."""
        if gone:
            self._settle()
            text = " .\n".join(sorted(gone))
            self._store.update(f"DELETE DATA {{ GRAPH {SHARED} {{ {text} }} }}")
        self._loader.add(n_quads(sorted(new), ENTITIES))

    def collect(self, linked: Iterator[str]) -> None:
        """Drop the descriptions that nothing refers to any more."""
        pending = [] if self._fresh else list(linked)
        while pending:
            name = ox.NamedNode(pending.pop()[1:-1])
            standing = self._said(name.value)
            if standing and next(self._store.quads_for_pattern(None, None, name), None) is None:
                self.replace(standing, ())
                values = {triple.split(" ", 2)[2] for triple in standing}
                pending += sorted(value for value in values if value.startswith("<"))
