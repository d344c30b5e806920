"""The words by which initiatives are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of


@dataclass(frozen=True, slots=True)
class InitiativeWords:
    """Of initiatives.toml."""

    kinds: Trie[str]
    counted: Trie[str]
    started: Trie[str]
    kept: Trie[str]
    known: Trie[str]
    blockers: Trie[str]
    names: Trie[bool]
    speech: Trie[bool]
    verbs: Trie[bool]
    lists: frozenset[str]
    joints: frozenset[str]
    owners: frozenset[str]
    plural: frozenset[str]
    leading: frozenset[str]
    adjacent: Trie[bool]
    things: Trie[bool]
    unnamed: Trie[bool]
    compounds: Trie[bool]
    classifiers: frozenset[str]


@cache
def initiative_words(ontology: Ontology) -> InitiativeWords:
    """The words of an ontology by which initiatives are known."""
    words = ontology.words["initiatives"]["words"]
    return lexicon_of(
        InitiativeWords,
        words,
        kinds=ontology.phrases("initiatives", "kinds"),
        counted=ontology.phrases("initiatives", "counted"),
        started=ontology.phrases("initiatives", "started"),
        kept=ontology.phrases("initiatives", "kept"),
        known=ontology.phrases("initiatives", "known"),
        blockers=Trie((phrase, "") for phrase in words["blockers"]),  # no kind
    )
