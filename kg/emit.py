"""Facts → quads. Which class and property a dataclass and its fields have is read from ontology/kg.ttl."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

from kg.model import Body, Document, Fact, Facts, Official, Post, Unit
from kg.ontology import Ontology
from kg.resources import BASE
from kg.terms import FORMER, SUCCESSOR, TYPE, Property, Terms, iri, literal, terms

Encoder = Callable[["_Graph", Any], str | None]

_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_HYPHEN = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Emitted:
    """One document's graph as N-Quads, and what it shares with others: descriptions by IRI."""

    document: str  # IRI of the document and of its graph
    quads: str
    shared: dict[str, tuple[str, ...]]  # IRI of a post, body or unit → its triples
    facts: dict[str, int]  # how many of each kind
