"""One document's facts → its graph. No code per kind of fact: the ontology says how each is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from kg.emit.keys import Key, key_of
from kg.emit.names import document_iri, slug
from kg.emit.plans import Plan, hyphened, plan_of, word
from kg.emit.shared import Descriptions, describe
from kg.emit.terms import KG, LITERALS, iri, terms
from kg.model import Document, Evidence, Fact, Tenure
from kg.ntriples import TYPE, quoted
from kg.ontology import Ontology

_NOWHERE = Evidence(0, 0, "", "")
_confidence = attrgetter("confidence")
_EVIDENCE, _QUOTE = terms().property("Fact.evidence"), terms().property("Evidence.quote")
_RULE, _REASON = terms().property("Evidence.rule"), terms().property("Evidence.reason")
_REASONS = terms().words["Evidence.reason"]


class DocumentGraph:
    """A document's graph while it is written."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.iri = document_iri(document.id)
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
            bare, further = _apart(fact)
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
        inference = word(_REASONS, "Evidence.reason", best.reason) if best.reason else None
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
        node = self.nodes[cls, key] = self.keyed_node(cls, key, hyphened(local))
        self.add(node, TYPE, iri(cls))
        for name, part in zip(terms().keys[cls], key, strict=True):
            prop = terms().properties(f"{local}.{name}")[0]
            if part:
                self.add(node, prop.token, LITERALS[prop.range](part))
        return node


def _apart(fact: Fact) -> tuple[Fact, Sequence[Evidence]]:
    """A fact without its words, and those that it rests on beside its own."""
    if isinstance(fact, Tenure):
        return replace(fact, evidence=_NOWHERE, further=()), fact.further
    return replace(fact, evidence=_NOWHERE), ()
