"""Changing a store: a new generation is made from the current one and takes its place when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.emit import Emitted, Touched, n_quads, touched
from kg.emit.vocabulary import vocabulary
from kg.ontology import Ontology
from kg.prefixes import DECISIONS, VOCABULARY
from kg.resolve import Decision
from kg.store import disk
from kg.store.ask import Ask, line
from kg.store.before import Before
from kg.store.derive import Derivation
from kg.store.loader import Loader
from kg.store.pending import Pending
from kg.store.reprints import groups, linked, links
from kg.store.scratch import filling
from kg.store.shared import Shared
from kg.store.verdicts import Verdicts

MANY = 200  # documents whose removal leaves room worth giving back


class Writer:
    """The documents of a store, added and removed; nothing is written before the first change."""

    def __init__(self, folder: Path, ontology: Ontology, decisions: Iterable[Decision]) -> None:
        self.folder = folder
        self.ontology = ontology
        self.verdicts = Verdicts(decisions)
        self.before = Before(folder)
        self.fresh = self.before.fresh
        self.touched = Pending()
        self.generation: Path | None = None
        self._writing: tuple[ox.Store, Loader, Shared] | None = None
        self._added: set[str] = set()  # documents that wait
        self._loading: set[str] = set()
        self._removed: set[str] = set()  # and not added again

    @property
    def store(self) -> ox.Store:
        """The generation that is being written; what was added of late may still wait."""
        return self._opened()[0]

    @property
    def loader(self) -> Loader:
        """What writes to it."""
        return self._opened()[1]

    @property
    def _shared(self) -> Shared:
        return self._opened()[2]

    def _opened(self) -> tuple[ox.Store, Loader, Shared]:
        if self._writing is None:
            self.generation = disk.fork(self.folder)
            store = ox.Store(str(self.generation))
            loader = Loader(store)
            self._writing = store, loader, Shared(store, loader, self._settle, fresh=self.fresh)
            self._vocabulary()
        return self._writing

    def _vocabulary(self) -> None:
        """The words that queries show, in a graph of their own."""
        graph = ox.NamedNode(VOCABULARY)
        lines = set(vocabulary())
        if lines != {line(quad) for quad in self.store.quads_for_pattern(None, None, None, graph)}:
            self.store.remove_graph(graph)
            self.loader.add(n_quads(sorted(lines), graph.value))

    def remove(self, document: str) -> None:
        """Retract a document."""
        if document in self._added or document in self._loading:
            self._settle()
        self._removed.add(document)
        graph = ox.NamedNode(document)
        quads = self.store.quads_for_pattern(None, None, None, graph)
        self.touched.add(touched((str(q.subject), str(q.predicate), str(q.object)) for q in quads))
        for quad in linked(self._ask, graph):
            self.store.remove(quad)
        self.store.remove_graph(graph)

    @property
    def _ask(self) -> Ask:
        return Ask(self.store)

    def add(self, emitted: Emitted) -> None:
        """A document that the store does not hold."""
        self._added.add(emitted.document)
        self._removed.discard(emitted.document)
        self.touched.add(emitted.touched)
        self._shared.describe(emitted.shared)
        if self.loader.add(emitted.quads):
            self._loading, self._added = self._added, set()
            self.touched.spill()

    def _settle(self) -> None:
        """Have the store hold all that was added."""
        self.loader.settle()
        self._added, self._loading = set(), set()

    def finish(self) -> None:
        """Derive what documents share, and let readers have the new generation."""
        if self._writing is None and (self.fresh or not self._undecided()):
            return
        self._settle()
        if self.fresh:
            self._compact()  # all is derived: that asks more than it writes
        self._decide()
        self._link()
        self._derive()
        self._shared.collect(self.touched.keys("linked"))
        self._compact()
        self.store.flush()
        self.close()
        assert self.generation is not None
        ox.Store(str(self.generation))  # what is opened again lets its old logs go
        disk.publish(self.folder, self.generation)
        self.generation = None

    def _compact(self) -> None:
        """Put in order what bulk loads left lying in many files, and give back what much that is gone took.

        Questions are answered twice as fast.
        """
        if self.loader.bulky or len(self._removed) >= MANY:
            self.store.optimize()
            self.loader.bulky = False
            self._removed.clear()

    def _undecided(self) -> set[str]:
        """The triples of decisions that are not as they should be."""
        if self._writing is None:
            return set(self.verdicts.lines) ^ set(self.before.decisions())
        quads = self.store.quads_for_pattern(None, None, None, ox.NamedNode(DECISIONS))
        return set(self.verdicts.lines) ^ {line(quad) for quad in quads}

    def _decide(self) -> None:
        """Take the decisions given in place of those that the store was made with."""
        changed = self._undecided()
        if changed:
            graph = ox.NamedNode(DECISIONS)
            self.touched.add(Touched(names=self.verdicts.names(self.store, changed)))
            self.store.remove_graph(graph)
            self.loader.add(n_quads(self.verdicts.lines, DECISIONS))
            self._settle()

    def _link(self) -> None:
        """Link documents that have the same words."""
        for same in groups(self._ask, self.touched.keys("print")):
            before, right = links(self._ask, same, fresh=self.fresh)
            self._shared.replace(before - right, right - before)
        self._settle()

    def _derive(self) -> None:
        derivation = Derivation(self._ask, self.ontology, self.verdicts)
        for before, right in derivation.changes(self.touched, fresh=self.fresh):
            self._shared.replace(set(before) - set(right), set(right) - set(before))
        self._settle()

    def close(self) -> None:
        """Let go of the databases' files."""
        if self._writing is not None:
            self.loader.close()
        self.before.close()
        self._writing = None

    def discard(self) -> None:
        """Leave the store as it was."""
        self.close()
        if self.generation is not None:
            shutil.rmtree(self.generation, ignore_errors=True)


@contextmanager
def changing(
    folder: Path,
    ontology: Ontology,
    decisions: Callable[[], Iterable[Decision]] = tuple,
    then: Callable[[], None] = lambda: None,
) -> Iterator[Writer]:
    """A writer that alone may change the store; what it did counts when the block ends without an error.

    `decisions` are asked for, and `then` is called once it counts, while nobody else may change the store.
    """
    with disk.locked(folder):
        writer = Writer(folder, ontology, decisions())
        try:
            with disk.reading(folder), filling():
                yield writer
                writer.finish()
                then()
        except OSError as error:
            raise disk.unwritable(folder, error) from error
        finally:
            writer.discard()
