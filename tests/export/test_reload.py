"""What is exported comes back the same, in rdflib and in Oxigraph, whatever the literals hold."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import EXPORTS
from tests.export.hostile import hostile_store


def export(store: ox.Store, name: str) -> bytes:
    return "".join(map(str, EXPORTS[name](store))).encode()


def in_xml(term: ox.Literal | ox.NamedNode) -> ox.Literal | ox.NamedNode:
    """The literal as XML can hold it."""
    if isinstance(term, ox.NamedNode):
        return term
    text = re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", term.value)
    if term.language:
        return ox.Literal(text, language=term.language)
    return ox.Literal(text, datatype=term.datatype)


def told(store: ox.Store, name: str) -> set[tuple[str, ...]]:
    """What a format must keep: quads or triples, every term as N-Triples writes it."""
    if name in ("trig", "nquads", "jsonld"):
        return {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in store}
    keep = in_xml if name == "rdfxml" else lambda term: term
    return {(str(q.subject), str(q.predicate), str(keep(q.object)), "DEFAULT") for q in store}


OX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", OX)
def test_comes_back_in_oxigraph(seed: int, name: str) -> None:
    store, again = hostile_store(seed), ox.Store()
    again.load(export(store, name), format=OX[name])
    assert told(again, "nquads") == told(store, name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's of itself
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", RDFLIB)
def test_comes_back_in_rdflib(seed: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    store, again, dataset = hostile_store(seed, longest=10_000), ox.Store(), rdflib.Dataset()
    dataset.parse(data=export(store, name), format=RDFLIB[name])
    again.load(dataset.serialize(format="nquads", encoding="utf-8"), format=ox.RdfFormat.N_QUADS)
    assert told(again, "nquads") == told(store, name)
