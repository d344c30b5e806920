"""A store with literals and IRIs that break careless writers."""

from __future__ import annotations

import random

import pyoxigraph as ox

from kg.prefixes import RDF_TYPE

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
)
TYPED = (
    ("5", "integer"), ("-0", "integer"), ("1275000000000", "integer"), ("nonsense", "integer"),
    ("97.6", "decimal"), ("5", "decimal"), ("5.", "decimal"), ("1.5E3", "double"), ("true", "boolean"),
    ("1", "boolean"), ("2025-12-18", "date"), ("2025-08", "gYearMonth"), ("2025", "gYear"),
    ('<>&"', "anyURI"),
)  # fmt: skip
IRIS = (
    BASE, BASE + "doc/x", BASE + "doc/x#char=1,20", BASE + "doc//x", BASE + "../up", BASE + "./x",
    BASE + "a:b", BASE + "-x", BASE + "doc/x#", BASE + "x?q=1&r=2", BASE + "doc/%C4%90", BASE + "doc/Đức",
    BASE + "person/1", "urn:x-kg:1", "mailto:a@b", "https://schema.org/", "https://schema.org/1a",
    "http://xmlns.com/foaf/0.1/name", "http://[::1]/x", "http://x/'();$,",
)  # fmt: skip
GRAPHS = (ox.DefaultGraph(), *(ox.NamedNode(iri) for iri in IRIS[:3]))


def hostile_store(seed: int, longest: int = 1_000_000) -> ox.Store:
    """Every literal and IRI above, thrown together anew for each seed."""
    chance = random.Random(seed)
    values: list[ox.Literal | ox.NamedNode] = [ox.NamedNode(iri) for iri in IRIS]
    values += [ox.Literal(text) for text in (*HOSTILE, "x" * longest, "ệ" * longest)]
    values += [ox.Literal(text, language=tag) for text in HOSTILE for tag in ("vi", "zh-hant-tw")]
    values += [ox.Literal(text, datatype=ox.NamedNode(XSD + name)) for text, name in TYPED]
    names = ["http://xmlns.com/foaf/0.1/name", "http://x/p_1", "http://x/#b"]
    store = ox.Store()
    for value in values:
        subject, graph = ox.NamedNode(chance.choice(IRIS)), chance.choice(GRAPHS)
        predicate = RDF_TYPE if isinstance(value, ox.NamedNode) else chance.choice(names)
        store.add(ox.Quad(subject, ox.NamedNode(predicate), value, graph))
    return store
