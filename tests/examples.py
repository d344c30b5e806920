"""The skos:example sentences of a vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from kg.resources import ONTOLOGY

EXAMPLE = ox.NamedNode("http://www.w3.org/2004/02/skos/core#example")


def examples(scheme: str) -> list[tuple[str, str]]:
    """(IRI of the concept, sentence) of ontology/SCHEME.ttl, in order."""
    quads = ox.parse(path=str(ONTOLOGY / f"{scheme}.ttl"))
    return sorted((quad.subject.value, quad.object.value) for quad in quads if quad.predicate == EXAMPLE)
