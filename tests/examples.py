"""The skos:example sentences of a vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from kg.ontology import load
from kg.resources import ONTOLOGY
from kg.text import tokenize

EXAMPLE = ox.NamedNode("http://www.w3.org/2004/02/skos/core#example")


def examples(scheme: str) -> list[tuple[str, str]]:
    """(IRI of the concept, sentence) of ontology/SCHEME.ttl, in order."""
    quads = ox.parse(path=str(ONTOLOGY / f"{scheme}.ttl"))
    return sorted((quad.subject.value, quad.object.value) for quad in quads if quad.predicate == EXAMPLE)


def called(scheme: str, text: str) -> set[str]:
    """IRIs of the concepts of ontology/SCHEME.ttl whose labels stand in a text, the longest at each word."""
    labels, tokens = load().schemes[scheme], tokenize(text)
    matches = (labels.longest(tokens, at) for at in range(len(tokens)))
    return {concept.iri for match in matches if match for concept in match[1]}
