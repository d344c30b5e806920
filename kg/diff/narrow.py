"""What two stores may differ in: documents of another digest or program, and what these share with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.diff.load import Graph
from kg.explain.words import QUOTED, VIEW_OF, named
from kg.prefixes import ENTITIES, is_word

_ENTITIES = ox.NamedNode(ENTITIES)
_CALLED = tuple(
    map(named, ("foaf:name", "skos:altLabel", "skos:hiddenLabel"))
)  # what is resolved by its name

Terms = set[ox.NamedNode | ox.Literal]


def narrow(one: Graph, other: Graph) -> None:
    """Read into both graphs what they may differ in."""
    names = one.digests.keys() | other.digests.keys()
    documents = {ox.NamedNode(name) for name in names if one.digests.get(name) != other.digests.get(name)}
    terms = {term for graph in (one, other) for term in _said(graph.store, documents)}
    terms |= {ox.NamedNode(view) for pair in one.decisions ^ other.decisions for view in pair[::2]}
    for graph in (one, other, one):
        terms = _reached(graph.store, terms)
    for graph in (one, other):
        graph.read(_quads(graph.store, documents, terms))


def _said(store: ox.Store, documents: Iterable[ox.NamedNode]) -> Terms:
    """What stands in the graphs of these documents."""
    quads = (quad for document in documents for quad in store.quads_for_pattern(None, None, None, document))
    wanted = (quad for quad in quads if quad.predicate != QUOTED)
    return {
        term
        for quad in wanted
        for term in (
            quad.subject,
            quad.object if quad.predicate in _CALLED or _is_thing(quad.object) else None,
        )
        if isinstance(term, ox.NamedNode | ox.Literal)
    }


def _is_thing(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and not is_word(term.value)


def _reached(store: ox.Store, terms: Terms) -> Terms:
    """These things and names, all they lead to, the views of what is shared, and what has the same name."""
    graph = next((name for name in store.named_graphs() if name == _ENTITIES), None)
    found, pending = set(terms), list(terms)
    while pending:
        term = pending.pop()
        if isinstance(term, ox.Literal):
            quads = (
                quad for called in _CALLED for quad in store.quads_for_pattern(None, called, term, graph)
            )
            new: Terms = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        else:
            said = store.quads_for_pattern(term, None, None, graph)
            new = {quad.object for quad in said if quad.predicate in _CALLED or _is_thing(quad.object)}  # type: ignore[misc]
            views = store.quads_for_pattern(None, VIEW_OF, term, graph)  # of another thing in the other store
            new |= {quad.subject for quad in views}  # type: ignore[misc]
        pending += new - found
        found |= new
    return found


def _quads(store: ox.Store, documents: Iterable[ox.NamedNode], terms: Terms) -> Iterator[ox.Quad]:
    seen = set(documents)
    for document in documents:
        yield from store.quads_for_pattern(None, None, None, document)
    for term in terms:
        if isinstance(term, ox.NamedNode):
            ends = (term, None, None, None), (None, VIEW_OF, term, None)
            quads = (quad for end in ends for quad in store.quads_for_pattern(*end))
            yield from (quad for quad in quads if quad.graph_name not in seen)
