"""The one prefix table, and IRIs written short."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resources import BASE

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": BASE + "ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RDF_TYPE = PREFIXES["rdf"] + "type"

# The named graphs that are no document's.
ENTITIES, DECISIONS, VOCABULARY = (f"{BASE}graph/{name}" for name in ("entities", "decisions", "ontology"))

_WORDS = (*PREFIXES.values(), BASE + "ontology/")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_IRI = re.compile(r"(.*[/#])([^/#]*)", re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*(#[A-Za-z0-9_.,=~/-]*)?")


def tail(iri: str) -> str:
    """The last part of an IRI that has a word; the whole where none has."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def split(iri: str) -> tuple[str, str]:
    """Namespace and local name; an empty local name where it is none that XML and Turtle allow."""
    match = _IRI.fullmatch(iri)
    return (match[1], match[2]) if match and _LOCAL.fullmatch(match[2]) else (iri, "")


@lru_cache(maxsize=65536)
def curie(iri: str) -> str | None:
    """`foaf:name`, where the table has the prefix."""
    namespace, local = split(iri)
    prefix = _PREFIX_OF.get(namespace)
    return f"{prefix}:{local}" if prefix and local else None


def expand(name: str) -> str:
    """`foaf:name` written out; KeyError where the table has no such prefix. A name without one stays."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon else name


def is_word(iri: str) -> bool:
    """Whether an IRI is a term of an ontology or a vocabulary, not a thing of the world."""
    return iri.startswith(_WORDS)


def short(iri: str) -> str:
    """An IRI as Turtle writes it: with its prefix, relative to the base, or whole."""
    name = curie(iri)
    if name:
        return name
    rest = iri[len(BASE) :] if iri.startswith(BASE) else ""
    return f"<{rest}>" if _RELATIVE.fullmatch(rest) else f"<{iri}>"
