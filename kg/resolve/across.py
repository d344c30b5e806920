"""People across documents. The result depends on the set of mentions alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Agreement(NamedTuple):
    """Something that two mentions of one person may have in common; the lowest rank is the best reason."""

    rank: int  # 0 post, 1 body, 2 territory, 3 place of an event, 4 text
    key: str
    label: str


class Appearance(NamedTuple):
    """A person or an event as one document has it: a node."""

    node: str  # IRI
    document: str
    date: str = ""  # of the document
    agreements: tuple[Agreement, ...] = ()
    label: str = ""


class Thing(NamedTuple):
    """What several documents speak of; `kind` and `values` are named as in the ontology."""

    kind: str
    identity: tuple[str, ...]  # what its IRI is made of: the words to read, then what tells it from others
    values: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Decisions(NamedTuple):
    """Pairs of nodes that a person has decided on; they win over every rule."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decisions()
_WORDS = ("same post", "same body", "same territory", "same place of an event", "same text")


class _Groups:
    """Mentions that have been joined; pairs decided to be different are never in one group."""

    def __init__(self, nodes: Iterable[str], different: Iterable[tuple[str, str]]) -> None:
        self.group = {node: node for node in nodes}
        self.members = {node: [node] for node in self.group}
        self.apart = [pair for pair in different if pair[0] in self.group and pair[1] in self.group]

    def join(self, one: str, other: str) -> bool:
        """Whether this made one group of two."""
        first, second = sorted((self.group[one], self.group[other]))
        if first == second or self._are_apart(first, second):
            return False
        for node in self.members.pop(second):
            self.group[node] = first
            self.members[first].append(node)
        return True

    def _are_apart(self, *groups: str) -> bool:
        """Whether a pair of two groups is decided to be different."""
        return any({self.group[one], self.group[other]} == {*groups} for one, other in self.apart)


def people(name: str, mentions: Sequence[Appearance], decided: Decisions = UNDECIDED) -> list[Thing]:
    """The persons of one full name: mentions that agree in a post, a body or a place are one person.

    Mentions with another name as their label are one with these only where a person has decided so.
    """
    known = {mention.node: mention for mention in sorted(mentions)}
    groups = _Groups(known, decided.different)
    reasons = _join_decided(groups, decided) + _join_agreeing(groups, known.values())
    clusters = sorted(groups.members.values(), key=lambda nodes: min(_age(known[node]) for node in nodes))
    numbers: Counter[str] = Counter()
    found = []
    for nodes in clusters:
        first, *others = dict.fromkeys(
            known[node].label or name for node in sorted(nodes, key=lambda n: _age(known[n]))
        )
        found.append(_person((first, *sorted(others)), numbers[first], nodes, reasons, groups))
        numbers[first] += 1
    return found


def _age(mention: Appearance) -> tuple[str, str]:
    return mention.date or "9999", mention.node


def _join_decided(groups: _Groups, decided: Decisions) -> list[tuple[str, str]]:
    """(node, reason) of every join a person has decided."""
    pairs = [pair for pair in sorted(decided.same) if pair[0] in groups.group and pair[1] in groups.group]
    return [(one, "decided") for one, other in pairs if groups.join(one, other)]


def _join_agreeing(groups: _Groups, mentions: Iterable[Appearance]) -> list[tuple[str, str]]:
    """(node, reason) of every join that something in common makes, best reasons first."""
    having: dict[tuple[Agreement, str], list[str]] = defaultdict(list)
    for mention in mentions:
        for agreement in mention.agreements:
            having[agreement, mention.label].append(mention.node)
    reasons = []
    for agreement, name in sorted(having):
        first, *others = having[agreement, name]
        joined = [groups.join(first, other) for other in others]
        if any(joined):
            reasons.append((first, ": ".join(filter(None, (_WORDS[agreement.rank], agreement.label)))))
    return reasons


def _person(
    names: Sequence[str], number: int, nodes: list[str], reasons: list[tuple[str, str]], groups: _Groups
) -> Thing:
    """The oldest namesake has the plain IRI, the others one with a hash of their first mention."""
    identity = (names[0],) if number == 0 else (names[0], min(nodes))
    why = sorted({reason for node, reason in reasons if groups.group[node] == groups.group[nodes[0]]})
    values = (("name", names[0]), *(("aliases", alias) for alias in names[1:]))
    return Thing("Person", identity, values, tuple(sorted(nodes)), tuple(why))
