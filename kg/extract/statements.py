"""Statements: what an official is reported to say, in quotation marks or in the reporter's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Sentence, Statement
from kg.ontology import Ontology, Trie
from kg.recognise import Reading
from kg.recognise.people import Person
from kg.recognise.quotes import Quote, quotes

_GAP = 10  # tokens between a speaker, titles included, and the verb
_BEHIND = 8  # tokens between a quotation and the verb after it
_SHORTEST = 3  # tokens of a clause that says something
_MARKS = frozenset(["-", ",", ".", "(", ":", '"'])


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: Trie[str]
    bare: Trie[str]
    joints: Trie[str]
    unsaid: frozenset[str]
    object_of: frozenset[str]
    according: Trie[str]
    that: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Speaker:
    name: str
    first: int
    last: int  # after the titles in apposition


@dataclass(frozen=True, slots=True)
class _Verb:
    first: int
    last: int
    bare: bool  # has no clause of its own


@cache
def _words(ontology: Ontology) -> _Words:
    words = ontology.words["statements"]["words"]

    def trie(name: str) -> Trie[str]:
        return Trie((phrase, phrase) for phrase in words[name])

    return _Words(
        ontology.phrases("roles", ""),
        trie("bare"),
        trie("joints"),
        frozenset(words["unsaid"]),
        frozenset(words["object_of"]),
        trie("according"),
        frozenset(words["that"]),
    )


class _Speech:
    """Who says what in one document."""

    def __init__(self, reading: Reading, held: frozenset[str]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.speakers = self._speakers(held)
        self.quotes = list(quotes(reading.tokens))
        self.inside = {at for quote in self.quotes for at in range(quote.first, quote.last)}

    def _speakers(self, held: frozenset[str]) -> list[_Speaker]:
        """Every mention of an official, with the titles that follow the name."""
        ends = {(h.person, h.first): h.last for h in self.reading.holdings if h.rule == "name-before-title"}
        found = []
        for mention in self.reading.people:
            person = mention.value
            if isinstance(person, Person) and person.name in held:
                last = max(mention.last, ends.get((person.name, mention.first), 0))
                found.append(_Speaker(person.name, mention.first, last))
        return found

    def all(self) -> Iterator[Statement]:
        used: set[int] = set()
        for quote in self.quotes:
            said = self._attributed(quote)
            if said:
                speaker, verb = said
                used.update(range(verb.first, verb.last))
                first, last = min(speaker.first, quote.first), max(quote.last, verb.last, speaker.last)
                yield self._statement(speaker, "quote", (quote.first + 1, quote.last - 1), (first, last))
        for sentence in self.reading.sentences:
            yield from self._reported(sentence, used)
