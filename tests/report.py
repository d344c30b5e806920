"""Invented reports for tests: each fact adds its quote to the text and rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.emit import emit
from kg.model import (
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Facts,
    Official,
    Participation,
    Post,
    Resolution,
    Tenure,
    Unit,
    WardMention,
)
from kg.ontology import load
from kg.resources import BASE
from kg.store import opened
from kg.store.write import changing
from kg.text import tokenize

POSITION = BASE + "ontology/position#"
KIND = BASE + "ontology/body#"


def unit(name: str, province: str | None = None) -> Unit:
    """A present unit by its full name; of the province named, where several have it."""
    found = [one for one in load().units_of(name) if one.name == name and not one.former]
    return next(
        one for one in found if province is None or load().unit_by_iri[one.parent or ""].name == province
    )


def party(ward: Unit, name: str = "Bí thư", role: str = "bi-thu") -> Post:
    """A post in a unit's Party committee."""
    place = ward.name[0].lower() + ward.name[1:]
    body = Body(f"Đảng ủy {place}", KIND + "dang-uy", ward)
    return Post(f"{name} {body.name}", POSITION + role, body)


class Report:
    """A document that grows with its facts."""

    def __init__(self, ident: str, published: str | None = "2025-12-18", version: str = "") -> None:
        self.id = ident
        self.published = published
        self.text = version
        self.facts: list[Fact] = []

    def quote(self, words: str, rule: str = "test", confidence: float = 1.0) -> Evidence:
        start = len(self.text)
        self.text += words + ". "
        return Evidence(
            start, start + len(words), words, rule, confidence, "ward from context" if confidence < 1 else ""
        )

    def add(self, *facts: Fact) -> Report:
        self.facts += facts
        return self

    def holds(self, name: str, post: Post, status: str = "current") -> Report:
        said = self.quote(f"{name}, {post.title}")
        observed = self.published if status != "former" else None
        return self.add(Official(said, name), Tenure(said, name, post, status, observed=observed))

    def names(self, name: str) -> Report:
        return self.add(Official(self.quote(f"ông {name}"), name))

    def mentions(self, ward: Unit) -> Report:
        return self.add(WardMention(self.quote(ward.name), ward))

    def event(self, ward: Unit | None, date: str | None = "2025-12-18", kind: str = "conference") -> Report:
        number = sum(isinstance(fact, Event) for fact in self.facts) + 1
        said = self.quote(f"hội nghị {number}")
        return self.add(Event(said, f"e{number}", kind, f"Hội nghị {number}", date, ward, main=number == 1))

    def takes_part(self, name: str, role: str = "chair") -> Report:
        return self.add(Participation(self.quote(f"{name} dự"), name, "e1", role))

    def cites(self, kind: str, number: str, issuer: str | None = None) -> Report:
        return self.add(Resolution(self.quote(f"{kind} {number} của {issuer}"), kind, number, issuer))

    def said(self) -> Facts:
        text = self.text or "x"
        document = Document(self.id, text, published=self.published)
        return Facts(
            document, tuple(self.facts), words=[token.key for token in tokenize(text) if token.shape != "."]
        )


def write(folder: Path, reports: Iterable[Report], remove: Sequence[str] = ()) -> Path:
    """Add reports to a store, in place of those of the same id, and retract others."""
    with changing(folder, load()) as writer:
        for ident in remove:
            writer.remove(f"{BASE}doc/{ident}")
        for report in reports:
            emitted = emit(report.said(), load(), extractor="test")
            if writer.before.mark(emitted.document):
                writer.remove(emitted.document)
            writer.add(emitted)
    return folder


def quads(folder: Path) -> list[str]:
    """All that a store holds, sorted."""
    return sorted(map(str, opened(folder)))


def names(folder: Path) -> dict[str, list[list[str]]]:
    """Each person's name with the documents of each person called so."""
    query = """SELECT ?name ?person (GROUP_CONCAT(?source; separator=" ") AS ?sources) WHERE {
      { SELECT ?name ?person ?source WHERE { ?person a foaf:Person ; foaf:name ?name .
          GRAPH ?doc { ?view foaf:name ?name } ?view prov:specializationOf ?person .
          ?doc dcterms:identifier ?source } ORDER BY ?source }
    } GROUP BY ?name ?person ORDER BY ?name ?sources"""
    found: dict[str, list[list[str]]] = {}
    for name, _, sources in asked(folder, query):
        found.setdefault(name, []).append(sources.split())
    return {name: sorted(groups) for name, groups in found.items()}


def asked(folder: Path, query: str) -> list[list[str]]:
    """The rows of a SPARQL query as texts."""
    from kg.prefixes import PREFIXES

    rows = opened(folder).query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [[str(getattr(value, "value", "")) for value in row] for row in rows]


def by_turns(number: int, names: Sequence[str], post: Post) -> list[Report]:
    """That many reports from all over a year, in which people hold a post by turns."""
    days = (f"2025-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(number))
    return [Report(f"r{n}", day).holds(names[n % len(names)], post) for n, day in enumerate(days)]
