"""Who gets something, and the words by which they are known."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.model import Record
from kg.ontology import Ontology, Trie
from kg.recognise.words import common, lexicon_of, phrase_set, phrases_of, word_set
from kg.text import keys

RecipientKind = Literal["person", "counted", "group", "body"]  # "5 tập thể" is counted, "các tập thể" a group


class Recipient(Record, frozen=True):
    """A person by full name, or a group or body as written."""

    name: str
    first: int
    last: int
    kind: RecipientKind

    @property
    def counted(self) -> bool:
        """Whether it is a number of people or groups."""
        return self.kind == "counted"


@dataclass(frozen=True, slots=True)
class RecipientWords:
    """Of awards.toml."""

    nouns: Trie[bool]
    plural: Trie[bool]
    single: Trie[bool]
    folk: Trie[bool]
    leading_in: Trie[bool]
    standing: Trie[bool]
    representing: Trie[bool]
    family: Trie[bool]
    witnessing: Trie[bool]
    ends: Trie[bool]
    among: Trie[bool]
    occasion: Trie[bool]
    address: Trie[bool]
    titles: Trie[bool]
    neighbourhoods: Trie[bool]
    teams: Trie[bool]
    adverbs: frozenset[str]
    times: frozenset[str]
    lasting: Trie[bool]
    one_of: tuple[str, ...]
    house: str
    about: frozenset[str]
    joints: frozenset[str]
    further: frozenset[str]
    passive: frozenset[str]
    receiving: frozenset[str]
    toward: frozenset[str]
    that: frozenset[str]
    goes_on: frozenset[str]
    namely: frozenset[str]
    leads: frozenset[str]
    being: frozenset[str]
    before_lines: frozenset[str]
    where: frozenset[str]
    merits: frozenset[str]
    heads: frozenset[str]


@cache
def recipient_words(ontology: Ontology) -> RecipientWords:
    """The words of an ontology by which recipients are known."""
    groups, words = ontology.words["awards"]["groups"], ontology.words["awards"]["words"]
    return lexicon_of(
        RecipientWords,
        ChainMap(groups, words),
        nouns=phrase_set(groups["noun"]),
        toward=word_set(words["to"]),
        that=common(ontology).that,
        neighbourhoods=phrases_of(ontology, "places", "words", "neighbourhoods"),
        one_of=keys(groups["one_of"]),
        house=groups["house"],
    )
