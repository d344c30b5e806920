"""What is exported comes back the same, in rdflib and in Oxigraph, whatever the literals hold."""

from __future__ import annotations

import random
import re

import pyoxigraph as ox
import pytest
import rdflib

from kg.export import EXPORTS
from kg.export.names import RDF_TYPE

rdflib.NORMALIZE_LITERALS = False

XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = "https://w3id.org/wardkg/"
HOSTILE = (
    "",
    " ",
    "\t\r\n",
    'a "b" \'c\' """d""" \'\'\'e',
    "back\\slash \\n \\u0041 \\",
    "\x01\x02\x0b\x0c\x1f\x7f\x85\u2028\u2029",
    "\x00",
    "\ufffe\uffff\ufdd0",
    "]]> <!-- --> <?php ?> &amp; &#10; <b>",
    "</script><script>alert(1)</script>",
    "@prefix x: <y> . # no comment",
    "^^<http://www.w3.org/2001/XMLSchema#int>",
    "@vi",
    "😀👩‍👩‍👧 𝕏",
    "\u202eشمال\u202c עברית",
    "Đức Nhuận",
    "Đức Nhuận",
    "{} [] () ; . , | $ % ~",
    "x" * 1_000_000,
    "ệ" * 100_000,
)
TYPED = (
    ("5", "integer"), ("-0", "integer"), ("1275000000000", "integer"), ("nonsense", "integer"),
    ("97.6", "decimal"), ("5", "decimal"), ("5.", "decimal"), ("1.5E3", "double"), ("true", "boolean"),
    ("1", "boolean"), ("2025-12-18", "date"), ("2025-08", "gYearMonth"), ("2025", "gYear"), ('<>&"', "anyURI"),
)  # fmt: skip
IRIS = (
    BASE, BASE + "doc/x", BASE + "doc/x#char=1,20", BASE + "doc//x", BASE + "../up", BASE + "./x",
    BASE + "a:b", BASE + "-x", BASE + "doc/x#", BASE + "x?q=1&r=2", BASE + "doc/%C4%90", BASE + "doc/Đức",
    BASE + "person/1", "urn:x-kg:1", "mailto:a@b", "https://schema.org/", "https://schema.org/1a",
    "http://xmlns.com/foaf/0.1/name", "http://[::1]/x", "http://x/'();$,",
)  # fmt: skip
GRAPHS = (ox.DefaultGraph(), *(ox.NamedNode(iri) for iri in IRIS[:3]))


def hostile_store(seed: int) -> ox.Store:
    """Every literal and IRI above, thrown together anew for each seed."""
    chance = random.Random(seed)
    values: list[ox.Literal | ox.NamedNode] = [ox.NamedNode(iri) for iri in IRIS]
    values += [ox.Literal(text) for text in HOSTILE]
    values += [ox.Literal(text, language=tag) for text in HOSTILE[:18] for tag in ("vi", "zh-hant-tw")]
    values += [ox.Literal(text, datatype=ox.NamedNode(XSD + name)) for text, name in TYPED]
    names = ["http://xmlns.com/foaf/0.1/name", "http://x/p_1", "http://x/#b"]
    store = ox.Store()
    for value in values:
        subject, graph = ox.NamedNode(chance.choice(IRIS)), chance.choice(GRAPHS)
        predicate = RDF_TYPE if isinstance(value, ox.NamedNode) else chance.choice(names)
        store.add(ox.Quad(subject, ox.NamedNode(predicate), value, graph))
    return store


def export(store: ox.Store, name: str) -> bytes:
    return "".join(EXPORTS[name](store)).encode()


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


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", RDFLIB)
def test_comes_back_in_rdflib(seed: int, name: str) -> None:
    store, again, dataset = hostile_store(seed), ox.Store(), rdflib.Dataset()
    dataset.parse(data=export(store, name), format=RDFLIB[name])
    again.load(dataset.serialize(format="nquads", encoding="utf-8"), format=ox.RdfFormat.N_QUADS)
    assert told(again, "nquads") == told(store, name)
