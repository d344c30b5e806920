"""The ward of an event: the one that holds it or is its subject, several of them, or none."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.model import Unit
from kg.recognise.occasions import Occasion
from kg.recognise.occasions.arguments import EventArguments, place_of
from kg.recognise.occasions.names import Named
from kg.recognise.occasions.openings import AGAIN, OWNER, Openings
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import PROVINCES, Place
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Mention, Sentence

_OWN: Final = frozenset({"session", "congress"})  # types of what a body holds for itself
_NEAR: Final = 2  # tokens between two wards of a list
_COMING: Final = 24  # tokens before who comes: "Sáng 6/2/2026, nhân dịp Tết Nguyên đán, Đoàn công tác"
_TO: Final = 3  # tokens of "trao tặng quà"
_SEVERAL: Final = 20  # tokens behind a name in which several wards are spoken of


class EventWards:
    """Finds the wards of the occasions of one document."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = ward_words(reading.ontology)
        self.openings = Openings(reading, arguments)
        self.on_scene = phrases_of(reading.ontology, "events", "cues", "on_scene")
        self.is_only_ward = len(reading.wards_named()) == 1
        self._units: dict[int, Unit | None] = {}  # by the occasion's first token
        self._names: dict[int, Named] = {}  # likewise

    def named(self, one: Occasion) -> Named:
        """The occasion with its whole name."""
        known = self._names.get(one.first)
        if known is None:
            known = self._names[one.first] = Named(self.reading, one)
        return known

    def unit(self, one: Occasion) -> Unit | None:
        """The ward that holds the event or is its subject; a city's event of several wards has none."""
        if one.placed:
            return one.place.unit if one.place else None
        if one.first not in self._units:
            self._units[one.first] = self._unit(one)
        return self._units[one.first]

    def _unit(self, one: Occasion) -> Unit | None:
        if self.is_of_several(one):
            return None
        if scene := self._come_to(one) or (one.type == "visit" and (self._scene(one) or self._visited(one))):
            return scene
        clause = self.arguments.clause(one.first, one.sentence)
        wards = self.arguments.ward_iris(clause)
        if one.place is not None and (self._is_titled(one) or self._is_hosted(one)):
            return None
        if one.place is not None and (len(wards) < 2 or not self._is_higher(clause, wards)):
            return None if self._is_of_list(one) else one.place.unit
        there = self.on_scene.within(self.tokens, one.sentence.first, one.first)
        if one.place is None and not there and self._is_no_wards(one):
            return None
        single = self.is_only_ward or there or not self._is_higher(clause, wards)
        return self.reading.ward_at(one.first) if single else None

    def _come_to(self, one: Occasion) -> Unit | None:
        """The ward to which people of several come: "lãnh đạo xã A và xã B dự đại hội Chi bộ 3, | xã A"."""
        behind = self.arguments.wards.within(one.first, one.sentence.last)
        return place_of(behind[0]).unit if behind and self._has_guests(one) else None

    def _is_no_wards(self, one: Occasion) -> bool:
        """Whether a province holds it: its council's session is of no ward, whatever is told of one later."""
        if self._is_above(one) or self._is_elsewhere(one) or self._is_of_province(one):
            return True
        if self._is_of_all(one):
            return True
        return one.type in _OWN and self._is_province_held(one)

    def _is_of_all(self, one: Occasion) -> bool:
        """Whether wards hold it that are not named: "Đảng bộ các xã, phường tổ chức | hội nghị"."""
        first = one.sentence.first
        if self.arguments.wards.within(first, one.first):
            return False
        heads = (at for at in range(first + 2, one.first) if self.tokens[at].key in self.words.heads)
        # "một trong những phường đầu tiên tổ chức …" tells of one
        return any(self._is_plural(at) and self.tokens[at - 2].key not in self.words.among for at in heads)

    def _scene(self, one: Occasion) -> Unit | None:
        """The ward to which people of another come: "Đoàn xã A … đến thăm … tại xã B", "… thăm xã B"."""
        before = self.arguments.wards.within(one.sentence.first, one.first)
        party = (
            bool(before)
            and before[0].first - one.sentence.first <= _COMING
            and not (
                self.words.parties.isdisjoint(
                    self.reading.keys(max(0, before[0].first - AGAIN), before[0].first)
                )
            )
        )
        placed = any(self.tokens[m.first - 1].key in self.words.at for m in before)
        after = self.arguments.wards.within(one.last, one.sentence.last) if before and not placed else []
        visited = (
            m for m in after if m.first == one.last or self.words.visiting.ends_at(self.tokens, m.first, _TO)
        )
        scenes = (m for m in after if party and self.tokens[m.first - 1].key in self.words.at)
        return next((place_of(m).unit for m in (*visited, *scenes)), None)

    def _visited(self, one: Occasion) -> Unit | None:
        """The only ward of a report, behind a visit: "viếng gia đình ông A, Phó Trưởng Công an xã B"."""
        after = self.arguments.wards.within(one.last, one.sentence.last) if self.is_only_ward else []
        return next((place_of(mention).unit for mention in after), None)

    def _is_titled(self, one: Occasion) -> bool:
        """Whether a higher council holds it, and its sentence names wards in people's posts only."""
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        titled = bool(inside) and all(m.first in self.arguments.titled for m in inside)
        end = min(one.last + OWNER, one.sentence.last) if self.is_only_ward else one.sentence.last
        return titled and self.words.higher.within(self.tokens, one.sentence.first, end)

    def _is_hosted(self, one: Occasion) -> bool:
        """Whether a ward is but the scene of what a province holds: "Tại phường A, Tỉnh ủy B tổ chức …"."""
        if one.type != "conference":
            return False
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        scenes = all(self.tokens[m.first - 1].key in self.words.at for m in inside)
        return bool(inside) and scenes and self._is_province_held(one)

    def is_higher_held(self, one: Occasion) -> bool:
        """Whether a body above the wards holds it, in a sentence that names no ward."""
        named = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        return not named and (self._is_governed(one) or self._is_province_held(one))

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
        behind = self.arguments.places.within(one.last, min(one.last + OWNER, one.sentence.last))[:1]
        if not behind or place_of(behind[0]).level not in PROVINCES:
            return False
        return all(self.tokens[at].shape in "wCA" for at in range(one.last, behind[0].first))

    def _is_elsewhere(self, one: Occasion) -> bool:
        """Whether a province's body holds it, and the text names a ward only later, and not as its scene."""
        first = next(iter(self.arguments.wards), None)
        if first is None or first.first < one.sentence.last:
            return False
        if not self._is_governed(one) and not self._is_province_held(one):
            return False
        return not any(
            self.openings.turns(self.reading.sentence_of(m.first), m) for m in self.arguments.wards
        )

    def holders(self, one: Occasion) -> list[Place]:
        """The wards before it in its sentence if they form one list: "Đảng ủy phường A và xã B tổ chức"."""
        return [] if self._is_attended(one) else self._listed(one)

    def _is_attended(self, one: Occasion) -> bool:
        """Whether those before its name only come to it: "lãnh đạo các phường A, B và C | dự hội nghị"."""
        return self.tokens[one.first - 1].key in self.arguments.attended

    def _has_guests(self, one: Occasion) -> bool:
        """Whether people of several wards come to it."""
        return self._is_attended(one) and bool(self._listed(one))

    def _listed(self, one: Occasion) -> list[Place]:
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

    def is_national(self, one: Occasion) -> bool:
        """Whether the whole country held it, or a province where the report is not: "… tại Hà Nội"."""
        sentence = one.sentence
        if self.arguments.wards.within(sentence.first, sentence.last):
            return False
        if self.words.national.within(self.tokens, sentence.first, one.first):
            return True
        after = self.arguments.places.within(one.last, sentence.last)
        provinces = (m for m in after if place_of(m).level in PROVINCES)
        elsewhere = (m for m in provinces if self._province(m) != self.reading.province)
        return any(self.tokens[m.first - 1].key in self.words.at for m in elsewhere)

    def _province(self, mention: Mention) -> str | None:
        """The IRI of a province named."""
        unit = place_of(mention).unit
        return self.reading.ontology.province_of(unit) if unit else None

    def _is_of_list(self, one: Occasion) -> bool:
        """Whether the ward stands in a list behind the event: "tiếp xúc cử tri các phường A, B và C"."""
        after = self.arguments.wards.within(one.last, one.sentence.last)
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if before and before[0].value == one.place and self.tokens[before[0].last].shape == "w":
            return False  # its subject: "xã A phối hợp … cho cán bộ các xã A, B"
        return len(after) > 1 and after[0].value == one.place and after[1].first - after[0].last <= _NEAR

    def is_of_several(self, one: Occasion) -> bool:
        """Whether several wards are spoken of behind the name and none holds it: "làm việc với 36 xã"."""
        if self._has_guests(one):
            return not self.arguments.wards.within(one.first, one.sentence.last)
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
        """Whether "các", "một số" or a number above one stands before the head word at `at`."""
        before = self.tokens[at - 1]
        if before.key in self.words.amount:
            return not self.arguments.wards.covers(at)  # "Tổ công nghệ số | phường A"
        return before.key in self.words.plural or (before.key.isdigit() and int(before.key) > 1)

    def _is_higher(self, sentence: Sentence, wards: set[str]) -> bool:
        """Whether a city's or province's body holds what a sentence tells."""
        if self.words.higher.within(self.tokens, sentence.first, sentence.last):
            return True
        return not wards and self.arguments.names_province(sentence)
