"""What several documents share → its triples."""

from __future__ import annotations

from kg.emit.names import slug
from kg.emit.terms import LITERALS, iri, terms
from kg.ntriples import TYPE
from kg.resolve import Thing
from kg.resources import BASE

_FOLDERS = {"Person": "person", "JointEvent": "event"}


def thing_iri(thing: Thing) -> str:
    """A slug of what identifies it."""
    return f"{BASE}{_FOLDERS.get(thing.kind, 'document')}/{slug(*thing.identity)}"


def thing_triples(thing: Thing) -> list[str]:
    """Its type and values, why it is one, and the nodes that are its documents' views of it."""
    subject = iri(thing_iri(thing))
    lines = [f"{subject} {TYPE} {terms().type_of(thing.kind)}"]
    for name, value in (*thing.values, *(("reasons", reason) for reason in thing.reasons)):
        prop = terms().properties(f"{thing.kind}.{name}")[0]
        lines.append(f"{subject} {prop.token} {LITERALS.get(prop.range, iri)(value)}")
    view = terms().property(f"{thing.kind}.mentions")
    return lines + [f"{iri(node)} {view} {subject}" for node in thing.mentions]
