"""The words by which passages turn to wards, and events are known to be of several or of more than one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Concept, Ontology, Trie
from kg.recognise.words import lexicon_of, phrases_of


@dataclass(frozen=True, slots=True, eq=False)
class WardWords:
    """The lists of events.toml [wards], ready to match."""

    turning: frozenset[str]
    starring: frozenset[str]
    just: frozenset[str]
    recent: Trie[bool]
    dating: frozenset[str]
    spanning: Trie[bool]
    holding: Trie[bool]
    parties: frozenset[str]
    done: frozenset[str]
    times: frozenset[str]
    to: frozenset[str]
    plural: frozenset[str]
    amount: frozenset[str]
    heads: frozenset[str]
    among: frozenset[str]
    at: frozenset[str]
    coming: Trie[bool]
    having: frozenset[str]
    joints: frozenset[str]
    personnel: Trie[bool]
    higher: Trie[bool]
    governing: Trie[bool]
    regional: Trie[bool]
    following: Trie[bool]
    later: Trie[bool]
    earlier: Trie[bool]
    national: Trie[bool]
    taking_place: Trie[bool]
    visiting: Trie[bool]
    attended: frozenset[str]
    fronted: frozenset[str]
    at_once: frozenset[str]
    halves: frozenset[str]
    when: frozenset[str]
    after: frozenset[str]
    same_day: Trie[bool]
    roles: Trie[str]
    bodies: Trie[Concept]
    neighbourhoods: Trie[bool]  # of places.toml [words]


@cache
def ward_words(ontology: Ontology) -> WardWords:
    """The lists of events.toml [wards], made once."""
    return lexicon_of(
        WardWords,
        ontology.words["events"]["wards"],
        same_day=phrases_of(ontology, "events", "cues", "same_day"),
        visiting=phrases_of(ontology, "events", "names", "visiting"),
        roles=ontology.phrases("roles", ""),
        neighbourhoods=phrases_of(ontology, "places", "words", "neighbourhoods"),
        bodies=ontology.schemes["bodies"],
    )
