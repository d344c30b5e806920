"""Changing a store: a new generation is made from the current one and takes its place when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.emit import Emitted, Touched, n_quads, plain, touched
from kg.emit.terms import terms, vocabulary
from kg.ontology import Ontology
from kg.resolve import Decision
from kg.store import disk
from kg.store.ask import Ask, line
from kg.store.derive import Derivation
from kg.store.reprints import groups, linked, links
from kg.store.verdicts import Verdicts

_LARGE = 20_000  # quads: from here on a bulk load is faster than a transaction
_BUFFER = 20_000_000  # characters of N-Quads, about 120,000 quads


class Writer:
    """The documents of a store, added and removed; nothing is written before the first change."""

    def __init__(
        self, folder: Path, base: str, ontology: Ontology, decisions: Iterable[Decision] = ()
    ) -> None:
        self.folder = folder
        self.base = base
        self.ontology = ontology
        self.verdicts = Verdicts(decisions, base)
        self.shared = f"{base}graph/entities"
        self.fresh = disk.current(folder) is None
        self.bulky = False
        self.touched = Touched()
        self.generation: Path | None = None
        self._store: ox.Store | None = None if self.fresh else disk.opened(folder)
        self._added: set[str] = set()  # documents that wait
        self._waiting: list[str] = []
        self._size = 0
        self._described: set[str] = set()

    def known(self) -> dict[str, str]:
        """Digest and extractor of each document by its IRI."""
        if self._store is None:
            return {}
        found: dict[str, str] = {}
        for name in ("Document.digest", "Document.extractor"):
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(terms().property(name)[1:-1]), None):
                document, value = str(quad.subject)[1:-1], plain(str(quad.object))
                found[document] = found.get(document, "") + value
        return found

    @property
    def store(self) -> ox.Store:
        """The generation that is being written."""
        if self.generation is None:
            self.generation = disk.fork(self.folder)
            self._store = ox.Store(str(self.generation))
            self._vocabulary()
        assert self._store is not None
        return self._store

    def _vocabulary(self) -> None:
        """The words that queries show, in a graph of their own."""
        graph = ox.NamedNode(f"{self.base}graph/ontology")
        lines = set(vocabulary())
        if lines != {line(quad) for quad in self.store.quads_for_pattern(None, None, None, graph)}:
            self.store.remove_graph(graph)
            self._load(n_quads(sorted(lines), graph.value))

    def remove(self, document: str) -> None:
        """Retract a document."""
        if document in self._added:
            self.flush()
        graph = ox.NamedNode(document)
        quads = self.store.quads_for_pattern(None, None, None, graph)
        self.touched.update(touched((str(q.subject), str(q.predicate), str(q.object)) for q in quads))
        for quad in linked(self._ask, graph):
            self.store.remove(quad)
        self.store.remove_graph(graph)

    @property
    def _ask(self) -> Ask:
        return Ask(self.store, self.shared)

    def add(self, emitted: Emitted) -> None:
        """A document that the store does not hold."""
        self._added.add(emitted.document)
        self._waiting.append(emitted.quads)
        self._size += len(emitted.quads)
        self.touched.update(emitted.touched)
        for name, triples in emitted.shared.items():
            if name not in self._described:
                self._described.add(name)
                self._describe(name, set(triples))
        if self._size > _BUFFER:
            self.flush()

    def _describe(self, name: str, triples: set[str]) -> None:
        """The description of a post, body or unit, in place of one that differs."""
        standing = set() if self.fresh else set(self._said(name))
        self._replace(standing - triples, triples - standing)

    def _said(self, name: str) -> list[str]:
        quads = self.store.quads_for_pattern(ox.NamedNode(name), None, None, ox.NamedNode(self.shared))
        return [line(quad) for quad in quads]

    def _replace(self, gone: Iterable[str], new: Iterable[str]) -> None:
        """Triples of the shared graph."""
        if gone:
            self.flush()
            text = " .\n".join(sorted(gone))
            self.store.update(f"DELETE DATA {{ GRAPH <{self.shared}> {{ {text} }} }}")
        text = n_quads(sorted(new), self.shared)
        self._waiting.append(text)
        self._size += len(text)

    def flush(self) -> None:
        """Write what waits."""
        self._load("".join(self._waiting))
        self._added, self._waiting, self._size = set(), [], 0

    def _load(self, text: str) -> None:
        if text.count("\n") > _LARGE:
            self.bulky = True
            self.store.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS)
        elif text:
            self.store.load(text.encode(), format=ox.RdfFormat.N_QUADS)

    def finish(self) -> None:
        """Derive what documents share, and let readers have the new generation."""
        if self.generation is None and not self._waiting and (self.fresh or not self._undecided()):
            return
        self.flush()
        self._decide()
        self._link()
        self._derive()
        self._collect()
        if self.bulky:
            self.store.optimize()  # queries are twice as fast
        self.store.flush()
        self.close()
        assert self.generation is not None
        disk.publish(self.folder, self.generation)
        self.generation = None

    def _undecided(self) -> set[str]:
        """The triples of decisions that are not as they should be."""
        assert self._store is not None
        graph = ox.NamedNode(self.verdicts.graph)
        return set(self.verdicts.lines) ^ {
            line(quad) for quad in self._store.quads_for_pattern(None, None, None, graph)
        }

    def _decide(self) -> None:
        """Take the decisions given in place of those that the store was made with."""
        changed = self._undecided()
        if changed:
            graph = ox.NamedNode(self.verdicts.graph)
            self.touched.names |= self.verdicts.names(self.store, changed)
            self.store.remove_graph(graph)
            self._load(n_quads(self.verdicts.lines, graph.value))

    def _link(self) -> None:
        """Link documents that have the same words."""
        for same in groups(self._ask, self.touched.prints):
            before, right = links(self._ask, same, fresh=self.fresh)
            self._replace(before - right, right - before)
        self.flush()

    def _derive(self) -> None:
        derivation = Derivation(self._ask, self.base, self.ontology, self.verdicts)
        for before, right in derivation.things(self.touched, fresh=self.fresh):
            self._replace(set(before) - set(right), set(right) - set(before))
            if self._size > _BUFFER:
                self.flush()
        self.flush()

    def _collect(self) -> None:
        """Drop the descriptions that nothing refers to any more."""
        pending = [] if self.fresh else sorted(self.touched.linked)
        while pending:
            name = ox.NamedNode(pending.pop()[1:-1])
            standing = self._said(name.value)
            if standing and next(self.store.quads_for_pattern(None, None, name), None) is None:
                self._replace(standing, ())
                values = {triple.split(" ", 2)[2] for triple in standing}
                pending += sorted(value for value in values if value.startswith("<"))

    def close(self) -> None:
        """Let go of the database's files."""
        self._store = None

    def discard(self) -> None:
        """Leave the store as it was."""
        self.close()
        if self.generation is not None:
            shutil.rmtree(self.generation, ignore_errors=True)


@contextmanager
def changing(
    folder: Path, base: str, ontology: Ontology, decisions: Iterable[Decision] = ()
) -> Iterator[Writer]:
    """A writer that alone may change the store; what it did counts when the block ends without an error."""
    with disk.locked(folder):
        writer = Writer(folder, base, ontology, decisions)
        try:
            with disk.reading(folder):
                yield writer
                writer.finish()
        except OSError as error:
            raise disk.unwritable(folder, error) from error
        finally:
            writer.discard()
