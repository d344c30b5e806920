"""The graph as compact JSON: columns instead of objects, every quote once, IRIs without their base."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from kg.resources import BASE
from kg.view.graph import Fact, ViewGraph
from kg.view.kinds import KINDS

Row = dict[str, Any]
MARKUP = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def pack(graph: ViewGraph, nodes: list[Row], edges: list[Row], extra: Row) -> Markup:
    """JSON that cannot end the element it stands in; unpacked by page/data.js."""
    used = [key for key in KINDS if any(node.kind == key for node in graph.nodes)]
    data = {
        "base": BASE,
        "start": graph.start,
        "query": graph.query,
        "kinds": [{"key": key, **asdict(KINDS[key])} for key in used],
        "terms": [[_short(t.iri), t.vi, t.en, _short(t.subject), _short(t.object)] for t in graph.terms],
        "sources": [[_short(s.iri), s.title, s.date, s.link] for s in graph.sources],
        "nodes": _nodes(graph, nodes, used),
        "regions": list(dict(sorted((row["community"], row["region"]) for row in nodes)).values()),
        "edges": _edges(graph, edges),
        "facts": _facts(graph),
        **extra,
    }
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(MARKUP))


def _nodes(graph: ViewGraph, rows: list[Row], kinds: list[str]) -> Row:
    return {
        "iri": [_short(node.iri) for node in graph.nodes],
        "label": [row["label"] for row in rows],
        "kind": [kinds.index(row["group"]) for row in rows],
        "x": [round(row["x"] * 10) for row in rows],
        "y": [round(row["y"] * 10) for row in rows],
        "size": [round(row["size"] * 10) for row in rows],
        "community": [row["community"] for row in rows],
        "ward": [node.ward for node in graph.nodes],
        "alias": _sparse(node.aliases for node in graph.nodes),
        "date": _sparse(node.date for node in graph.nodes),
        "facts": _sparse(node.facts for node in graph.nodes),
        "code": _sparse(node.code for node in graph.nodes),
        "rank": _sparse(node.rank for node in graph.nodes),
        "rivals": _sparse(node.rivals for node in graph.nodes),
    }


def _edges(graph: ViewGraph, rows: list[Row]) -> Row:
    return {
        "a": [row["from"] for row in rows],
        "b": [row["to"] for row in rows],
        "relation": [row["relation"] for row in rows],
        "facts": _sparse(edge.facts for edge in graph.edges),
        "rivals": _sparse(edge.rivals for edge in graph.edges),
    }


def _facts(graph: ViewGraph) -> Row:
    facts = graph.facts
    quotes = {text: place for place, text in enumerate(dict.fromkeys(fact.quote for fact in facts))}
    return {
        "quotes": list(quotes),
        "quote": [quotes[fact.quote] for fact in facts],
        "label": [fact.label for fact in facts],
        "source": [fact.source for fact in facts],
        "iri": [_tail(graph, fact) for fact in facts],
        "value": _sparse(fact.value for fact in facts),
        "status": _sparse(fact.status + 1 for fact in facts),
        "start": _sparse(fact.start for fact in facts),
        "end": _sparse(fact.end for fact in facts),
        "period": _sparse(fact.period for fact in facts),
        "observed": _sparse(_observed(graph, fact) for fact in facts),
        "confidence": _sparse(round(1 - fact.confidence, 3) for fact in facts),
    }


def _observed(graph: ViewGraph, fact: Fact) -> str | int:
    """1 stands for the day of the document."""
    return 1 if fact.observed and fact.observed == graph.sources[fact.source].date else fact.observed


def _tail(graph: ViewGraph, fact: Fact) -> str:
    """A fact's IRI without that of its document; `+` says that it was cut."""
    before = graph.sources[fact.source].iri
    return "+" + fact.iri[len(before) :] if before and fact.iri.startswith(before) else _short(fact.iri)


def _short(iri: str) -> str:
    rest = iri.removeprefix(BASE)
    return iri if ":" in rest else rest


def _sparse(values: Iterable[object]) -> dict[int, object]:
    return {place: value for place, value in enumerate(values) if value}
