"""The words between persons and posts, ready to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of, phrase_set, word_set
from kg.text import keys


@dataclass(frozen=True, slots=True)
class PostWords:
    """The lists of grammar.toml [posts.words]."""

    joints: frozenset[str]
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
    born: frozenset[str]
    turning: frozenset[str]
    term: frozenset[str]
    until_now: frozenset[str]
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


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All of them, with the phrases among them."""

    posts: PostWords
    also_is: Trie[bool]
    retiring: Trie[bool]
    rest: Trie[bool]
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
    leading_up: Trie[bool]
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
    goes_to: Trie[bool]
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
    return Lexicon(
        posts=lexicon_of(PostWords, posts["words"]),
        also_is=phrase_set(posts["phrases"]["also_is"]),
        retiring=phrase_set(posts["phrases"]["retiring"]),
        rest=phrase_set(posts["phrases"]["rest"]),
        among_retired=phrase_set(posts["phrases"]["among_retired"]),
        staff=word_set(posts["phrases"]["staff"]),
        deciding=phrase_set(posts["phrases"]["deciding"]),
        of_before=phrase_set(posts["phrases"]["of_before"]),
        generations=phrase_set(posts["phrases"]["generations"]),
        on_behalf=phrase_set(posts["phrases"]["on_behalf"]),
        moving=phrase_set(posts["phrases"]["moving"]),
        moves=phrase_set(posts["phrases"]["moves"]),
        new_posts=phrase_set(posts["phrases"]["new_posts"]),
        leaving=phrase_set(posts["phrases"]["leaving"]),
        term=phrase_set(posts["phrases"]["term"]),
        period=phrase_set(posts["phrases"]["period"]),
        earlier=phrase_set(posts["phrases"]["earlier"]),
        before_which=phrase_set(posts["phrases"]["before_which"]),
        leading_up=phrase_set(posts["phrases"]["leading_up"]),
        private=phrase_set(posts["phrases"]["private"]),
        firms=phrase_set(posts["phrases"]["firms"]),
        charged=phrase_set(posts["phrases"]["charged"]),
        asked=phrase_set(posts["phrases"]["asked"]),
        joining=tuple((list(keys(end)), frozenset(kinds)) for end, kinds in posts["joining"].items()),
        joining_ends=frozenset(keys(end)[-1] for end in posts["joining"]),
        owners=lexicon_of(OwnerWords, owners["words"]),
        counts=dict(owners["counts"]),
        about=phrase_set(owners["phrases"]["about"]),
        about_also=phrase_set(owners["phrases"]["about_also"]),
        groups=phrase_set(owners["phrases"]["groups"]),
        naming=phrase_set(owners["phrases"]["naming"]),
        announcing=phrase_set(owners["phrases"]["announcing"]),
        listing_next=phrase_set(owners["phrases"]["listing_next"]),
        lists=phrase_set(owners["phrases"]["lists"]),
        replaced=phrase_set(owners["phrases"]["replaced"]),
        before_holder=phrase_set(owners["phrases"]["before_holder"]),
        unnamed=phrase_set(owners["phrases"]["unnamed"]),
        ruled=phrase_set(owners["phrases"]["ruled"]),
        goes_to=phrase_set(owners["phrases"]["goes_to"]),
        seats=phrase_set(owners["phrases"]["seats"]),
        fields=phrase_set(owners["phrases"]["fields"]),
        predecessor=keys(owners["phrases"]["predecessor"]),
        statuses=lexicon_of(StatusWords, grammar["statuses"]),
        alone=lexicon_of(AloneWords, grammar["alone"]),
        careers=lexicon_of(CareerWords, grammar["careers"]),
    )
