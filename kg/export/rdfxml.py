"""RDF/XML: the triples of every graph, one element a triple."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.export.lines import Block, all_lines, blocks, literal
from kg.export.xml import DECLARATION, escape
from kg.model import InputError
from kg.prefixes import PREFIXES, curie, split


def rdfxml(store: ox.Store) -> Iterator[str]:
    """The triples of all graphs, by subject; InputError for a property that XML cannot name."""
    spaces = "".join(f'\n    xmlns:{prefix}="{escape(iri)}"' for prefix, iri in PREFIXES.items())
    yield f"{DECLARATION}<rdf:RDF{spaces}>\n"
    yield from map(_description, blocks(all_lines(store)))
    yield "</rdf:RDF>\n"


def _description(block: Block) -> str:
    said = "".join(_property(predicate, token) for predicate, objects in block.said for token in objects)
    return f'  <rdf:Description rdf:about="{escape(block.subject[1:-1])}">\n{said}  </rdf:Description>\n'


def _property(predicate: str, token: str) -> str:
    name, declared = _element(predicate[1:-1])
    if token.startswith("<"):
        return f'    <{name}{declared} rdf:resource="{escape(token[1:-1])}"/>\n'
    value, language, datatype = literal(token)
    if language:
        declared += f' xml:lang="{escape(language)}"'
    elif datatype:
        declared += f' rdf:datatype="{escape(datatype)}"'
    return f"    <{name}{declared}>{escape(value)}</{name}>\n"


@lru_cache(maxsize=4096)
def _element(iri: str) -> tuple[str, str]:
    """The element's name, and the namespace it declares where the table has none."""
    name = curie(iri)
    if name:
        return name, ""
    namespace, local = split(iri)
    if not local:
        raise InputError(f"RDF/XML cannot write the property {iri}: its last part is no XML name")
    return f"p:{local}", f' xmlns:p="{escape(namespace)}"'
