"""What the graph says about one thing, fact by fact, each with the words it rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explain.find import Thing, find, told_apart
from kg.explain.words import (
    AS_WELL,
    QUOTED,
    UNTOLD,
    VIEW_OF,
    Said,
    kind,
    named,
    objects,
    one_line,
    shown,
    word,
)
from kg.sparql import literal

__all__ = ["Explanation", "Fact", "Quote", "Thing", "explain", "find", "lines", "told_apart"]

_EXACT, _IDENTIFIER = named("oa:exact"), named("dcterms:identifier")
# From a view or a part to its whole.
_LEADS = (VIEW_OF, AS_WELL, *map(named, ("schema:areaServed", "org:postIn", "dcterms:isReplacedBy")))
_SPAN = re.compile(r"(.*)#char=(\d+),(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """text == document[start:end]."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One fact of one document."""

    quotes: tuple[Quote, ...]
    kind: str
    said: Said


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing, what documents together say it is, and what each says about it."""

    thing: Thing
    said: Said
    facts: tuple[Fact, ...]


def explain(store: ox.Store, thing: Thing) -> Explanation:
    """Everything said about a thing, about its views in documents and about its parts."""
    about = ox.NamedNode(thing.iri)
    nodes = {quad.subject for quad in store.quads_for_pattern(None, QUOTED, None, about)}
    for view in _views(store, about):
        nodes |= {view, *(quad.subject for quad in store.quads_for_pattern(None, None, view, None))}
    facts: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, ox.NamedNode) and _rests(store, node):
            facts[next(_first(store, node), node)].append(node)
    told = {_fact(store, first, same) for first, same in facts.items()}
    return Explanation(thing, _said(store, about), tuple(sorted(told)))


def lines(explained: Explanation) -> Iterator[str]:
    """An explanation for people to read."""
    yield f"{explained.thing.label} · {explained.thing.kind}"
    yield explained.thing.iri
    yield from (f"  {name}: {value}" for name, value in explained.said)
    for fact in explained.facts:
        yield ""
        yield f"{fact.kind}: " + "; ".join(f"{name} {value}" for name, value in fact.said)
        for quote in fact.quotes:
            yield f"  {one_line(quote.source)} [{quote.start}:{quote.end}] {one_line(quote.text)}"


def _views(store: ox.Store, about: ox.NamedNode) -> set[ox.NamedNode]:
    """The thing, its views in documents, the bodies of a place, the posts of a body."""
    views, pending = {about}, [about]
    while pending:
        node = pending.pop()
        quads = (quad for lead in _LEADS for quad in store.quads_for_pattern(None, lead, node, None))
        found = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)} - views
        views |= found
        pending += found
    return views


def _rests(store: ox.Store, node: ox.NamedNode) -> bool:
    return any(True for _ in objects(store, node, QUOTED))


def _first(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The same fact where its report was printed first."""
    return (term for term in objects(store, node, AS_WELL) if isinstance(term, ox.NamedNode))


def _fact(store: ox.Store, first: ox.NamedNode, same: Iterable[ox.NamedNode]) -> Fact:
    """A fact with the quotes of all its sources."""
    spans = (term for node in same for term in objects(store, node, QUOTED))
    quotes = (_quote(store, span) for span in spans if isinstance(span, ox.NamedNode))
    return Fact(tuple(sorted(quotes)), kind(store, first), _said(store, first))


def _quote(store: ox.Store, span: ox.NamedNode) -> Quote:
    match = _SPAN.fullmatch(span.value)
    text = literal(store, span, _EXACT)
    if match is None:  # kg validate reports it
        return Quote(span.value, 0, 0, text)
    document = ox.NamedNode(match[1])
    source = literal(store, document, _IDENTIFIER, match[1])
    return Quote(source, int(match[2]), int(match[3]), text)


def _said(store: ox.Store, node: ox.NamedNode) -> Said:
    """Properties and values in words; types and quotes are told elsewhere."""
    quads = (quad for quad in store.quads_for_pattern(node, None, None, None) if quad.predicate not in UNTOLD)
    return tuple(sorted((word(quad.predicate.value), shown(store, quad.object)) for quad in quads))
