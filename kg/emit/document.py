"""One document's facts → its graph. No code per kind of fact: the ontology says how each is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec.structs import replace

from kg.emit.names import document_slug, slug
from kg.emit.shared import Descriptions, describe
from kg.emit.terms import KG, LITERALS, Property, iri, person_name, terms
from kg.model import Document, Evidence, Fact, Tenure
from kg.ntriples import TYPE, quoted
from kg.ontology import Ontology
from kg.resources import BASE
from kg.text import compose

Key = tuple[str, ...]
Encoder = Callable[["DocumentGraph", Any], str | None]

_NOWHERE = Evidence(0, 0, "", "")
_HUMP = re.compile(r"(?<!^)(?=[A-Z])")
_confidence = attrgetter("confidence")
_EVIDENCE, _QUOTE = terms().property("Fact.evidence"), terms().property("Evidence.quote")
_RULE, _REASON = terms().property("Evidence.rule"), terms().property("Evidence.reason")
_REASONS = terms().words["Evidence.reason"]


class Plan(NamedTuple):
    """How one dataclass is written."""

    type: str
    name: str  # of its nodes: ward-mention
    keyed: str | None  # the class by whose keys other facts refer to it
    fields: tuple[tuple[str, tuple[tuple[str, Encoder], ...]], ...]  # attribute, and its properties in turn


class DocumentGraph:
    """A document's graph while it is written."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.iri = f"{BASE}doc/{document_slug(document.id)}"
        self.ontology = ontology
        self.triples: dict[tuple[str, str, str], None] = {}
        self.shared: Descriptions = {}
        self.nodes: dict[tuple[str, Key], str] = {}
        self.numbers: Counter[str] = Counter()
        self.said: set[tuple[str, str]] = set()

    def add(self, subject: str, predicate: str, value: str) -> None:
        """One triple; said twice it stands once."""
        self.triples[subject, predicate, value] = None

    def write(self, facts: Iterable[Fact]) -> None:
        """All facts: first their nodes, by place in the text, then what they say; said twice it is one."""
        found: dict[Fact, list[Evidence]] = {}
        for fact in sorted(facts, key=lambda fact: (fact.evidence.start, fact.evidence.end)):
            further = fact.further if isinstance(fact, Tenure) else ()
            bare = (
                replace(fact, evidence=_NOWHERE, further=()) if further else replace(fact, evidence=_NOWHERE)
            )
            found.setdefault(bare, []).extend([fact.evidence, *further])
        for fact, node in [(fact, self.node(fact)) for fact in found]:
            self.evidence(node, found[fact], self.fact(fact, node))

    def node(self, fact: Fact) -> str:
        """The node of a fact; facts with one whole key share it."""
        plan = plan_of(type(fact))
        if plan.keyed is None:
            return self.numbered(plan.name)
        key = key_of(plan.keyed, [getattr(fact, name) for name in terms().keys[plan.keyed]])
        known = self.nodes.get((plan.keyed, key))
        if known and all(key):
            return known
        node = self.keyed_node(plan.keyed, key, plan.name)
        self.nodes.setdefault((plan.keyed, key), node)
        return node

    def keyed_node(self, cls: str, key: Key, name: str) -> str:
        """Named by its key where the ontology says so, else numbered."""
        called = terms().nodes.get(cls)
        return f"<{self.iri}/{called}-{slug(key[0])}>" if called else self.numbered(name)

    def numbered(self, name: str) -> str:
        """The next node of this kind."""
        self.numbers[name] += 1
        return f"<{self.iri}/{name}-{self.numbers[name]}>"

    def fact(self, fact: Fact, node: str) -> str:
        """What a fact says; where several describe one node, the first value of a property wins.

        Returns the rule that goes without saying: of its class, or of a word in it.
        """
        rule = ""
        for predicate, value in self.values(fact, plan_of(type(fact))):
            rule = terms().rules.get(value, rule)
            if (node, predicate) not in self.said:
                self.said.add((node, predicate))
                self.add(node, predicate, value)
        return rule

    def values(self, fact: Fact, plan: Plan) -> Iterable[tuple[str, str]]:
        """(predicate, value) of a fact."""
        yield TYPE, plan.type
        for name, options in plan.fields:
            value = getattr(fact, name)
            if value is None or value is False or value == "":
                continue
            for predicate, encode in options:
                token = encode(self, value)
                if token:
                    yield predicate, token
                    break

    def evidence(self, node: str, found: Collection[Evidence], default: str) -> None:
        """The spans a fact rests on, one node for each, and its rules; it is as sure as the surest."""
        for evidence in found:
            span = f"<{self.iri}#char={evidence.start},{evidence.end}>"
            self.add(node, _EVIDENCE, span)
            self.add(span, _QUOTE, quoted(evidence.quote))
        if any(evidence.rule != default for evidence in found):
            for rule in sorted({evidence.rule for evidence in found}):
                self.add(node, _RULE, quoted(rule))
        best = max(found, key=_confidence)
        inference = _word(_REASONS, "Evidence.reason", best.reason) if best.reason else None
        if inference:
            self.add(node, _REASON, inference)

    def link(self, value: Any) -> str:
        """A post, body or unit, described beside the graph; or an IRI as it is."""
        if isinstance(value, str):
            return iri(value)
        name, descriptions = describe(value, self.ontology)
        self.shared.update(descriptions)
        return iri(name)

    def find(self, cls: str, value: str | Key) -> str | None:
        """The node that this document has for a key."""
        return self.nodes.get((cls, key_of(cls, [value] if isinstance(value, str) else value)))

    def refer(self, cls: str, value: str | Key) -> str:
        """The same; where no fact has made it, a node with its key alone."""
        known = self.find(cls, value)
        if known:
            return known
        key = key_of(cls, [value] if isinstance(value, str) else value)
        local = cls.removeprefix(KG)
        node = self.nodes[cls, key] = self.keyed_node(cls, key, _hyphened(local))
        self.add(node, TYPE, iri(cls))
        for name, part in zip(terms().keys[cls], key, strict=True):
            prop = terms().properties(f"{local}.{name}")[0]
            if part:
                self.add(node, prop.token, LITERALS[prop.range](part))
        return node


def _hyphened(name: str) -> str:
    return _HUMP.sub("-", name).lower()


def key_of(cls: str, values: Iterable[str]) -> Key:
    """A key in the spelling that all facts share."""
    return tuple(fold(value) for fold, value in zip(_folds(cls), values, strict=True))


@cache
def _folds(cls: str) -> tuple[Callable[[str], str], ...]:
    local = cls.removeprefix(KG)
    fields = (terms().fields.get(f"{local}.{name}", ()) for name in terms().keys[cls])
    people = (any(prop.range == KG + "PersonName" for prop in properties) for properties in fields)
    return tuple(person_name if person else compose for person in people)


_plans: dict[type[Fact], Plan] = {}


def plan_of(kind: type[Fact]) -> Plan:
    """How a kind of fact is written; raises where the ontology lacks its class or a property."""
    if kind not in _plans:
        _plans[kind] = _planned(kind)
    return _plans[kind]


def _planned(kind: type[Fact]) -> Plan:
    name = kind.__name__
    token = terms().type_of(name)
    keyed = terms().keyed(terms().classes[name])
    keys = [key for key in terms().keys.get(keyed or "", ()) if f"{name}.{key}" not in terms().fields]
    written = [name for name in kind.__struct_fields__ if name not in ("evidence", "further", *keys)]
    options = tuple((field, _options(f"{name}.{field}")) for field in written)
    return Plan(token, _hyphened(name), keyed, options)


def _options(field: str) -> tuple[tuple[str, Encoder], ...]:
    """The properties of a field; where there are two, a link is tried and the literal is left."""
    properties = terms().properties(field)
    return tuple((prop.token, _encoder(field, prop, alone=len(properties) == 1)) for prop in properties)


def _encoder(field: str, prop: Property, *, alone: bool) -> Encoder:
    words = terms().words.get(field)
    if words is not None:
        return lambda _, value: _word(words, field, value)
    if prop.range in LITERALS:
        return lambda _, value: LITERALS[prop.range](value)
    keyed = terms().keyed(prop.range)
    if keyed is None:
        return DocumentGraph.link
    reach = DocumentGraph.refer if alone else DocumentGraph.find
    return lambda graph, value: reach(graph, keyed, value)


def _word(words: Mapping[str, str | None], field: str, value: str) -> str | None:
    if value not in words:
        raise ValueError(f"{field} is {value!r}, which ontology/kg.ttl does not list")
    return words[value]
