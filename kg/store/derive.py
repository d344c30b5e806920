"""The graph of what documents share, computed again for what changes touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter
from string import Template

from kg.emit import plain, thing_triples
from kg.emit.terms import quoted, terms
from kg.ontology import Ontology
from kg.resolve import Reference, Thing, block, instruments
from kg.store.ask import Ask, batches
from kg.store.occasions import happened, happened_untold, joint, joint_untold
from kg.store.pending import Pending
from kg.store.people import People
from kg.store.verdicts import Verdicts

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

    def __init__(self, ask: Ask, base: str, ontology: Ontology, verdicts: Verdicts) -> None:
        self.ask = ask
        self.base = base
        self.verdicts = verdicts
        self.people = People(ask, ontology, verdicts)

    def things(self, touched: Pending, *, fresh: bool) -> Iterator[Change]:
        """Batch by batch; in a fresh store none stand."""
        for some in batches(self.verdicts.together(touched.keys("name"))):
            names = [name for group in some for name in group]
            before = [] if fresh else self.ask.named(names, terms().property("Person.name"))
            yield self._change(before, self.people.people(names))
        for occasions in batches(touched.occasions()):
            yield self._change([] if fresh else joint(self.ask, occasions), happened(self.ask, occasions))
        for untold in batches(touched.untold(), whole=attrgetter("label")):
            before = [] if fresh else joint_untold(self.ask, untold)
            yield self._change(before, happened_untold(self.ask, untold))
        for blocks in batches(touched.blocks()):
            yield self._cited(dict(blocks), fresh=fresh)

    def _change(self, before: list[str], things: Iterable[Thing]) -> Change:
        right = [triple for thing in things for triple in thing_triples(thing, self.base)]
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
            for node, kind, number, issuer, first in self.ask.rows(_REFERENCES, nodes=" ".join(some)):
                by = plain(issuer) if issuer else ""
                reference = Reference(node[1:-1], plain(kind), plain(number), by, first[1:-1])
                said[block(reference.kind, reference.number)].append(reference)
        for name in sorted(said):
            yield from instruments(said[name], terms().symbols)
