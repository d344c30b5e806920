"""What a store held before it is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.emit.terms import terms
from kg.ntriples import unquoted
from kg.prefixes import DECISIONS
from kg.store import disk
from kg.store.ask import line

_MARKS = tuple(ox.NamedNode(terms().property(f"Document.{name}")[1:-1]) for name in ("digest", "extractor"))


class Before:
    """The current generation of a store, where there is one."""

    def __init__(self, folder: Path) -> None:
        self.fresh = disk.current(folder) is None
        self._store: ox.Store | None = None if self.fresh else disk.opened(folder)

    def mark(self, document: str) -> str:
        """Digest and extractor of a document; "" where the store did not hold it."""
        found = (self._quads(ox.NamedNode(document), name) for name in _MARKS)
        return "".join(unquoted(str(quad.object)) for quads in found for quad in quads)

    def documents(self) -> Iterator[str]:
        """All of them, in no order."""
        return (str(quad.subject)[1:-1] for quad in self._quads(None, _MARKS[0]))

    def decisions(self) -> list[str]:
        """The triples of those that the store was made with."""
        return [line(quad) for quad in self._quads(graph=ox.NamedNode(DECISIONS))]

    def _quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterable[ox.Quad]:
        return self._store.quads_for_pattern(subject, predicate, None, graph) if self._store else ()

    def close(self) -> None:
        """Let go of the database's files."""
        self._store = None
