"""Documents with the same words: each fact of a later one is linked to the same fact of the oldest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.emit.terms import terms
from kg.ntriples import unquoted
from kg.store.ask import SHARED, Ask, line

Node = ox.NamedNode


def _named(field: str) -> Node:
    return Node(terms().property(field)[1:-1])


_FACT, _DOCUMENT, _EVIDENCE = map(_named, ("Fact.reprints", "Document.reprints", "Fact.evidence"))
_PRINT, _PUBLISHED = map(_named, ("Document.fingerprint", "Document.published"))
_LINKS = _FACT, _DOCUMENT
# What two prints of one fact may differ in: the place in the text, and what hangs on the day of printing.
_OWN = (_EVIDENCE, *map(_named, ("Tenure.observed", "Evidence.reason")))


def groups(ask: Ask, prints: Iterable[str]) -> Iterator[list[Node]]:
    """The documents that have the words of these fingerprints, where there are several; the oldest first."""
    wanted, once, again = set(map(_words, prints)), set[int](), set[int]()
    for quad in ask.store.quads_for_pattern(None, _PRINT, None, None):
        words = _words(str(quad.object))
        if words in wanted:
            (again if words in once else once).add(words)
    found: dict[int, list[Node]] = defaultdict(list)
    for quad in ask.store.quads_for_pattern(None, _PRINT, None, None) if again else ():
        words = _words(str(quad.object))
        if words in again and isinstance(quad.subject, Node):
            found[words].append(quad.subject)
    for _, same in sorted(found.items()):
        yield sorted(same, key=lambda document: (_date(ask, document), document.value))


def _words(literal: str) -> int:
    """The hash of the words in a fingerprint; a number takes the least room."""
    return int(unquoted(literal).partition(".")[0], 16)


def _date(ask: Ask, document: Node) -> str:
    dates = ask.store.quads_for_pattern(document, _PUBLISHED, None, None)
    return min((unquoted(str(quad.object)) for quad in dates), default="9999")


def links(ask: Ask, same: Iterable[Node], *, fresh: bool) -> tuple[set[str], set[str]]:
    """The links that documents with the same words have, and should have; the first of them is the oldest."""
    facts = {document: _facts(ask, document) for document in same}
    first, *others = facts
    right = {f"{other} {_DOCUMENT} {first}" for other in others}
    for other in others:
        again = facts[other].keys() & facts[first].keys()
        right |= {f"{facts[other][said]} {_FACT} {facts[first][said]}" for said in again}
    nodes = {node for document, said in facts.items() for node in (document, *said.values())}
    pairs = [] if fresh else [(node, link) for node in nodes for link in _LINKS]
    quads = (quad for pair in pairs for quad in ask.store.quads_for_pattern(*pair, None, SHARED))
    return {line(quad) for quad in quads}, right


def _facts(ask: Ask, document: Node) -> dict[frozenset[tuple[str, str]], Node]:
    """What a document says → the node that says so."""
    said: dict[Node, set[tuple[str, str]]] = defaultdict(set)
    facts = set()
    for quad in ask.store.quads_for_pattern(None, None, None, document):
        if isinstance(quad.subject, Node) and quad.predicate == _EVIDENCE:
            facts.add(quad.subject)
        elif isinstance(quad.subject, Node) and quad.predicate not in _OWN:
            value = str(quad.object).replace(f"<{document.value}/", "<")
            said[quad.subject].add((quad.predicate.value, value))
    return {frozenset(said[node]): node for node in sorted(facts, key=lambda node: node.value, reverse=True)}


def linked(ask: Ask, document: Node) -> list[ox.Quad]:
    """The links from and to a document and its facts; before its graph is removed."""
    quads = _around(ask, document)
    nodes = set(_facts(ask, document).values()) if quads else set()
    return [*quads, *(quad for node in nodes for quad in _around(ask, node))]


def _around(ask: Ask, node: Node) -> list[ox.Quad]:
    ends = ((node, link, None) for link in _LINKS), ((None, link, node) for link in _LINKS)
    return [quad for pattern in chain(*ends) for quad in ask.store.quads_for_pattern(*pattern, SHARED)]
