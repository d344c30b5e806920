"""How the name of an occasion goes on behind its word: what it is for, between whom, and further parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Match, Ontology, Trie
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.words import common, lexicon_of
from kg.text import Mention, prior

BODIES: Final = frozenset({"congress", "session"})  # types whose word alone joins no other
_ACT: Final = 3  # tokens of "trao tặng quà"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)  # sets look alike: each is given by its name
class _Words:
    goes_on: Trie[bool]
    purposes: Trie[bool]
    doing: Trie[bool]
    rows: Trie[bool]
    visiting: Trie[bool]
    holding: frozenset[str]
    between: frozenset[str]
    sides: frozenset[str]
    joints: frozenset[str]
    midway: frozenset[str]
    plural: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return lexicon_of(
        _Words,
        lists,
        rows=Trie((phrase, True) for name in ("rows", "visiting", "doing") for phrase in lists[name]),
        plural=ward_words(ontology).plural,
        between=common(ontology).between,
    )


class NameParts:
    """The parts of the name of one occasion."""

    def __init__(self, reading: Reading, one: Occasion) -> None:
        self.reading, self.one = reading, one
        self.words, self.tokens = _words(reading.ontology), reading.tokens

    def further(self, at: int, stop: int) -> int:
        """Where a name goes on that a comma or "và" at `at` does not end; 0 if it ends there."""
        if self._is_apart(at, stop):
            return 0
        if match := self.words.goes_on.longest(self.tokens, at + 1, stop):
            return match[0]
        if match := self._further_purpose(at, stop) or self._further_act(at, stop):
            return match[0]
        done = self.words.visiting.longest(self.tokens, at + 1, stop) if self.one.type == "visit" else None
        if done:
            return done[0]
        place = self.reading.beginning(self.reading.places, at + 1)
        if place and place.last <= stop and self.reading.ending(self.reading.places, at):
            return self._further_place(at, place, stop)
        return at + 1 if self.tokens[at].key != "," and self.has_side(at) else 0

    def _is_apart(self, at: int, stop: int) -> bool:
        """Whether "và" joins another act to a congress or session: "tinh thần Đại hội | và biểu dương"."""
        if self.one.type not in BODIES or self.tokens[at].key == ",":
            return False
        return at == self.one.last or self.words.rows.longest(self.tokens, at + 1, stop) is not None

    def _further_purpose(self, at: int, stop: int) -> Match[bool] | None:
        """What else is done behind a comma right behind the first: "hội nghị trao đổi, | rà soát …"."""
        first = self.purpose(self.one.last, stop)
        return self.words.doing.longest(self.tokens, at + 1, stop) if first and first[0] == at else None

    def _further_act(self, at: int, stop: int) -> Match[bool] | None:
        """What else is done before it is said with whom or what: "gặp mặt, | động viên | và | tặng quà …"."""
        acts = self.words.rows.ends_at(self.tokens, at, _ACT)
        further = self.words.rows.longest(self.tokens, at + 1, stop) if acts else None
        counted = further is not None and further[0] < stop and self.tokens[further[0]].shape == "9"
        return None if counted else further  # "gặp mặt và | trao 50 suất quà"

    def _further_place(self, at: int, place: Mention, stop: int) -> int:
        """The end of a place behind another's: "các phường A, B", "phường A, tỉnh B | lần thứ I"; or 0."""
        if place_of(place).is_present_ward:
            several = not self.words.plural.isdisjoint(self.reading.keys(self.one.first, at))
            return place.last if several or self.tokens[at].key != "," else 0
        behind = place.last
        if behind < stop and self.tokens[behind].key in self.words.between:
            behind += 1
        return place.last if self.words.goes_on.longest(self.tokens, behind, stop) else 0

    def purpose(self, at: int, stop: int) -> Match[bool] | None:
        """What for, behind a lone verb of meeting, or what somebody holds: "tổ chức hội nghị | nghe …"."""
        alone = self.one.last == self.one.first + 1
        if alone and (found := self.words.purposes.longest(self.tokens, at, stop)):
            return found
        held = prior(self.tokens, self.one.first).key in self.words.holding
        return self.words.doing.longest(self.tokens, at, stop) if held else None

    def has_side(self, at: int) -> bool:
        """Whether "giữa" stands in the name, and but one side of it before `at`."""
        said = self.reading.keys(self.one.first, at)
        sides = [place for place, key in enumerate(said) if key in self.words.sides]
        if not sides or said[sides[-1] + 1 :][:1] == [] or said[sides[-1] + 1] in self.words.midway:
            return False
        return self.words.joints.isdisjoint(said[sides[-1] + 1 :])
