"""The words around what people say, who says it and with which verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from kg.ontology import Ontology, Trie
from kg.recognise.words import lexicon_of


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of statements.toml [words], ready to match."""

    verbs: Trie[str]
    bare: Trie[bool]
    acts: Trie[bool]
    comma: Trie[bool]
    joints: Trie[bool]
    unsaid: frozenset[str]
    denied: Trie[bool]
    object_of: frozenset[str]
    according: Trie[bool]
    that: frozenset[str]
    then: frozenset[str]
    mottos: Trie[bool]
    tense: frozenset[str]
    adrift: frozenset[str]
    whenever: Trie[bool]
    addressed: frozenset[str]
    wishes: Trie[bool]
    carrying: Trie[bool]
    at: frozenset[str]
    aims: frozenset[str]
    praise: Trie[bool]
    idle: frozenset[str]
    wards: frozenset[str]
    settings: Trie[bool]
    no_settings: Trie[bool]
    telling: Trie[bool]
    doings: Trie[bool]
    interview: Trie[bool]
    opinions: Trie[bool]
    behind: frozenset[str]
    honouring: Trie[bool]
    honoured: Trie[bool]
    deeds: frozenset[str]
    prefacing: Trie[bool]
    sought: Trie[bool]
    placed: Trie[bool]
    leading: frozenset[str]
    stating: Trie[bool]
    presented: Trie[bool]
    hearing: frozenset[str]


@mypyc_attr(acyclic=True)
class Speaker:
    """A mention of an official, [first, last) in tokens."""

    __slots__ = ("begin", "first", "last", "name")

    def __init__(self, name: str, first: int, last: int, begin: int = -1) -> None:
        self.name: Final = name
        self.begin: Final = first if begin < 0 else begin  # of the titles before the name
        self.first: Final = first
        self.last: Final = last  # after the titles in apposition


@mypyc_attr(acyclic=True)
class Verb:
    """A verb of speaking, [first, last) in tokens."""

    __slots__ = ("acts", "bare", "first", "last")

    def __init__(self, first: int, last: int, bare: bool, acts: bool = False) -> None:
        self.first: Final = first
        self.last: Final = last
        self.bare: Final = bare  # has no clause of its own
        self.acts: Final = acts  # is told with its clause, which would say something else without it


@cache
def speech_words(ontology: Ontology) -> Words:
    """The lists of statements.toml [words], made once."""
    return lexicon_of(Words, ontology.words["statements"]["words"], verbs=ontology.phrases("roles", ""))
