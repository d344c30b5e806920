"""What bodies above the wards hold: a province's, a city's, the whole country's."""

from __future__ import annotations

from typing import Final

from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.openings import OWNER
from kg.recognise.occasions.ward_turns import WardTurns
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.text import Mention, Sentence, prior

_SITTINGS: Final = frozenset({"conference", "congress", "session"})  # types of what one hall is as good for
_IN_SCENES: Final = frozenset({"(", ","})  # before the ward of a hall: "tại Trung tâm Hội nghị (phường X)"
_HALL: Final = 10  # tokens of "tại Trung tâm Hội nghị tỉnh ("
_NAME: Final = 8  # tokens of "thứ 30 (kỳ họp chuyên đề)"


class Higher:
    """Tells of one document which occasions are of no ward's holding."""

    def __init__(self, reading: Reading, arguments: EventArguments, turns: WardTurns) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words, self.turns = ward_words(reading.ontology), turns
        self.is_only_ward = len(reading.wards_named()) == 1

    def is_titled(self, one: Occasion) -> bool:
        """Whether a higher council holds it, and its sentence names wards in people's posts only."""
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        titled = bool(inside) and all(m.first in self.arguments.titled for m in inside)
        end = min(one.last + OWNER, one.sentence.last) if self.is_only_ward else one.sentence.last
        return titled and self.reading.lookup.holds(self.words.higher, one.sentence.first, end)

    def is_hosted(self, one: Occasion) -> bool:
        """Whether a ward is but the scene of what a province holds: "Tại phường A, Tỉnh ủy B tổ chức …"."""
        if one.type not in _SITTINGS:
            return False
        inside = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        scenes = all(map(self._is_scene, inside))
        return bool(inside) and scenes and (self.is_province_held(one) or self.is_of_province(one))

    def _is_scene(self, ward: Mention) -> bool:
        """Whether it is said that something is there: "tại | phường A", "tại Nhà văn hóa (| phường A)"."""
        last = prior(self.tokens, ward.first).key
        if self.words.personnel.ends_at(self.tokens, ward.first - 1, _NAME):
            return False  # "công bố quyết định về công tác cán bộ | tại phường A"
        before = self.reading.keys(max(0, ward.first - _HALL), ward.first) if last in _IN_SCENES else [last]
        return not self.words.at.isdisjoint(before)

    def holds(self, one: Occasion) -> bool:
        """Whether a body above the wards holds it, in a sentence that names no ward."""
        named = self.arguments.wards.within(one.sentence.first, one.sentence.last)
        return not named and (self._is_governed(one) or self.is_province_held(one))

    def is_above(self, one: Occasion) -> bool:
        """Whether a province's body holds it, in a report that names wards in people's posts only."""
        if any(m.first not in self.arguments.titled for m in self.arguments.wards):
            return False
        return self._is_governed(one) or self.is_province_held(one)

    def is_province_held(self, one: Occasion) -> bool:
        """Whether a province's body is its subject: "Hội Nông dân | tỉnh X tổ chức hội nghị"."""
        before = self.arguments.places.within(one.sentence.first, one.first)
        above = (m for m in before if place_of(m).level in PROVINCES and m.first not in self.arguments.titled)
        return any(self.words.holding.longest(self.tokens, m.last, one.last) for m in above)

    def _is_governed(self, one: Occasion) -> bool:
        """Whether a body above the wards stands before the name in its sentence, or acts behind it."""
        bodies = (self.words.higher, self.words.governing)
        if self._is_regional(one):
            return True
        if any(self.reading.lookup.holds(phrases, one.sentence.first, one.first) for phrases in bodies):
            return True
        behind = self._behind(one)
        return behind > 0 and any(phrases.longest(self.tokens, behind) for phrases in bodies)

    def _is_regional(self, one: Occasion) -> bool:
        """Whether a body of an area holds it, and no ward's with it: "Ban CHQS khu vực 2 tổ chức | lễ"."""
        first = one.sentence.first
        if not self.reading.lookup.holds(self.words.regional, first, one.first):
            return False
        return self.words.heads.isdisjoint(self.reading.keys(first, one.first))

    def _behind(self, one: Occasion) -> int:
        """The subject's token behind a name that says where: "Tại kỳ họp thứ 30, | HĐND tỉnh"; 0 for none."""
        if prior(self.tokens, one.first).key not in self.words.at:
            return 0
        near = range(one.last, min(one.last + _NAME, one.sentence.last))
        return next((at + 1 for at in near if self.tokens[at].key == ","), 0)

    def is_of_province(self, one: Occasion) -> bool:
        """Whether its name says that it is a province's: "Đại hội Đảng bộ tỉnh X lần thứ I"."""
        behind = self.arguments.places.within(one.last, min(one.last + OWNER, one.sentence.last))[:1]
        if not behind or place_of(behind[0]).level not in PROVINCES:
            return False
        return all(self.tokens[at].shape in "wCA" for at in range(one.last, behind[0].first))

    def is_elsewhere(self, one: Occasion) -> bool:
        """Whether a province's body holds it, and the text names a ward only later, and not as its scene."""
        first = next(iter(self.arguments.wards), None)
        if first is None or first.first < one.sentence.last:
            return False
        if not self._is_governed(one) and not self.is_province_held(one):
            return False
        return not any(
            self.turns.is_turning(self.reading.sentence_of(m.first), m) for m in self.arguments.wards
        )

    def is_national(self, one: Occasion) -> bool:
        """Whether the whole country held it, or a province where the report is not: "… tại Hà Nội"."""
        sentence = one.sentence
        if self.arguments.wards.within(sentence.first, sentence.last):
            return False
        if self.reading.lookup.holds(self.words.national, sentence.first, one.first):
            return True
        after = self.arguments.places.within(one.last, sentence.last)
        provinces = (m for m in after if place_of(m).level in PROVINCES)
        elsewhere = (m for m in provinces if not self._is_here(m))
        return any(self.tokens[m.first - 1].key in self.words.at for m in elsewhere)

    def _is_here(self, mention: Mention) -> bool:
        """Whether a province named is the one the document is about."""
        unit = place_of(mention).unit
        return unit is not None and self.reading.is_about(unit)

    def tells(self, sentence: Sentence, wards: set[str]) -> bool:
        """Whether a city's or province's body holds what a sentence tells."""
        if self.reading.lookup.holds(self.words.higher, sentence.first, sentence.last):
            return True
        return not wards and self.arguments.names_province(sentence)
