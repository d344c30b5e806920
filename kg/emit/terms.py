"""ontology/kg.ttl → which class a dataclass has, which property a field, which concept a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.ntriples import quoted, value_of
from kg.prefixes import PREFIXES
from kg.resources import ONTOLOGY
from kg.text import compose, old_tone

KG, XSD = PREFIXES["kg"], PREFIXES["xsd"]
_RDF, _RDFS, _SKOS = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["skos"]
_IRI = re.compile(r"[a-z]+:[^\x00-\x20<>\"{}|^`\\]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def iri(value: str) -> str:
    """An IRI as N-Triples writes it."""
    if not _IRI.fullmatch(value):
        raise ValueError(f"not an IRI: {value!r}")
    return f"<{value}>"


def person_name(value: str) -> str:
    """A name in the one spelling that all documents share: composed, tone marks in the old place."""
    return " ".join(old_tone(syllable) for syllable in compose(value).split())


def _text(value: str) -> str:
    return quoted(compose(value))


def _date(value: str) -> str:
    return f"{quoted(value)}^^<{XSD}{_DATE_TYPES[len(value)]}>"


def _decimal(value: object) -> str:
    if not _NUMBER.fullmatch(str(value)):
        raise ValueError(f"not a number: {value!r}")
    return f'"{value}"^^<{XSD}decimal>'


LITERALS: Mapping[str, Callable[..., str]] = {
    XSD + "string": _text,
    KG + "PersonName": lambda value: quoted(person_name(value)),
    KG + "PartialDate": _date,
    XSD + "decimal": _decimal,
    XSD + "integer": lambda value: f'"{int(value)}"^^<{XSD}integer>',
    XSD + "boolean": lambda value: f'"{str(value).lower()}"^^<{XSD}boolean>',
    _RDF + "langString": lambda value: _text(value) + "@vi",
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property and what its values are."""

    token: str
    range: str


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The mapping of kg/model.py onto the ontology."""

    classes: Mapping[str, str]  # "Tenure" → IRI
    fields: Mapping[str, tuple[Property, ...]]  # "Tenure.holder" → its properties, links first
    words: Mapping[str, Mapping[str, str | None]]  # "Tenure.status" → word → IRI; None is left out
    keys: Mapping[str, tuple[str, ...]]  # class IRI → its key fields, by name
    nodes: Mapping[str, str]  # class IRI → what its nodes are called
    parents: Mapping[str, str]  # class IRI → the class above it
    rules: Mapping[str, str]  # class or word as a token → the rule that is left out
    symbols: Mapping[str, str]  # symbol of a national issuer → name of its documents' class

    def type_of(self, name: str) -> str:
        """The class of a dataclass, as a token."""
        if name not in self.classes:
            raise LookupError(f"ontology/kg.ttl: no class has kg:factName {name!r}")
        return iri(self.classes[name])

    def properties(self, name: str) -> tuple[Property, ...]:
        """The properties of a field; raises where there is none."""
        if name not in self.fields:
            raise LookupError(f"ontology/kg.ttl: no property has kg:fieldName {name!r}")
        return self.fields[name]

    def property(self, name: str) -> str:
        """The one property of a field, as a token."""
        return self.properties(name)[0].token

    def keyed(self, cls: str) -> str | None:
        """The nearest class from `cls` upwards that has key fields."""
        above: str | None = cls
        while above is not None and above not in self.keys:
            above = self.parents.get(above)
        return above


Values = dict[str, dict[str, list[str]]]


def _read(path: Path) -> Values:
    found: Values = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in ox.parse(path=str(path)):
        found[value_of(subject)][predicate.value].append(value_of(value))
    return found


def _named(values: Values, annotation: str) -> list[tuple[str, str]]:
    """(name, IRI) of every term with kg:`annotation`."""
    found = ((name, subject) for subject, said in values.items() for name in said.get(KG + annotation, ()))
    return sorted(found)


def _range(said: Mapping[str, list[str]]) -> str:
    """What a property's values are: its range, or how a standard one is used; "" where neither is said."""
    return next((said[name][0] for name in (_RDFS + "range", KG + "usedWith") if name in said), "")


def _fields(values: Values) -> dict[str, tuple[Property, ...]]:
    found: dict[str, list[Property]] = defaultdict(list)
    for name, subject in _named(values, "fieldName"):
        found[name].append(Property(iri(subject), _range(values[subject])))
    return {name: tuple(sorted(same, key=lambda p: p.range in LITERALS)) for name, same in found.items()}


def _words(values: Values) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for field, scheme in _named(values, "schemeOf"):
        for subject, said in values.items():
            if scheme in said.get(_SKOS + "inScheme", ()) or scheme in said.get(_RDF + "type", ()):
                word = said.get(_SKOS + "notation", [subject.rpartition("#")[2]])[0]
                found[field][word] = None if field in said.get(KG + "defaultOf", ()) else iri(subject)
    return found


@cache
def terms() -> Terms:
    """The terms of kg.ttl, read once; about 10 ms."""
    values = _read(ONTOLOGY / "kg.ttl")
    keys: dict[str, tuple[str, ...]] = {}
    for name, subject in _named(values, "keyField"):  # sorted
        keys[subject] = (*keys.get(subject, ()), name)
    above = _RDFS + "subClassOf"
    parents = {subject: said[above][0] for subject, said in values.items() if above in said}
    nodes = {subject: name for name, subject in _named(values, "nodeName")}
    classes = dict(_named(values, "factName"))
    names = {subject: name for name, subject in classes.items()}
    symbols = {symbol: names[subject] for symbol, subject in _named(values, "nationalSymbol")}
    rules = {iri(subject): rule for rule, subject in _named(values, "defaultRule")}
    return Terms(classes, _fields(values), _words(values), keys, nodes, parents, rules, symbols)
