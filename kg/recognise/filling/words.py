"""The words of titles that decide what completes them."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of


@dataclass(frozen=True, slots=True)
class Words:
    """grammar.toml [filling]: parts of labels and names as they are written, and sets of words."""

    chair: str
    deputy: str
    standing: str
    member: str
    committee: str
    keeps_head: str
    elsewhere: Trie[bool]
    lists: frozenset[str]
    beside: frozenset[str]
    charged: frozenset[str]
    by: frozenset[str]
    terms: frozenset[str]
    side: frozenset[str]
    plural: frozenset[str]
    taking: frozenset[str]
    toward: frozenset[str]
    put: frozenset[str]
    national: tuple[str, ...]
    private: tuple[str, ...]
    higher_schools: tuple[str, ...]
    own: tuple[str, ...]  # classes of bodies
    own_above: tuple[str, ...]
    of_workers: tuple[str, ...]
    area: tuple[str, ...]
    faculties: tuple[str, ...]
    seated: tuple[str, ...]
    consulting: Trie[bool]
    about: Trie[bool]
    designating: Trie[bool]
    issuing: Trie[bool]
    decisions: Trie[bool]
    hosting: Trie[bool]
    parties: Trie[bool]
    congresses: Trie[bool]
    holding: Trie[bool]
    electing: Trie[bool]
    boards: Trie[bool]


@cache
def filling_words(ontology: Ontology) -> Words:
    """The words, made once."""
    found = ontology.words["grammar"]["filling"]
    names = {name: tuple(listed) for name, listed in found["names"].items()}
    return lexicon_of(Words, ChainMap(found["words"], found["phrases"]), **found["labels"], **names)
