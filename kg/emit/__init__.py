"""Facts and entities → quads."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.emit.document import DocumentGraph
from kg.emit.fingerprint import fingerprint_of
from kg.emit.names import document_iri, slug
from kg.emit.shared import Descriptions
from kg.emit.terms import KG, LITERALS, person_name, terms
from kg.emit.things import thing_triples
from kg.emit.touched import Touched, touched
from kg.model import Document, Facts
from kg.ntriples import TYPE, quoted
from kg.ontology import Ontology

__all__ = [
    "Emitted",
    "Touched",
    "digest",
    "document_iri",
    "emit",
    "n_quads",
    "person_iri",
    "thing_triples",
    "touched",
]


@dataclass(frozen=True, slots=True)
class Emitted:
    """One document's graph, and the descriptions it shares with other documents."""

    document: str  # IRI of the document and of its graph
    quads: bytes  # N-Quads
    shared: Descriptions
    touched: Touched
    counts: dict[str, int]  # facts by kind


def person_iri(ident: str, name: str) -> str:
    """The IRI of a person as one document names them."""
    return f"{document_iri(ident)}/{terms().nodes[KG + 'PersonInDocument']}-{slug(person_name(name))}"


def digest(document: Document) -> str:
    """A document's content in 32 hexadecimal digits."""
    parts = (
        document.text + (document.seen or ""),
        document.published,
        document.title,
        document.url,
        str(document.body),
    )
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:32]


def n_quads(triples: Iterable[str], graph: str) -> bytes:
    """Triples in a graph as N-Quads."""
    return "".join([f"{triple} <{graph}> .\n" for triple in triples]).encode()


def emit(facts: Facts, ontology: Ontology, *, extractor: str = "") -> Emitted:
    """All that one document says, as its graph."""
    document = facts.document
    graph = DocumentGraph(document, ontology)
    graph.add(f"<{graph.iri}>", TYPE, terms().type_of("Document"))
    graph.write(facts.facts)
    known = {
        "id": document.id,
        "published": document.published,
        "title": document.title,
        "url": document.url,
        "digest": digest(document),
        "extractor": extractor,
        "fingerprint": fingerprint_of(facts, graph),
    }
    for name, value in known.items():
        if value:
            prop = terms().properties(f"Document.{name}")[0]
            token = quoted(value) if name == "id" else LITERALS[prop.range](value)
            graph.add(f"<{graph.iri}>", prop.token, token)
    counts = Counter(type(fact).__name__ for fact in facts.facts)
    quads = n_quads(map(" ".join, graph.triples), graph.iri)
    return Emitted(graph.iri, quads, graph.shared, touched(graph.triples), dict(counts))
