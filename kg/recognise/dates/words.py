"""The words around dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of


@dataclass(frozen=True, slots=True)
class DateWords:
    """The lists of grammar.toml [dates]."""

    announce: frozenset[str]
    between_days: frozenset[str]
    day: frozenset[str]
    today: frozenset[str]
    this: frozenset[str]
    past: frozenset[str]
    month: frozenset[str]
    year: frozenset[str]
    ahead: frozenset[str]
    aimed: frozenset[str]
    due: frozenset[str]
    coming: frozenset[str]
    next: frozenset[str]
    lunar: frozenset[str]
    early: frozenset[str]
    calendar: frozenset[str]
    measured: frozenset[str]
    called: frozenset[str]
    prepared: Trie[bool]
    electing: Trie[bool]


@cache
def date_words(ontology: Ontology) -> DateWords:
    """The lists, made once."""
    return lexicon_of(DateWords, ontology.words["grammar"]["dates"])
