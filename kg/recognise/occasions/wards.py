"""The ward of an event: the one that holds it or is its subject, several of them, or none."""

from __future__ import annotations

from typing import Final

from kg.model import Unit
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.higher import Higher
from kg.recognise.occasions.names import Named
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.openings import Openings
from kg.recognise.occasions.ward_lists import WardLists
from kg.recognise.occasions.ward_turns import AGAIN, WardTurns
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of
from kg.text import Mention, prior

_OWN: Final = frozenset({"session", "congress"})  # types of what a body holds for itself
_COMING: Final = 24  # tokens before who comes: "Sáng 6/2/2026, nhân dịp Tết Nguyên đán, Đoàn công tác"
_HOUSE: Final = 7  # tokens of "tại Trung tâm Văn hóa - Thể thao" before its ward
_TO: Final = 3  # tokens of "trao tặng quà"


class EventWards:
    """Finds the wards of the occasions of one document."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.words = ward_words(reading.ontology)
        self.lists, self.openings = WardLists(reading, arguments), Openings(reading, arguments)
        self.turns = WardTurns(reading, arguments)
        self.higher = Higher(reading, arguments, self.turns)
        self.heads = reading.lookup.starting(self.words.heads)
        self.on_scene = phrases_of(reading.ontology, "events", "cues", "on_scene")
        self.is_only_ward = self.higher.is_only_ward
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
            home = self._is_at_home(one)
            self._units[one.first] = self.reading.ward_at(one.first) if home else self._unit(one)
        return self._units[one.first]

    def _unit(self, one: Occasion) -> Unit | None:
        if self.lists.is_of_several(one) or self.lists.is_of_partners(one):
            return None
        if scene := self._come_to(one) or (one.type == "visit" and (self._scene(one) or self._visited(one))):
            return scene
        clause = self.arguments.clause(one.first, one.sentence)
        wards = self.arguments.ward_iris(clause)
        if one.place is not None and (self.higher.is_titled(one) or self.higher.is_hosted(one)):
            return None
        if one.place is not None and (len(wards) < 2 or not self.higher.tells(clause, wards)):
            return None if self.lists.is_of_list(one) else one.place.unit
        there = self.reading.lookup.holds(self.on_scene, one.sentence.first, one.first)
        if one.place is None and not there and self._is_no_wards(one):
            return None
        single = self.is_only_ward or there or not self.higher.tells(clause, wards)
        return self.reading.ward_at(one.first) if single else None

    def _is_at_home(self, one: Occasion) -> bool:
        """Whether it was at a house of the ward told of: "tại Trung tâm Văn hóa | xã, đã diễn ra lễ …"."""
        first = one.sentence.first
        if self.arguments.wards.within(first, one.first):
            return False
        alone = (at for at in within(self.heads, first, one.first) if self.tokens[at + 1].key == ",")
        near = (
            self.reading.keys(max(first, at - _HOUSE), at) for at in alone if not self.lists.is_plural(at)
        )
        return any(not self.words.at.isdisjoint(keys) for keys in near)

    def _come_to(self, one: Occasion) -> Unit | None:
        """The ward to which people of several come: "lãnh đạo xã A và xã B dự đại hội Chi bộ 3, | xã A"."""
        behind = self.arguments.wards.within(one.first, one.sentence.last)
        return place_of(behind[0]).unit if behind and self.lists.has_guests(one) else None

    def _is_no_wards(self, one: Occasion) -> bool:
        """Whether a province holds it: its council's session is of no ward, whatever is told of one later."""
        if self.higher.is_above(one) or self.higher.is_elsewhere(one) or self.higher.is_of_province(one):
            return True
        if self._is_of_all(one):
            return True
        return one.type in _OWN and self.higher.is_province_held(one)

    def _is_of_all(self, one: Occasion) -> bool:
        """Whether wards hold it that are not named: "Đảng bộ các xã, phường tổ chức | hội nghị"."""
        first = one.sentence.first
        if self.arguments.wards.within(first, one.first):
            return False
        heads = within(self.heads, first + 2, one.first)
        plural = (at for at in heads if self.lists.is_plural(at))
        return any(self.tokens[at - 2].key not in self.words.among for at in plural)  # "một trong những xã"

    def _scene(self, one: Occasion) -> Unit | None:
        """The ward to which people of another come: "Đoàn xã A … đến thăm … tại xã B", "… thăm xã B"."""
        before = self.arguments.wards.within(one.sentence.first, one.first)
        if not before or any(self._is_scene(m) for m in before):
            return None
        after = self.arguments.wards.within(one.last, one.sentence.last)
        visited = (
            m for m in after if m.first == one.last or self.words.visiting.ends_at(self.tokens, m.first, _TO)
        )
        scenes = (m for m in after if self._is_scene(m)) if self._is_party(before[0], one) else ()
        return next((place_of(m).unit for m in (*visited, *scenes)), None)

    def _is_scene(self, ward: Mention) -> bool:
        """Whether it is said that something is there: "tại | xã B"."""
        return prior(self.tokens, ward.first).key in self.words.at

    def _is_party(self, ward: Mention, one: Occasion) -> bool:
        """Whether people of the ward come: "Sáng 6/2, Đoàn công tác của | xã A"."""
        near = ward.first - one.sentence.first <= _COMING
        before = self.reading.keys(max(0, ward.first - AGAIN), ward.first)
        return near and not self.words.parties.isdisjoint(before)

    def _visited(self, one: Occasion) -> Unit | None:
        """The only ward of a report, behind a visit: "viếng gia đình ông A, Phó Trưởng Công an xã B"."""
        after = self.arguments.wards.within(one.last, one.sentence.last) if self.is_only_ward else []
        return next((place_of(mention).unit for mention in after), None)
