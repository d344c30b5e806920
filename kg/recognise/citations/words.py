"""The words by which citations are known, and the documents that numbers cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Record
from kg.ontology import Concept, Ontology
from kg.recognise.words import key_set, phrase_set, word_set
from kg.text import key


class Instrument(Record, frozen=True):
    """A cited document: its kind and number, the letters of the number, the list it stands in."""

    kind: Concept
    number: str  # "68-NQ/TW", "98"
    symbols: tuple[str, ...]  # keys of its letters: ("nq", "tw")
    at: int  # first token of the number
    group: int  # first token of the list's first member

    @property
    def digits(self) -> str:
        """The number without year and letters."""
        return re.split("[-/]", self.number)[0]


@dataclass(frozen=True, slots=True, kw_only=True)  # sets look alike: each is given by its name
class CitationWords:
    """Of documents.toml and the kinds of documents."""

    by_symbol: Mapping[str, Concept]
    ends: frozenset[str]  # last syllables of the kinds' labels
    symbols: frozenset[str]  # letters that occur in numbers
    number: frozenset[str]
    about: frozenset[str]  # first syllables of what opens a document's subject
    day: frozenset[str]  # before a day
    in_day: frozenset[str]  # between its numbers
    urgent: frozenset[str]  # between the kind and "số"
    joints: frozenset[str]
    opens: frozenset[str]
    after: frozenset[str]
    counted: frozenset[tuple[str, ...]]
    issuers: frozenset[str]  # letters that tell who issued a document
    leads: frozenset[str]  # before the first number of a citation


@cache
def citation_words(ontology: Ontology) -> CitationWords:
    """The words of an ontology by which citations are known."""
    lists = ontology.words["documents"]
    words = lists["words"]
    kinds = [c for c in ontology.concepts.values() if "/instrument#" in c.iri]
    by_symbol = {key(kind.get("symbol")): kind for kind in kinds if kind.get("symbol")}
    ends = frozenset(_label_ends(ontology.schemes["instruments"].root))
    issuers, central = frozenset(lists["issued_by"]), lists["central"]["symbol"]
    number, opens = word_set(words["number"]), word_set(words["list_opens"])
    return CitationWords(
        by_symbol=by_symbol,
        ends=ends,
        symbols=frozenset([*by_symbol, *issuers, *lists["unit_bodies"], central]),
        number=number,
        about=frozenset(phrase_set(words["about"]).firsts),
        day=word_set(words["day"]),
        in_day=word_set(words["in_day"]),
        urgent=word_set(words["urgent"]),
        joints=word_set(words["joints"]),
        opens=opens,
        after=word_set(words["after_listed"]),
        counted=key_set(words["counted"]),
        issuers=issuers,
        leads=ends | number | opens,
    )


def _label_ends(node: Mapping[str, object]) -> Iterator[str]:
    for syllable, rest in node.items():
        if isinstance(rest, dict):
            if "" in rest:
                yield syllable
            yield from _label_ends(rest)
