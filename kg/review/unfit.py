"""What speaks against a decision: documents that changed, documents that are gone, other decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.emit import document_iri, person_iri
from kg.explain.words import named, objects
from kg.model import InputError
from kg.resolve import Decision, Who
from kg.resolve.decided import decision

_MEMBER, _POST, _TITLE = map(named, ("org:member", "kg:post", "skos:prefLabel"))


def against(store: ox.Store, one: Decision, people: Mapping[str, object]) -> Iterator[str]:
    """Reasons to ask again, in words; `people`: the person that each mention's IRI belongs to."""
    persons = [people.get(person_iri(*who)) for who in one.pair]
    for who, person in zip(one.pair, persons, strict=True):
        if person is None:
            yield _missing(store, who)
    if one.verdict == "later" or None in persons:
        return
    for who, before in zip(one.pair, one.grounds or (), strict=False):
        if before != grounds(store, who):
            yield f"{who.document} does not give {who.name} the posts that it gave ({before or 'none'})"
    if (persons[0] == persons[1]) != (one.verdict == "same"):
        yield "other decisions say otherwise"


def decided(store: ox.Store, verdict: str, one: Who, other: Who) -> Decision:
    """A verdict, with what it is grounded on; raises InputError for a pair of one and the same."""
    if one == other:
        raise InputError(f"{one.name} in {one.document}: a decision is on two, not on one and the same")
    return decision(verdict, one, other, (grounds(store, one), grounds(store, other)))


def grounds(store: ox.Store, who: Who) -> str:
    """The posts that a document gives a person."""
    held = store.quads_for_pattern(None, _MEMBER, ox.NamedNode(person_iri(*who)), None)
    tenures = (quad.subject for quad in held if isinstance(quad.subject, ox.NamedNode))
    posts = {post for tenure in tenures for post in objects(store, tenure, _POST)}
    titles = (objects(store, post, _TITLE) for post in posts if isinstance(post, ox.NamedNode))
    return "; ".join(sorted(title.value for found in titles for title in found))


def _missing(store: ox.Store, who: Who) -> str:
    graph = ox.NamedNode(document_iri(who.document))
    if any(store.quads_for_pattern(graph, None, None, None)):
        return f"{who.document} does not name {who.name} any more"
    return f"{who.document} is not in the store"
