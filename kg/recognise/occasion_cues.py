"""Cues around names of events: what holds them, refers back to them, or leaves them in the background."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.ontology import Concept, Ontology, Trie
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in, starting
from kg.text import keys


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The names of events and words/events.toml, ready to match."""

    first: frozenset[str]  # first syllables of all that is looked for
    names: Trie[Concept]
    said: Trie[str]
    cues: Trie[str]
    none: Trie[str]
    bodies: Trie[Concept]
    nouns: frozenset[str]
    anaphors: frozenset[str]
    sittings: frozenset[str]
    councils: tuple[str, ...]
    before: dict[tuple[str, ...], str]


@cache
def words(ontology: Ontology) -> Words:
    """The words of `ontology`, once."""
    file = ontology.words["events"]
    roles, names = ontology.words["roles"], ontology.schemes["events"]
    said = Trie((phrase, name) for name in ("speaker", "none") for phrase in roles[name])
    cues, none = ontology.phrases("events", "cues"), Trie((p, p) for p in file["words"]["none"])
    return Words(
        first=frozenset().union(*(trie.root for trie in (names, said, cues, none))),
        names=names,
        said=said,
        cues=cues,
        none=none,
        bodies=ontology.schemes["bodies"],
        nouns=frozenset(file["words"]["nouns"]),
        anaphors=frozenset(keys(phrase)[-1] for phrase in file["words"]["anaphors"]),
        sittings=frozenset(file["words"]["sittings"]),
        councils=tuple(" ".join(keys(phrase)) for phrase in file["words"]["councils"]),
        before={keys(phrase): name for name, phrases in file["before"].items() for phrase in phrases},
    )


class Cues:
    """Where the cues of one document stand, found in one pass over its tokens."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words = reading, words(reading.ontology)
        self.found: dict[str, list[int]] = {name: [] for name in reading.ontology.words["events"]["cues"]}
        self.speaking: list[int] = []
        self.naming: list[int] = []  # where a name of an event may begin
        self.referred: Counter[str] = Counter()  # by type: "tại hội nghị", "buổi lễ"
        for at in starting(reading.tokens, self.words.first):
            self._note(at)

    def _note(self, at: int) -> None:
        """Notes what begins at token `at`."""
        tokens, words = self.reading.tokens, self.words
        key = tokens[at].key
        if key in words.cues.root and (cue := words.cues.longest(tokens, at)):
            self.found[cue[1][0]].append(at)
        if key in words.said.root and (said := words.said.longest(tokens, at)) and said[1][0] == "speaker":
            # A capital inside a sentence says nothing: "Ban Chỉ đạo".
            self.speaking += [at] if tokens[at].shape != "C" or tokens[at - 1].shape not in "wCA" else []
        if key in words.names.root or key in words.none.root:
            self.naming.append(at)
            if tokens[at - 1].key in words.anaphors and (name := words.names.longest(tokens, at)):
                self.referred[name[1][0].get("eventType")] += 1

    def says(self, name: str, first: int, last: int) -> bool:
        """Whether a cue of that list begins in [first, last)."""
        return begins_in(self.found[name], first, last)
