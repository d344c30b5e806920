"""The words around names of units, ready to match."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Unit
from kg.ontology import Ontology, Trie, bare
from kg.recognise.places.place import PROVINCES
from kg.recognise.words import lexicon_of, phrase_set

_PROVINCE: Final = "Province"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of grammar.toml [places.words]."""

    heads: frozenset[str]
    committee: frozenset[str]
    offices: frozenset[str]
    taking: frozenset[str]
    middle: frozenset[str]
    middles: frozenset[str]
    letters: frozenset[str]
    counting: Trie[bool]
    halves: Trie[bool]
    begun: Trie[bool]
    shared: frozenset[str]
    joint: frozenset[str]
    between_heads: frozenset[str]
    between_names: frozenset[str]
    between_lists: frozenset[str]
    listed: frozenset[str]
    last_name: frozenset[str]
    before_province: frozenset[str]
    province_head: frozenset[str]
    around: frozenset[str]
    distance: frozenset[str]
    called: frozenset[str]
    temples: frozenset[str]
    today: frozenset[str]
    home: frozenset[str]
    origin: frozenset[str]
    no_home: frozenset[str]
    apart: frozenset[str]
    merged_from: frozenset[str]
    merged_with: frozenset[str]
    made: frozenset[str]
    after: frozenset[str]
    being: frozenset[str]
    behind_number: frozenset[str]
    past_post: frozenset[str]
    of: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What may begin or surround a unit's name."""

    words: Words
    heads: Trie[tuple[str, ...]]  # head → levels
    full: Trie[Unit]  # spellings that name one unit whole
    provinces: Trie[Unit]  # by bare name
    gone: Trie[str]  # provinces of long before → their names
    provincial: Trie[str]  # words of a province's or a city's offices → level
    openings: frozenset[str]  # with what one of these begins
    plural: frozenset[str]
    written: Mapping[str, str]  # level → head as an official name writes it
    short: frozenset[str]  # provinces recognised by a bare name of one syllable
    papers: Trie[str]  # how newspapers sign the place of a report → name of the province
    headed: frozenset[str]  # provinces recognised with their head only
    hints: frozenset[str]  # with what words of merging begin
    merging: Trie[bool]
    joining: Trie[bool]  # begin with a verb of merging and are none
    before_merger: Trie[bool]
    put_since: Trie[bool]
    kinds: Trie[bool]  # of wards: "biên giới"
    lists: Trie[bool]  # between a head and the names it is shared by
    between: frozenset[str]  # with what these two begin
    former: Trie[bool]
    moved: Trie[bool]  # begin like one of these: the unit is there, elsewhere
    honorifics: Trie[bool]


@cache
def place_lexicon(ontology: Ontology) -> Lexicon:
    """The lists of words/places.toml and grammar.toml [places]."""
    lists, grammar = ontology.words["places"], ontology.words["grammar"]["places"]
    named = ((phrase, ontology.unit_named(name)) for phrase, name in lists["full"].items())
    full = Trie((phrase, unit) for phrase, unit in named if unit)
    heads = Trie((head, tuple(levels)) for head, levels in lists["heads"].items())
    units = ontology.unit_by_iri.values()
    provinces = Trie((bare(unit.name), unit) for unit in units if unit.level in PROVINCES)
    merging, before = (phrase_set(grammar["phrases"][name]) for name in ("merging", "before_merger"))
    words = lexicon_of(Words, grammar["words"])
    province = grammar["written"][_PROVINCE]
    gone = Trie((name, f"{province} {name}") for name in lists["words"]["gone"])
    kinds, listed = (phrase_set(lists["words"][name]) for name in ("kinds", "lists"))
    return lexicon_of(
        Lexicon,
        ChainMap(grammar["phrases"], lists["words"]),
        words=words,
        heads=heads,
        full=full,
        provinces=provinces,
        gone=gone,
        provincial=Trie(
            (phrase, level) for level, phrases in grammar["levels"].items() for phrase in phrases
        ),
        openings=frozenset([*heads.root, *full.root, *provinces.root, *gone.root]),
        written=grammar["written"],
        short=frozenset(grammar["provinces"]["short"]),
        papers=Trie(lists["papers"].items()),
        headed=frozenset(grammar["provinces"]["headed"]),
        hints=words.merged_from | merging.firsts | before.firsts,
        merging=merging,
        before_merger=before,
        kinds=kinds,
        lists=listed,
        between=frozenset(kinds.firsts | listed.firsts),
        honorifics=phrase_set(ontology.words["names"]["honorifics"]),
    )
