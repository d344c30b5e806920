"""Turtle and TriG, written for people to read: sections by kind, one object a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

import pyoxigraph as ox

from kg.export.lines import Block, all_lines, blocks, graph_lines, graphs, literal
from kg.ntriples import TYPE
from kg.prefixes import PREFIXES, expand, short
from kg.resources import BASE, ONTOLOGY

_LABEL = expand("rdfs:label")

Spans = list[tuple[int, int]]

_NATIVE = {
    expand("xsd:integer"): re.compile(r"-?(0|[1-9][0-9]*)"),
    expand("xsd:decimal"): re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"),
    expand("xsd:boolean"): re.compile(r"true|false"),
}


def turtle(store: ox.Store) -> Iterator[str]:
    """The triples of every graph, in sections by type."""
    lines = all_lines(store)
    sections = _sections(lines)
    yield _header()
    for kind in sorted(sections, key=_place):
        yield f"\n# {_title(kind)}: {len(sections[kind])}\n"
        for start, end in sections[kind]:
            yield from map(_block, blocks(lines[start:end]))


def trig(store: ox.Store) -> Iterator[str]:
    """Graph after graph, as the store keeps them."""
    yield _header()
    for graph in graphs(store):
        inner = map(_block, blocks(graph_lines(store, graph)))
        if isinstance(graph, ox.NamedNode):
            yield f"\n{short(graph.value)} {{\n"
            yield from inner
            yield "\n}\n"
        else:
            yield from inner


@cache
def _classes() -> dict[str, tuple[int, str]]:
    """The ontology's classes: their place in it and their English names."""
    found: dict[str, tuple[int, str]] = {}
    for quad in ox.parse(path=ONTOLOGY / "kg.ttl"):
        label = quad.object
        if quad.predicate.value == _LABEL and isinstance(label, ox.Literal) and label.language == "en":
            found[getattr(quad.subject, "value", "")] = len(found), label.value
    return found


def _place(kind: str) -> tuple[bool, int, str]:
    """Classes in the order of the ontology, then others, then what has none."""
    return not kind, _classes().get(kind, (len(_classes()), ""))[0], kind


def _title(kind: str) -> str:
    return _classes().get(kind, (0, short(kind) if kind else "Quotes"))[1]


def _header() -> str:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return f"@base <{BASE}> .\n{prefixes}"


def _sections(lines: list[bytes]) -> dict[str, Spans]:
    """Which lines speak of subjects of which type; of several the first in the ontology."""
    sections: dict[str, Spans] = defaultdict(list)
    start, mark = 0, f" {TYPE} ".encode()
    for _, same in groupby(lines, key=lambda line: line.split(b" ", 1)[0]):
        said = list(same)
        kinds = [line.split(mark, 1)[1][1:-3].decode() for line in said if mark in line.split(b'"', 1)[0]]
        sections[min(kinds, key=_place, default="")].append((start, start + len(said)))
        start += len(said)
    return sections


def _block(block: Block) -> str:
    said = " ;\n".join(_said(predicate, objects) for predicate, objects in block.said)
    return f"\n{short(block.subject[1:-1])}\n{said} .\n"


def _said(predicate: str, objects: list[str]) -> str:
    name = "a" if predicate == TYPE else _term(predicate)
    if len(objects) == 1:
        return f"    {name} {_term(objects[0])}"
    return f"    {name}\n        " + " ,\n        ".join(map(_term, objects))


@lru_cache(maxsize=65536)
def _term(token: str) -> str:
    if token.startswith("<"):
        return short(token[1:-1])
    if not token.endswith(">"):
        return token
    value, _, datatype = literal(token)
    if datatype in _NATIVE and _NATIVE[datatype].fullmatch(value):
        return value
    return token[: token.rindex("^^") + 2] + short(datatype)
