"""The words of ontology/ as triples: what a graph says of the terms it uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.prefixes import PREFIXES, RDF_TYPE
from kg.resources import ONTOLOGY

Described = Mapping[str, tuple[str, ...]]  # IRI → its triples, without the final dot

_KG, _OWL, _RDFS, _SKOS = (PREFIXES[name] for name in ("kg", "owl", "rdfs", "skos"))
_CONCEPTS = {_SKOS + "Concept", _SKOS + "ConceptScheme"}
_TERMS = {*_CONCEPTS, _KG + "Level", _OWL + "Class"}
_NAMED = {RDF_TYPE, _SKOS + "inScheme", _SKOS + "prefLabel"}
_OF_CONCEPTS = {*_NAMED, _KG + "committeeSeat"}
_SHOWN = {*_NAMED, _SKOS + "notation", _KG + "confidence", _RDFS + "label", _RDFS + "subClassOf"}


def _described(path: Path, kinds: Collection[str], shown: Collection[str]) -> Described:
    """What `path` says under `shown` of the properties of facts, and of all that is of these kinds."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = set()
    for subject, predicate, value, _ in ox.parse(path=str(path)):
        assert isinstance(subject, ox.NamedNode)
        of_kind = predicate.value == RDF_TYPE and getattr(value, "value", "") in kinds
        if of_kind or predicate.value == _KG + "fieldName":
            wanted.add(subject.value)
        if predicate.value in shown:
            found[subject.value].append(f"{subject} {predicate} {value}")
    return {name: tuple(sorted(found[name])) for name in sorted(wanted)}


@cache
def vocabulary() -> tuple[str, ...]:
    """The triples that say what classes, properties and words are, and what they are called."""
    described = _described(ONTOLOGY / "kg.ttl", _TERMS, _SHOWN)
    return tuple(sorted(triple for said in described.values() for triple in said))


@cache
def concepts() -> Described:
    """Roles, kinds of body and their schemes; about 10 ms."""
    files = (ONTOLOGY / "positions.ttl", ONTOLOGY / "bodies.ttl")
    return {name: said for path in files for name, said in _described(path, _CONCEPTS, _OF_CONCEPTS).items()}
