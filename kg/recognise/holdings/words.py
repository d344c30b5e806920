"""The words between persons and posts, ready to match."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.holdings.word_lists import AloneWords, CareerWords, OwnerWords, PostWords, StatusWords
from kg.recognise.words import lexicon_of
from kg.text import keys


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All words on holdings; phrases of [posts.phrases] and [owners.phrases] keep their names there."""

    posts: PostWords
    also_is: Trie[bool]
    retiring: Trie[bool]
    rest: Trie[bool]
    results: Trie[bool]
    won: Trie[bool]
    among_retired: Trie[bool]
    staff: frozenset[str]
    deciding: Trie[bool]
    of_before: Trie[bool]
    generations: Trie[bool]
    on_behalf: Trie[bool]
    moving: Trie[bool]
    moves: Trie[bool]
    new_posts: Trie[bool]
    leaving: Trie[bool]
    term: Trie[bool]
    period: Trie[bool]
    earlier: Trie[bool]
    before_which: Trie[bool]
    private: Trie[bool]
    firms: Trie[bool]
    charged: Trie[bool]
    asked: Trie[bool]
    joining: tuple[tuple[list[str], frozenset[str]], ...]  # keys at the end of a cue → classes of bodies
    joining_ends: frozenset[str]  # the last of them
    owners: OwnerWords
    counts: Mapping[str, int]
    about: Trie[bool]
    about_also: Trie[bool]
    groups: Trie[bool]
    naming: Trie[bool]
    announcing: Trie[bool]
    listing_next: Trie[bool]
    lists: Trie[bool]
    replaced: Trie[bool]
    before_holder: Trie[bool]
    unnamed: Trie[bool]
    seats: Trie[bool]
    ruled: Trie[bool]
    fronted: Trie[bool]
    goes_to: Trie[bool]
    chairs: Trie[bool]
    ballots: frozenset[str]
    fields: Trie[bool]
    predecessor: tuple[str, ...]
    statuses: StatusWords
    alone: AloneWords
    careers: CareerWords


@cache
def holding_lexicon(ontology: Ontology) -> Lexicon:
    """The lists of grammar.toml, made once."""
    grammar = ontology.words["grammar"]
    posts, owners = grammar["posts"], grammar["owners"]
    return lexicon_of(
        Lexicon,
        ChainMap(posts["phrases"], owners["phrases"]),
        posts=lexicon_of(PostWords, posts["words"]),
        joining=tuple((list(keys(end)), frozenset(kinds)) for end, kinds in posts["joining"].items()),
        joining_ends=frozenset(keys(end)[-1] for end in posts["joining"]),
        owners=lexicon_of(OwnerWords, owners["words"]),
        counts=dict(owners["counts"]),
        predecessor=keys(owners["phrases"]["predecessor"]),
        statuses=lexicon_of(StatusWords, grammar["statuses"]),
        alone=lexicon_of(AloneWords, grammar["alone"]),
        careers=lexicon_of(CareerWords, grammar["careers"]),
    )
