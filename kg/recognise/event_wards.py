"""The ward of an event: the one that holds it or is its subject, several of them, or none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.model import Mention, Sentence, Unit
from kg.ontology import Concept, Ontology, Trie
from kg.recognise.event_arguments import EventArguments, place_of
from kg.recognise.occasion_cues import event_words
from kg.recognise.occasions import Occasion
from kg.recognise.places import PROVINCES, Place
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of, phrases_of

_NEAR = 2  # tokens between two wards of a list
_OPENING = 12  # tokens at the beginning of a sentence in which it turns to another ward
_AGAIN = 6
_OWNER = 6  # tokens of "đại biểu Đảng bộ" between the name of an event and a province
_SEVERAL = 20  # tokens behind a name in which several wards are spoken of


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    turning: frozenset[str]
    starring: frozenset[str]
    just: frozenset[str]
    dating: frozenset[str]
    holding: Trie[bool]
    parties: frozenset[str]
    times: frozenset[str]
    to: frozenset[str]
    plural: frozenset[str]
    heads: frozenset[str]
    at: frozenset[str]
    having: frozenset[str]
    joints: frozenset[str]
    higher: Trie[bool]
    governing: Trie[bool]
    same_day: Trie[bool]
    roles: Trie[str]
    bodies: Trie[Concept]


@cache
def _words(ontology: Ontology) -> _Words:
    return lexicon_of(
        _Words,
        ontology.words["events"]["wards"],
        same_day=phrases_of(ontology, "events", "cues", "same_day"),
        roles=ontology.phrases("roles", ""),
        bodies=ontology.schemes["bodies"],
    )


class EventWards:
    """Finds the wards of the occasions of one document."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = _words(reading.ontology)
        self.is_only_ward = len(reading.wards_named()) == 1

        self._units: dict[int, Unit | None] = {}  # by the occasion's first token

    def unit(self, one: Occasion) -> Unit | None:
        """The ward that holds the event or is its subject; a city's event of several wards has none."""
        if one.placed and one.place:
            return one.place.unit
        if one.first not in self._units:
            self._units[one.first] = self._unit(one)
        return self._units[one.first]

    def _unit(self, one: Occasion) -> Unit | None:
        if self.is_of_several(one):
            return None
        if one.type == "visit" and (scene := self._scene(one)):
            return scene
        wards = self.arguments.ward_iris(one.sentence)
        if one.place is not None and self._is_titled(one):
            return None
        if one.place is not None and (len(wards) < 2 or not self._is_higher(one.sentence, wards)):
            return None if self._is_of_list(one) else one.place.unit
        if one.place is None and (
            self._is_above(one) or self._is_elsewhere(one) or self._is_of_province(one)
        ):
            return None
        single = self.is_only_ward or not self._is_higher(one.sentence, wards)
        return self.reading.ward_at(one.first) if single else None

    def _scene(self, one: Occasion) -> Unit | None:
        """The ward where a party from another is: "Đoàn công tác xã A … đến thăm … tại xã B"."""
        before = self.arguments.wards.within(one.sentence.first, one.first)
        party = (
            bool(before)
            and before[0].first - one.sentence.first <= _OPENING
            and not (
                self.words.parties.isdisjoint(
                    self.reading.keys(max(0, before[0].first - _AGAIN), before[0].first)
                )
            )
        )
        after = self.arguments.wards.within(one.last, one.sentence.last) if party else []
        return next((place_of(m).unit for m in after if self.tokens[m.first - 1].key in self.words.at), None)

    def _is_titled(self, one: Occasion) -> bool:
        """Whether a higher council holds it, and its sentence names wards in people's posts only."""
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        titled = bool(inside) and all(m.first in self.arguments.titled for m in inside)
        return titled and self.words.higher.within(self.tokens, one.sentence.first, one.sentence.last)

    def _is_above(self, one: Occasion) -> bool:
        """Whether a province's body holds it, in a report that names wards in people's posts only."""
        if any(m.first not in self.arguments.titled for m in self.arguments.wards):
            return False
        return self._is_governed(one) or self._is_province_held(one)

    def _is_province_held(self, one: Occasion) -> bool:
        """Whether a province's body is its subject: "Hội Nông dân | tỉnh X tổ chức hội nghị"."""
        before = self.arguments.places.within(one.sentence.first, one.first)
        above = (m for m in before if place_of(m).level in PROVINCES and m.first not in self.arguments.titled)
        return any(self.words.holding.longest(self.tokens, m.last, one.last) for m in above)

    def _is_governed(self, one: Occasion) -> bool:
        """Whether a body above the wards stands before the name in its sentence."""
        bodies = (self.words.higher, self.words.governing)
        return any(phrases.within(self.tokens, one.sentence.first, one.first) for phrases in bodies)

    def _is_of_province(self, one: Occasion) -> bool:
        """Whether its name says that it is a province's: "Đại hội Đảng bộ tỉnh X lần thứ I"."""
        behind = self.arguments.places.within(one.last, min(one.last + _OWNER, one.sentence.last))[:1]
        if not behind or place_of(behind[0]).level not in PROVINCES:
            return False
        return all(self.tokens[at].shape in "wCA" for at in range(one.last, behind[0].first))

    def _is_elsewhere(self, one: Occasion) -> bool:
        """Whether a province's body holds it, and the text names a ward only later, and not as its scene."""
        first = next(iter(self.arguments.wards), None)
        if first is None or first.first < one.sentence.last or not self._is_governed(one):
            return False
        return not any(self.turns(self.reading.sentence_of(m.first), m) for m in self.arguments.wards)

    def holders(self, one: Occasion) -> list[Place]:
        """The wards before it in its sentence if they form one list: "Đảng ủy phường A và xã B tổ chức"."""
        listed = self.arguments.wards.within(one.sentence.first, one.first)
        pairs = list(pairwise(listed))
        apart = (
            at
            for at in range(len(pairs), 0, -1)
            if not self._joins(pairs[at - 1][0].last, pairs[at - 1][1].first)
        )
        listed = listed[next(apart, 0) :]
        if listed and self.arguments.is_partner(listed[0].first, one.sentence):
            return []
        return list(dict.fromkeys(place_of(m) for m in listed)) if len(listed) > 1 else []

    def is_of_pair(self, one: Occasion) -> bool:
        """Whether just two wards stand behind its name: "tiếp xúc cử tri xã A và phường B"."""
        after = self.arguments.wards.within(one.last, one.sentence.last)[:3]
        near = len(after) == 2 and after[1].first - after[0].last <= _NEAR
        return near and not self._is_plural(after[0].first)

    def _joins(self, first: int, last: int) -> bool:
        """Whether the tokens between two wards only join them, a body of the second included."""
        if last - first <= _NEAR:
            return True
        body = self.words.bodies.longest(self.tokens, first + 1, last)
        return self.tokens[first].key in self.words.joints and body is not None and body[0] == last

    def visited(self, one: Occasion) -> list[Place]:
        """The wards, two at least, through which a city's report goes after naming its event."""
        after = self.reading.sentences[one.order + 1 :]
        found = list(dict.fromkeys(place_of(m) for s in after if (m := self._opened(s))))
        return found if len(found) > 1 else []

    def _opened(self, sentence: Sentence) -> Mention | None:
        """The ward where the sentence goes on with the event: "Tại phường X, dự ngày hội có …"."""
        inside = self.arguments.wards.within(sentence.first, sentence.first + _OPENING)
        if not inside or sentence.kind == "label":
            return None
        stop = min(sentence.first + _AGAIN, sentence.last)
        if self.words.same_day.within(self.tokens, sentence.first, stop):
            return inside[0]
        turns = self.turns(sentence, inside[0]) or self._is_attended(sentence, inside[0])
        return inside[0] if turns and self._is_acted(sentence) else None

    def _is_acted(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what somebody does there, or who is there: "tổ đại biểu có ông A"."""
        if self.words.roles.within(self.tokens, sentence.first, sentence.last):
            return True
        people = self.arguments.people.within(sentence.first, sentence.last)[:1]
        return bool(people) and self.tokens[people[0].first - 1].key in self.words.having

    def turns(self, sentence: Sentence, ward: Mention) -> bool:
        """Whether a sentence begins by turning to a ward: "Tại phường X, …", "Sáng 5-11, tại xã Y, …"."""
        opening, between = self.tokens[sentence.first].key, self.reading.keys(sentence.first, ward.first)
        timed = opening in self.words.times and not self.words.to.isdisjoint(between)
        return opening in self.words.turning or timed

    def turned(self, one: Occasion) -> bool:
        """Whether an occasion is told of the ward to which its sentence turns."""
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.first + _OPENING)
        return bool(inside) and place_of(inside[0]) == one.place and self.turns(one.sentence, inside[0])

    def is_new_report(self, one: Occasion) -> bool:
        """Whether a passage on a ward and a day of its own begins with it: "* Ngày 5-11, phường X …"."""
        starred = self.tokens[one.sentence.first].key in self.words.starring
        marked = starred and one.day.value is not None and one.place is not None
        return marked or self.is_just_held(one) or self._is_dated(one)

    def is_just_held(self, one: Occasion) -> bool:
        """Whether its paragraph opens with the ward that has just held it: "UBND phường Y vừa tổ chức …"."""
        ward = self._opens_with(one)
        return ward is not None and not self.words.just.isdisjoint(self.reading.keys(ward.last, one.first))

    def _is_dated(self, one: Occasion) -> bool:
        """Whether its paragraph opens with a day and the ward that held it then: "Chiều 8-12, xã Y …"."""
        ward = self._opens_with(one)
        if ward is None or self.tokens[one.sentence.first].key not in self.words.dating:
            return False
        return bool(self.arguments.days.within(one.sentence.first, ward.first))

    def _opens_with(self, one: Occasion) -> Mention | None:
        """The ward with which its paragraph opens, if it is the one where it was held."""
        first = one.sentence.first
        inside = self.arguments.wards.within(first, min(first + _OPENING, one.first))
        begins = first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        return inside[0] if begins and inside and place_of(inside[0]) == one.place else None

    def is_opening(self, one: Occasion) -> bool:
        """Whether its paragraph opens with its name, in which its ward stands."""
        first = one.sentence.first
        begins = first == one.first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        inside = self.arguments.wards.within(one.last, min(one.last + _OWNER, one.sentence.last))
        return begins and bool(inside) and place_of(inside[0]) == one.place

    def is_again(self, one: Occasion) -> bool:
        """Whether its paragraph opens with the same day: "Cùng ngày, Đảng ủy phường X tổ chức …"."""
        first = one.sentence.first
        begins = first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        named = self.tokens[one.first].key in event_words(self.reading.ontology).nouns
        return named and begins and self.words.same_day.longest(self.tokens, first, one.first) is not None

    def _is_attended(self, sentence: Sentence, ward: Mention) -> bool:
        """Whether a sentence opens with who is there in a ward: "Dự ngày hội tại phường X có …"."""
        role = self.words.roles.longest(self.tokens, sentence.first, ward.first)
        between = self.reading.keys(sentence.first, ward.first)
        return role is not None and role[1][0] == "attendee" and not self.words.at.isdisjoint(between)

    def _is_of_list(self, one: Occasion) -> bool:
        """Whether the ward stands in a list behind the event: "tiếp xúc cử tri các phường A, B và C"."""
        after = self.arguments.wards.within(one.last, one.sentence.last)
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if before and before[0].value == one.place and self.tokens[before[0].last].shape == "w":
            return False  # its subject: "xã A phối hợp … cho cán bộ các xã A, B"
        return len(after) > 1 and after[0].value == one.place and after[1].first - after[0].last <= _NEAR

    def is_of_several(self, one: Occasion) -> bool:
        """Whether several wards are spoken of behind the name and none holds it: "làm việc với 36 xã"."""
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if before and self.tokens[before[-1].first - 1].key not in self.words.at:
            return False
        stop = min(one.last + _SEVERAL, one.sentence.last)
        single = self.arguments.wards.within(one.last, stop)[:1]
        return any(
            self.tokens[at].key in self.words.heads and self._is_plural(at)
            for at in range(one.last, single[0].first + 1 if single else stop)
        )

    def _is_plural(self, at: int) -> bool:
        """Whether "các" or a number above one stands before the head word at `at`."""
        before = self.tokens[at - 1]
        return before.key in self.words.plural or (before.key.isdigit() and int(before.key) > 1)

    def _is_higher(self, sentence: Sentence, wards: set[str]) -> bool:
        """Whether a city's or province's body holds what a sentence tells."""
        if self.words.higher.within(self.tokens, sentence.first, sentence.last):
            return True
        return not wards and self.arguments.names_province(sentence)
