"""A graph on disk, as a store or a file, and what it says document by document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.explain.words import AS_WELL, QUOTED, TYPE, UNTOLD, VIEW_OF, Said, kind, named, objects, shown, word
from kg.model import InputError
from kg.ntriples import value_of
from kg.prefixes import is_word
from kg.store import opened

_SUFFIXES = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
}
_IDENTIFIER = named("dcterms:identifier")
_DECIDED = tuple(map(named, ("kg:decidedSame", "kg:decidedDifferent")))
_VERSION_OF = named("dcterms:isVersionOf")
_DIGESTS = named("kg:digest"), named("kg:extractor")
_UNMARKED = (named("kg:extractor"), AS_WELL, _VERSION_OF, *_DECIDED)
_UNTOLD = (*_DECIDED, *UNTOLD)
_NUMBER = re.compile(r" \(os error \d+\)")


class Told(NamedTuple):
    """One thing that a graph says, in words: facts have no other identity."""

    kind: str
    said: Said

    def get(self, name: str) -> str:
        """The values of a property."""
        return ", ".join(value for key, value in self.said if key == name)


def load(path: Path) -> ox.Store:
    """A store's folder, or a file that `kg export` wrote."""
    if path.is_dir():
        return opened(path)
    if not path.exists():
        raise InputError(f"{path}: does not exist")
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise InputError(f"{path}: neither a store nor a file that ends in {', '.join(_SUFFIXES)}")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_SUFFIXES[suffix])
    except (OSError, SyntaxError, ValueError) as error:
        why = _NUMBER.sub("", " ".join(str(error).split()))
        raise InputError(f"{path}: cannot be read: {why}") from error
    return store


class Graph:
    """Documents and shared things of one graph, and a mark of each that changes with what is said."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.sources = {subject: name for subject, _, name in self._said(_IDENTIFIER)}
        self.digests: dict[str, str] = defaultdict(str)
        for document, _, mark in self._said(*_DIGESTS):
            self.digests[document] += mark
        self.reprints = {subject: first for subject, _, first in self._said(_VERSION_OF)}
        self.decisions = {(view, word(verdict), other) for view, verdict, other in self._said(*_DECIDED)}
        self.marks: dict[str, int] = defaultdict(int)
        self.people: dict[str, str] = {}  # view → person
        self._owners: dict[str, str] = {}

    def _said(self, *predicates: ox.NamedNode) -> Iterator[tuple[str, str, str]]:
        """Subject, predicate and value of what stands under these properties."""
        for predicate in predicates:
            for quad in self.store.quads_for_pattern(None, predicate, None, None):
                yield value_of(quad.subject), predicate.value, value_of(quad.object)

    def read(self, quads: Iterable[ox.Quad]) -> None:
        """Mark what is said."""
        for quad in quads:
            subject = value_of(quad.subject)
            if quad.predicate == VIEW_OF:
                self.people[subject] = value_of(quad.object)
            elif quad.predicate not in _UNMARKED and not is_word(subject):
                self.marks[self.owner(subject)] ^= hash((subject, quad.predicate, quad.object))

    def owner(self, subject: str) -> str:
        """The document that a node belongs to; a shared thing is its own."""
        known = self._owners.get(subject)
        if known is None:
            known = self._owners[subject] = self._owner(subject)
        return known

    def _owner(self, subject: str) -> str:
        document = subject.partition("#")[0]
        while document not in self.sources and "/" in document:
            document = document.rpartition("/")[0]
        return document if document in self.sources else subject

    def source(self, subject: str) -> str:
        """The name of the document that a node belongs to."""
        return self.sources.get(self.owner(subject), subject)

    def facts(self, documents: Collection[str]) -> dict[str, list[Told]]:
        """What these documents say."""
        found: dict[str, set[ox.NamedNode]] = {document: set() for document in documents}
        for quad in self._quoted(documents):
            document = value_of(quad.object).partition("#")[0]
            if document in found and isinstance(quad.subject, ox.NamedNode):
                found[document].add(quad.subject)
        return {name: [self.told(node) for node in nodes] for name, nodes in found.items()}

    def _quoted(self, documents: Collection[str]) -> Iterator[ox.Quad]:
        """Facts and their evidence: of these documents, or of all where the file has no graphs."""
        named = any(True for _ in self.store.named_graphs())
        for graph in map(ox.NamedNode, documents) if named else [ox.DefaultGraph()]:
            yield from self.store.quads_for_pattern(None, QUOTED, None, graph)

    def told(self, node: ox.NamedNode) -> Told:
        """All that is said of a node, in words."""
        quads = (
            q for q in self.store.quads_for_pattern(node, None, None, None) if q.predicate not in _UNTOLD
        )
        said = {(word(quad.predicate.value), self._shown(quad.object)) for quad in quads}
        return Told(kind(self.store, node).lower(), tuple(sorted(said)))

    def _shown(self, term: object) -> str:
        """Words of the vocabularies are the ontology's, whether or not the file holds them."""
        iri = value_of(term)
        return word(iri) if isinstance(term, ox.NamedNode) and is_word(iri) else shown(self.store, term)

    def name(self, iri: str) -> str:
        """What a thing is called."""
        return shown(self.store, ox.NamedNode(iri))

    def typed(self, iri: str) -> bool:
        """Whether it is a thing at all."""
        return any(True for _ in objects(self.store, ox.NamedNode(iri), TYPE))
