"""Persons as a graph has them, and whom an IRI means, also where a decision has joined them to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.emit import person_iri
from kg.emit.terms import person_name
from kg.emit.things import thing_iri
from kg.model import InputError
from kg.resolve import Thing, Who
from kg.resolve.decided import load
from kg.sparql import rows

_MENTIONS = """
SELECT ?person ?name ?called ?source WHERE {
  GRAPH ?document { ?view foaf:name ?called }
  ?document dcterms:identifier ?source .
  ?view prov:specializationOf ?person .
  ?person foaf:name ?name .
}"""


class Person(NamedTuple):
    """A person, and how each document names them; `mentions` are sorted."""

    iri: str
    name: str
    mentions: tuple[Who, ...]


def people(store: ox.Store) -> list[Person]:
    """Everybody, by name."""
    found: dict[tuple[str, str], set[Who]] = defaultdict(set)
    for row in rows(store, _MENTIONS):
        found[row["name"], row["person"]].add(Who(row["source"], row["called"]))
    return [Person(iri, name, tuple(sorted(mentions))) for (name, iri), mentions in sorted(found.items())]


def who(store: ox.Store, iri: str) -> Who:
    """A person's or a mention's IRI as what decisions name; a person by the first of their documents.

    A person who was joined to another is meant by the IRI they had. Raises InputError where nobody has it.
    """
    return _meant(people(store), iri)


def pair(store: ox.Store, path: Path, verdict: str, one: str, other: str) -> tuple[Who, Who]:
    """The two that two IRIs mean; where a decision has made them one person and is to be taken back, its two.

    `path` is the file of decisions. Raises InputError where nobody has an IRI, and where several decisions of
    the file may be meant.
    """
    everybody = people(store)
    meant = _meant(everybody, one), _meant(everybody, other)
    person = next(each for each in everybody if meant[0] in each.mentions)
    exact = {one, other} <= {person_iri(*each) for each in person.mentions}
    if exact or verdict == "same" or meant[1] not in person.mentions:
        return meant
    joined = [
        each.pair for each in load(path) if each.verdict == "same" and {*each.pair} <= {*person.mentions}
    ]
    hits = [sum(any(who in two for who in _lost(person, iri)) for iri in (one, other)) for two in joined]
    close = [two for two, hit in zip(joined, hits, strict=True) if hit == max(hits)]
    if len(close) > 1:
        told = "; ".join(f"{first.document} and {second.document}" for first, second in close)
        raise InputError(
            f"{path}: several decisions make these one person ({told}); change their lines there"
        )
    return close[0] if close else meant


def _meant(everybody: Iterable[Person], iri: str) -> Who:
    for person in everybody:
        if person.iri == iri:
            return person.mentions[0]
        for mention in person.mentions:
            if person_iri(*mention) == iri:
                return Who(mention.document, person_name(mention.name))
        if lost := _lost(person, iri):
            return lost[0]
    raise InputError(f"{iri}: no person in the store has this IRI")


def _lost(person: Person, iri: str) -> list[Who]:
    """The mention that gave a namesake this IRI, before the namesake was joined to a person."""
    return [mention for mention in person.mentions if _namesake(mention) == iri]


def _namesake(mention: Who) -> str:
    """The IRI of a person who is not the oldest of their name, by the first of their mentions."""
    name = person_name(mention.name)
    return thing_iri(Thing("Person", (name, person_iri(*mention)), (), ()))
