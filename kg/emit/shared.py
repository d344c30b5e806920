"""Posts, bodies and units, their roles and kinds: one IRI for all documents, described by the value alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.emit.names import slug
from kg.emit.terms import LITERALS, iri, terms
from kg.emit.vocabulary import concepts
from kg.model import Body, Post, Unit
from kg.ntriples import TYPE
from kg.ontology import Ontology
from kg.resources import BASE

Descriptions = dict[str, tuple[str, ...]]  # IRI → its triples, without the final dot
Shared = Post | Body | Unit


def _triples(subject: str, kind: str, values: Mapping[str, str | bool | None]) -> tuple[str, ...]:
    """The description of `subject`: its type, and a triple for each value there is."""
    lines = [f"{iri(subject)} {TYPE} {terms().type_of(kind)}"]
    for name, value in values.items():
        prop = terms().properties(f"{kind}.{name}")[0]
        if value:
            words = terms().words.get(f"{kind}.{name}")
            token = words[str(value)] if words else LITERALS.get(prop.range, iri)(value)
            lines.append(f"{iri(subject)} {prop.token} {token}")
    return tuple(lines)


def unit_descriptions(unit: Unit, ontology: Ontology) -> Descriptions:
    """A unit, by its official name, with those around it and those that took its place."""
    unit = ontology.unit_by_iri.get(unit.iri, unit)
    after = [ontology.unit_by_iri[name] for name in sorted(ontology.successors.get(unit.iri, ()))]
    around = ontology.unit_by_iri.get(unit.parent or "")
    values = {name: getattr(unit, name) for name in ("name", "code", "level", "parent", "former")}
    replaced = terms().property("Unit.successors")
    links = [f"{iri(unit.iri)} {replaced} {iri(other.iri)}" for other in after]
    found = {unit.iri: (*_triples(unit.iri, "Unit", values), *links)}
    for other in after if around is None else (around, *after):
        found |= unit_descriptions(other, ontology)
    return found


def body_iri(body: Body) -> str:
    """The same for bodies of one name, kind and territory."""
    return f"{BASE}body/{slug(body.name, body.kind or '', body.unit.iri if body.unit else '')}"


def post_iri(post: Post) -> str:
    """The same for posts of one title, role and body."""
    return f"{BASE}post/{slug(post.title, post.role, body_iri(post.body) if post.body else '')}"


def seats(post: Post, ontology: Ontology) -> str:
    """How many hold a post at a time; nothing where it is unknown which body's post it is."""
    role, body = ontology.concepts.get(post.role), post.body
    kind = ontology.concepts.get(body.kind or "") if body else None
    national = kind.get("bodyLevel") == "nation" if kind else body is None
    return role.get("seatsInBody") if role and (national or (body and body.unit)) else ""


def _concept(name: str | None) -> Descriptions:
    """A role or kind of body, and its scheme."""
    names = (name, name.rpartition("#")[0]) if name else ()
    return {each: concepts()[each] for each in names if each in concepts()}


@lru_cache(maxsize=65536)
def describe(value: Shared, ontology: Ontology) -> tuple[str, Descriptions]:
    """The IRI of a post, body or unit, and its description with all that this refers to."""
    if isinstance(value, Unit):
        return value.iri, unit_descriptions(value, ontology)
    inner = value.body if isinstance(value, Post) else value.unit
    link, found = describe(inner, ontology) if inner else (None, {})
    if isinstance(value, Post):
        name = post_iri(value)
        said = {"title": value.title, "role": value.role, "body": link}
        lines = _triples(name, "Post", {**said, "seats": seats(value, ontology)})
        found = found | _concept(value.role)
    else:
        name = body_iri(value)
        lines = _triples(name, "Body", {"name": value.name, "kind": value.kind, "unit": link})
        found = found | _concept(value.kind)
    return name, {**found, name: lines}
