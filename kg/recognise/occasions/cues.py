"""Cues around names of events: what holds them, refers back to them, or leaves them in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.ontology import Concept, Ontology, Trie
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in
from kg.recognise.words import key_set, lexicon_of
from kg.text import keys, prior


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The names of events and words/events.toml, ready to match."""

    names: Trie[Concept]
    cues: Trie[str]
    none: Trie[str]
    committees: Trie[bool]
    bodies: Trie[Concept]
    nouns: frozenset[str]
    anaphors: frozenset[str]
    back: frozenset[str]
    recent: frozenset[str]
    during: frozenset[str]
    first_person: frozenset[str]
    we: frozenset[str]
    sittings: frozenset[str]
    councils: tuple[str, ...]
    standing: str
    leading: frozenset[str]
    leading_to: Trie[bool]
    voters: Trie[bool]
    no_object: frozenset[str]
    before: dict[tuple[str, ...], str]
    before_ends: frozenset[str]  # the last words of these
    units: frozenset[str]
    instruments: Trie[bool]
    about: frozenset[str]
    going_on: frozenset[tuple[str, ...]]  # those that on the same day tell of what is reported too


@cache
def event_words(ontology: Ontology) -> Words:
    """The words of `ontology`, once."""
    file = ontology.words["events"]
    names = ontology.schemes["events"]
    cues, none = ontology.phrases("events", "cues"), Trie((p, p) for p in file["words"]["none"])
    words = file["words"]
    return lexicon_of(
        Words,
        words,
        names=names,
        cues=cues,
        none=none,
        bodies=ontology.schemes["bodies"],
        anaphors=frozenset(keys(phrase)[-1] for phrase in words["anaphors"]),
        councils=tuple(" ".join(keys(phrase)) for phrase in words["councils"]),
        standing=" ".join(keys(words["standing"])),
        before={keys(phrase): name for name, phrases in file["before"].items() for phrase in phrases},
        going_on=key_set(words["going_on"]),
        before_ends=frozenset(keys(phrase)[-1] for phrases in file["before"].values() for phrase in phrases),
    )


class Cues:
    """Where the cues of one document stand, found once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words = reading, event_words(reading.ontology)
        self.found: dict[str, list[int]] = {name: [] for name in reading.ontology.words["events"]["cues"]}
        for at, (_, (name, *_)) in reading.lookup.matches(self.words.cues).items():
            self.found[name].append(at)
        self.none = reading.lookup.matches(self.words.none)  # what only looks like a name
        inside = {at for first, (end, _) in self.none.items() for at in range(first, end)}
        said = reading.lookup.matches(reading.ontology.phrases("roles", ""))
        self.speaking = [
            at
            for at, (_, roles) in said.items()
            if roles[0] == "speaker" and at not in reading.quoted and self._is_said(at)
            if at not in inside  # "Tổ chỉ đạo Đại hội"
        ]
        self.names = reading.lookup.matches(self.words.names)
        self.naming = sorted(self.names.keys() | self.none.keys())
        self.referred = list(self._referred())  # by type: "tại hội nghị", "buổi lễ"

    def _is_said(self, at: int) -> bool:
        """Whether a word is a verb: a capital inside a sentence says nothing, "Ban Chỉ đạo"."""
        tokens = self.reading.tokens
        return tokens[at].shape != "C" or prior(tokens, at).shape not in "wCA"

    def _referred(self) -> Iterator[str]:
        """The types of the names that refer back to what was told."""
        for at, (_, concepts) in self.names.items():
            if prior(self.reading.tokens, at).key in self.words.anaphors:
                yield concepts[0].get("eventType")

    def says(self, name: str, first: int, last: int) -> bool:
        """Whether a cue of that list begins in [first, last)."""
        return begins_in(self.found[name], first, last)
