"""The words around posts and bodies, ready to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Concept, Ontology, Trie
from kg.recognise.words import key_set, lexicon_of, phrase_set, word_set
from kg.text import Tokens

Phrase = tuple[str, ...]  # keys


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of grammar.toml [titles.words]."""

    office: frozenset[str]
    office_ends: frozenset[str]
    terms: frozenset[str]
    links: frozenset[str]
    joints: frozenset[str]
    trailing: frozenset[str]
    stops: frozenset[str]
    hours: frozenset[str]
    concurrent: frozenset[str]
    open: frozenset[str]
    number: frozenset[str]
    only_numbered: frozenset[str]
    whole: frozenset[str]
    beyond: frozenset[str]
    led_by: frozenset[str]
    house: frozenset[str]
    halves: frozenset[str]
    committee: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What stands between posts, bodies and places."""

    words: Words
    generic: Trie[str]  # a head without a name → level
    neighbourhoods: frozenset[Phrase]
    neighbourhood_heads: frozenset[str]  # their first syllables
    heads: Mapping[str, str]  # class of bodies → label of the post of who heads one
    headed: Mapping[str, str]  # first word of a body's label → the same
    member: str  # label of the post of a member
    committee: str  # label of the Party committee of a ward
    central: frozenset[str]  # in the names of institutions that are no province's
    in_names: Trie[bool]  # begin with a word that ends a name elsewhere
    topics: Trie[bool]  # what steering committees steer
    elected: Trie[bool]  # who is elected, in names of election bodies, and what joins them
    about: frozenset[str]  # before that
    beside: Trie[bool]  # before the post of somebody else
    party: Trie[bool]  # between a neighbourhood and its ward
    holding: Trie[bool]  # end a name behind a capital
    verbs: Trie[bool]  # end a name, although their words may be in one
    ministries: Trie[str]  # name without its head → with it
    written: Mapping[str, str]  # short word in a name → written out


@cache
def title_lexicon(ontology: Ontology) -> Lexicon:
    """The lists of grammar.toml [titles] and the neighbourhoods of words/places.toml."""
    grammar = ontology.words["grammar"]["titles"]
    inside = key_set(ontology.words["places"]["words"]["neighbourhoods"])
    return Lexicon(
        words=lexicon_of(Words, grammar["words"]),
        generic=Trie(grammar["generic"].items()),
        neighbourhoods=inside,
        neighbourhood_heads=frozenset(phrase[0] for phrase in inside),
        heads=dict(grammar["heads"]),
        headed=dict(grammar["headed"]),
        member=grammar["roles"]["member"],
        committee=ontology.words["grammar"]["filling"]["labels"]["committee"],
        central=frozenset(grammar["roles"]["central"]),
        in_names=phrase_set(grammar["roles"]["in_names"]),
        topics=phrase_set(grammar["roles"]["topics"]),
        elected=phrase_set(grammar["roles"]["elected"]),
        about=word_set(grammar["roles"]["about"]),
        beside=phrase_set(grammar["roles"]["beside"]),
        verbs=phrase_set(grammar["roles"]["verbs"]),
        party=phrase_set(grammar["roles"]["party"]),
        holding=phrase_set(grammar["roles"]["holding"]),
        ministries=Trie(grammar["ministries"].items()),
        written=dict(grammar["written"]),
    )


@cache
def labelled(ontology: Ontology) -> Mapping[str, Concept]:
    """The first concept of each label."""
    return {concept.label: concept for concept in reversed([*ontology.concepts.values()])}


def past_topic(lexicon: Lexicon, tokens: Tokens, at: int, stop: int) -> int:
    """The end of what a steering committee steers, told at `at`: "Ban Chỉ đạo | giảm nghèo |"; or `at`."""
    begin = at + (at < stop and tokens[at].key in lexicon.about)
    match = lexicon.topics.longest(tokens, begin, stop)
    return match[0] if match else at
