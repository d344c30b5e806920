"""The lists of grammar.toml that tell how persons and posts belong together, one class a table."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Trie


@dataclass(frozen=True, slots=True)
class PostWords:
    """The lists of grammar.toml [posts.words]."""

    joints: frozenset[str]
    offices: frozenset[str]
    last_joints: frozenset[str]
    list_opens: frozenset[str]
    also: frozenset[str]
    issuer: frozenset[str]
    greeting: frozenset[str]
    board: frozenset[str]
    watching: frozenset[str]
    terms: frozenset[str]
    session: frozenset[str]
    spans: frozenset[str]
    numbering: frozenset[str]
    halves: frozenset[str]
    before_halves: frozenset[str]
    nominal: frozenset[str]
    old: frozenset[str]


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """The lists of grammar.toml [owners.words]."""

    at: frozenset[str]
    colon: frozenset[str]
    named_so: frozenset[str]
    born: frozenset[str]
    turning: frozenset[str]
    term: frozenset[str]
    until_now: frozenset[str]
    voted_with: frozenset[str]
    told_of: frozenset[str]
    lists: frozenset[str]
    including: frozenset[str]
    of: frozenset[str]
    plural: frozenset[str]
    plural_last: frozenset[str]
    called: frozenset[str]
    all: frozenset[str]
    between: frozenset[str]
    of_several: frozenset[str]
    last_between: frozenset[str]
    toward: frozenset[str]
    other: frozenset[str]
    apposition: frozenset[str]
    aside: frozenset[str]
    adjectives: frozenset[str]
    governing: frozenset[str]
    present: frozenset[str]
    openers: frozenset[str]
    loosely: frozenset[str]
    people: frozenset[str]
    joining: frozenset[str]
    telling: frozenset[str]
    group: frozenset[str]
    whose: frozenset[str]
    no_act: frozenset[str]
    no_object: frozenset[str]
    in_turn: frozenset[str]
    in_order: frozenset[str]
    passive: frozenset[str]
    titled: frozenset[str]
    new: frozenset[str]
    singled: frozenset[str]
    many: frozenset[str]
    put: frozenset[str]
    capacities: frozenset[str]
    agents: frozenset[str]
    by: frozenset[str]
    holding: frozenset[str]
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The lists of grammar.toml [statuses]."""

    verbs: frozenset[str]
    old: frozenset[str]
    lists: frozenset[str]
    leads: frozenset[str]
    turns: frozenset[str]
    left: frozenset[str]
    anew: frozenset[str]
    lasting: frozenset[str]
    joined: frozenset[str]
    keep: frozenset[str]
    now: frozenset[str]
    taking: frozenset[str]
    done: frozenset[str]
    then: frozenset[str]
    promise: frozenset[str]
    asides: frozenset[str]
    already: frozenset[str]
    beside: frozenset[str]
    parted: frozenset[str]
    counted: frozenset[str]
    dismissing: frozenset[str]
    dated: frozenset[str]
    until: frozenset[str]
    between_years: frozenset[str]
    years: frozenset[str]
    parties: frozenset[str]
    ahead: frozenset[str]


@dataclass(frozen=True, slots=True)
class CareerWords:
    """The lists of grammar.toml [careers]."""

    opening: frozenset[str]
    now: frozenset[str]
    since: frozenset[str]
    leads: Trie[bool]


@dataclass(frozen=True, slots=True)
class AloneWords:
    """The lists of grammar.toml [alone]."""

    nobody: frozenset[str]
    called: frozenset[str]
    comrade: frozenset[str]
    group: frozenset[str]
