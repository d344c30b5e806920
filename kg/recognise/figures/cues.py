"""Words around figures that tell what they are: aims, votes, guests, what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import lexicon_of, word_set
from kg.text import Sentence

_DONE: Final = frozenset({"actual", "reached"})

Cue = tuple[int, int, Sequence[str]]  # first, last, names of the lists it is in


@dataclass(frozen=True, slots=True, eq=False)
class CueWords:
    """Of figures.toml."""

    cues: Trie[str]
    times_unit: str
    these: frozenset[str]
    namely: frozenset[str]
    read: frozenset[str]
    bases: frozenset[str]  # as written, in lower case


@cache
def cue_words(ontology: Ontology) -> CueWords:
    """The words of an ontology that stand around figures."""
    words = ontology.words["figures"]["words"]
    cues: Mapping[str, Sequence[str]] = ontology.words["figures"]["cues"]
    told = [(phrase, name) for name in cues for phrase in cues[name]]
    told += [(f"{must} {deed}", "target") for must in words["musts"] for deed in words["deeds"]]
    return lexicon_of(
        CueWords,
        words,
        cues=Trie(told),
        times_unit=words["times_unit"],
        bases=frozenset(words["bases"]),
        these=word_set(cues["these"]),
    )


class Cues:
    """Reads the cues of one document, and holds those of the sentence that is read."""

    def __init__(self, reading: Reading) -> None:
        self.tokens, self.words = reading.tokens, cue_words(reading.ontology)
        self.openings = reading.lookup.starting(self.words.cues.firsts)
        self.here: list[Cue] = []

    def turn_to(self, sentence: Sentence) -> None:
        """Make a sentence the one that is read."""
        self.here = self.of(sentence)

    def has(self, cue: str, first: int, last: int) -> bool:
        """Whether a phrase of the cue lies within [first, last) of the sentence."""
        return any(cue in names and first <= begin and end <= last for begin, end, names in self.here)

    def begins(self, cue: str, at: int) -> bool:
        """Whether a phrase of the cue begins at token `at` of the sentence."""
        return any(cue in names and begin == at for begin, _, names in self.here)

    def says(self, cues: Set[str]) -> bool:
        """Whether a phrase of any of the cues stands in the sentence."""
        return any(not cues.isdisjoint(names) for _, _, names in self.here)

    @staticmethod
    def aims(cues: Sequence[Cue], comes: int, planned: Set[int]) -> Iterator[int]:
        """Where goals are named that are set, not reached: "thông qua | 20 chỉ tiêu", or a year `comes`.

        So too what is `planned` for a year that is not over: "dự toán | thu năm 2026".
        """
        opened, done = False, False
        for at, _, names in cues:
            ahead = at in planned or ("goals" in names and comes > at)
            if ("goals" in names and opened) or (ahead and (opened or not done)):
                yield at
            done = done or not _DONE.isdisjoint(names)
            opened = ("sets" in names or opened) and _DONE.isdisjoint(names)

    def of(self, sentence: Sentence) -> list[Cue]:
        """The cues of any sentence."""
        found: list[Cue] = []
        end = sentence.first
        for at in within(self.openings, sentence.first, sentence.last):
            match = self.words.cues.longest(self.tokens, at, sentence.last) if at >= end else None
            if match:
                end = match[0]
                found.append((at, end, match[1]))
        return found
