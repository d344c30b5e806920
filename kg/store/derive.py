"""The graph of what documents share, computed again for what changes touched."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from string import Template

from kg.emit import thing_triples
from kg.emit.terms import terms
from kg.ntriples import quoted, unquoted
from kg.ontology import Ontology
from kg.resolve import DayAndPlace, Reference, Thing, Untold, block, instruments
from kg.store.ask import Ask, batches
from kg.store.issuers import tells_unit, units
from kg.store.occasions import happened, happened_untold, joint, joint_untold
from kg.store.pending import Pending
from kg.store.people import People
from kg.store.verdicts import Verdicts
from kg.workers import in_turn

_REFERENCES = Template("""
SELECT ?node ?kind ?number ?issuer ?first WHERE {
  VALUES ?node { $nodes }
  ?node schema:legislationIdentifier ?number ; schema:legislationType ?kind
  OPTIONAL { ?node kg:issuer ?issuer }
  OPTIONAL { ?node prov:alternateOf ?first }
}""")
_VIEWS = Template("""
SELECT ?node WHERE {
  VALUES ?block { $blocks }
  GRAPH $shared { ?thing skos:hiddenLabel ?block . ?node prov:specializationOf ?thing }
}""")

Change = tuple[list[str], list[str]]  # triples that stand, triples that should stand


class Derivation:
    """Reads documents' graphs, resolves, and says which triples the shared graph then has."""

    def __init__(self, ask: Ask, ontology: Ontology, verdicts: Verdicts) -> None:
        self.ask = ask
        self.verdicts = verdicts
        self.ontology = ontology
        self.people = People(ask, ontology, verdicts)

    def changes(self, touched: Pending, *, fresh: bool) -> Iterator[Change]:
        """Batch by batch, several at once; in a fresh store none stand."""
        workers = os.cpu_count() or 1
        with ThreadPoolExecutor(workers) as threads:
            jobs = self._jobs(touched, fresh=fresh)
            yield from in_turn((threads.submit(job) for job in jobs), 2 * workers)

    def _jobs(self, touched: Pending, *, fresh: bool) -> Iterator[Callable[[], Change]]:
        for groups in batches(self.verdicts.together(touched.keys("name")), self._mentions):
            yield partial(self._named, [name for group in groups for name in group], fresh=fresh)
        for occasions in batches(touched.occasions()):
            yield partial(self._happened, occasions, fresh=fresh)
        for labelled in batches(touched.untold(), self._reports):
            yield partial(self._untold, [event for _, events in labelled for event in events], fresh=fresh)
        for blocks in batches(touched.blocks(), lambda block: len(block[1])):
            yield partial(self._cited, dict(blocks), fresh=fresh)

    def _mentions(self, names: Iterable[str]) -> int:
        return sum(self.ask.count(terms().property("Person.name"), name) for name in names)

    def _reports(self, labelled: tuple[str, list[Untold]]) -> int:
        label, _ = labelled
        return self.ask.count(terms().property("Event.label"), label) if label else 0

    def _named(self, names: list[str], *, fresh: bool) -> Change:
        before = [] if fresh else self.ask.named(names, terms().property("Person.name"))
        return self._change(before, self.people.people(names))

    def _happened(self, occasions: list[DayAndPlace], *, fresh: bool) -> Change:
        return self._change([] if fresh else joint(self.ask, occasions), happened(self.ask, occasions))

    def _untold(self, untold: list[Untold], *, fresh: bool) -> Change:
        before = [] if fresh else joint_untold(self.ask, untold)
        return self._change(before, happened_untold(self.ask, untold))

    def _change(self, before: list[str], things: Iterable[Thing]) -> Change:
        right = [triple for thing in things for triple in thing_triples(thing)]
        return self.ask.standing(before), right

    def _cited(self, blocks: dict[str, set[str]], *, fresh: bool) -> Change:
        labels = [quoted(name) for name in blocks]
        before = [] if fresh else self.ask.named(labels, terms().property("Legislation.block"))
        nodes = {node for same in blocks.values() for node in same}
        nodes |= {row[0] for row in self.ask.rows(_VIEWS, blocks=" ".join(labels))} if before else set()
        return self._change(before, self.instruments(sorted(nodes)))

    def instruments(self, nodes: list[str]) -> Iterator[Thing]:
        """The legal and Party documents that these nodes refer to."""
        said: dict[str, list[Reference]] = defaultdict(list)
        for some in batches(nodes):
            for reference in self._references(some):
                said[block(reference.kind, reference.number)].append(reference)
        for name in sorted(said):
            yield from instruments(said[name], terms().symbols)

    def _references(self, nodes: list[str]) -> Iterator[Reference]:
        rows = list(self.ask.rows(_REFERENCES, nodes=" ".join(nodes)))
        issuers = {node: unquoted(issuer) for node, _, _, issuer, _ in rows if issuer}
        open_to_all = {by for by in set(issuers.values()) if not tells_unit(by, self.ontology)}
        untold = {node: by for node, by in issuers.items() if by in open_to_all}
        of = units(self.ask, untold, self.ontology)
        for node, kind, number, _, first in rows:
            scope = of.get(node) or (_report(first or node) if node in untold else "")
            by = issuers.get(node, "")
            yield Reference(node[1:-1], unquoted(kind), unquoted(number), by, first[1:-1], scope)


def _report(node: str) -> str:
    """The IRI of the report that a node is of."""
    return node[1:-1].rpartition("/")[0]
