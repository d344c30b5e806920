"""What people decided, in the terms of a store: pairs of nodes, and the graph that keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.emit import person_iri
from kg.emit.terms import person_name, terms
from kg.ntriples import quoted
from kg.resolve import Decision, Decisions


class Verdicts:
    """Decisions about persons, by the IRIs that a store has for them."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set()}
        self._group: dict[str, set[str]] = {}  # names that a decision has made one, as tokens
        for verdict, one, other, _ in decisions:
            if verdict in pairs:
                pairs[verdict].add((person_iri(*one), person_iri(*other)))
            if verdict == "same":
                self._link(quoted(person_name(one.name)), quoted(person_name(other.name)))
        self.pairs = Decisions(frozenset(pairs["same"]), frozenset(pairs["different"]))
        self.lines = sorted(
            f"<{one}> {terms().property(f'Decision.{verdict}')} <{other}>"
            for verdict, nodes in pairs.items()
            for one, other in nodes
        )

    def _link(self, one: str, other: str) -> None:
        both = self._group.get(one, {one}) | self._group.get(other, {other})
        self._group.update(dict.fromkeys(both, both))

    def together(self, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Names in groups that are resolved at once: each alone, or all that decisions have made one."""
        seen: set[str] = set()
        for name in names:
            group = self._group.get(name)
            if group is None:
                yield (name,)
            elif name not in seen:
                seen |= group
                yield tuple(sorted(group))

    @staticmethod
    def names(store: ox.Store, lines: Iterable[str]) -> set[str]:
        """What a store calls the persons in these triples."""
        called = ox.NamedNode(terms().property("PersonInDocument.name")[1:-1])
        nodes = {token for line in lines for token in line.split(" ")[::2]}
        quads = (store.quads_for_pattern(ox.NamedNode(node[1:-1]), called, None) for node in nodes)
        return {str(quad.object) for found in quads for quad in found}
