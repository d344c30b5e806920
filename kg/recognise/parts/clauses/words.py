"""The lists of words/acts.toml, by which clauses are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of, phrases_of, word_set


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lists of words/acts.toml."""

    object_of: frozenset[str]
    given_to: frozenset[str]
    given_between: frozenset[str]
    unreal: frozenset[str]
    unreal_but_attended: frozenset[str]
    never_purpose: frozenset[str]
    passive: frozenset[str]
    sources: frozenset[str]
    receiving: frozenset[str]
    given_by: Trie[bool]
    told_by: frozenset[str]
    news: frozenset[str]
    handed_to: frozenset[str]
    getting: frozenset[str]
    received: frozenset[str]
    not_receiving: frozenset[str]
    content: frozenset[str]
    listing: frozenset[str]
    composing: frozenset[str]
    thanking: frozenset[str]
    visited: frozenset[str]
    aims: frozenset[str]
    coming: frozenset[str]
    of: frozenset[str]
    naming: frozenset[str]
    relative: frozenset[str]
    deputy: frozenset[str]
    copula: frozenset[str]
    hosting: frozenset[str]
    decided: frozenset[str]
    among: Trie[bool]
    made_head: frozenset[str]
    team: frozenset[str]
    founding: Trie[bool]
    decisions: Trie[bool]
    representing: Trie[bool]
    rows: Trie[bool]  # of events.toml [names]
    witnessing: Trie[bool]  # between who sees something given and who gets it
    joints: frozenset[str]
    plural: frozenset[str]
    groups: frozenset[str]
    greeting: frozenset[str]
    presiding: frozenset[str]
    proposing: frozenset[str]
    shared: frozenset[str]
    together: frozenset[str]
    meeting: frozenset[str]
    meanwhile: frozenset[str]
    beside: frozenset[str]
    read_out: frozenset[str]
    agent: frozenset[str]
    closing: frozenset[str]
    following: Trie[bool]
    standing: frozenset[str]


@cache
def act_words(ontology: Ontology) -> Words:
    """The word lists of `ontology`."""
    witnessing = phrases_of(ontology, "awards", "words", "witnessing")
    rows = phrases_of(ontology, "events", "names", "rows")
    getting = word_set(ontology.words["awards"]["words"]["adverbs"])
    return lexicon_of(
        Words, ontology.words["acts"]["acts"], rows=rows, witnessing=witnessing, getting=getting
    )
