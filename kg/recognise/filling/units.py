"""The place that a post leaves out: of its neighbours in the list, or the unit in focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import body_level, fits, implied_level, of_district, of_province
from kg.recognise.filling.places_before import PlacesBefore
from kg.recognise.filling.provinces import Provinces
from kg.recognise.filling.words import filling_words
from kg.recognise.focus import marks
from kg.recognise.places import DISTRICTS, LOCAL, PROVINCES, Place
from kg.recognise.titles import PostPart
from kg.recognise.words import common
from kg.text import Sentence, keys

_CITY, _OLD_CITY = "CentralCity", "ProvincialCity"


class Units:
    """Completes the posts of one document with their places."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading = reading
        self.wards = reading.wards_named()
        self.words, self.joint = filling_words(reading.ontology), common(reading.ontology).joint
        self.provinces, self.before = Provinces(reading, self.wards), PlacesBefore(reading)
        self.hosts: Mapping[int, Unit] = {}  # the wards of posts that are known, by first token

    def place(self, part: PostPart, neighbours: Sequence[PostPart]) -> tuple[Place, bool] | None:
        """(place, whether it was inferred from the document); the nearest neighbours stand first."""
        if host := self.hosts.get(part.first):
            return Place(host.name, host.level, host, host.former), True
        if part.place is not None:
            self.before.learn(part, part.place)
            self.provinces.learn(part, part.place)
            return part.place, False
        level = part.generic
        if level and (told := self._told_after(part, neighbours)):
            return told, False
        level = level or self._shared(part, neighbours)
        if level is None:
            near = [other for other in neighbours if not self._is_designated(part, other)]
            for other in near:
                place = other.place
                if place is not None and (fits(part, place.level) or self._is_of_old_city(part, place)):
                    return place, False
            level = next((level for other in near if (level := _level(other))), None)
        unit = self._unit(part, level)
        unit = None if unit and not part.generic and self.before.is_left(part, unit) else unit
        return (Place(unit.name, unit.level, unit, unit.former), True) if unit else None

    def _is_designated(self, part: PostPart, other: PostPart) -> bool:
        """Whether who has a post is put into one below: "chỉ định ông A, Phó Giám đốc Sở X, giữ chức …"."""
        if other.last + 1 >= part.first or _level(other) not in PROVINCES:
            return False
        first = self.reading.sentence_of(part.first).first
        return self.words.designating.within(self.reading.tokens, first, other.first)

    def _shared(self, part: PostPart, neighbours: Sequence[PostPart]) -> str | None:
        """The level that closes two joined posts: "Chủ tịch HĐND và Chủ tịch UBND | tỉnh"."""
        at, tokens = part.last, self.reading.tokens
        if at >= len(tokens) or tokens[at].key not in self.joint:
            return None
        after = next((other for other in neighbours if other.first == at + 1), None)
        level = after.generic if after is not None and after.place is None else None
        return level if level and fits(part, level) else None

    def _is_of_old_city(self, part: PostPart, place: Place) -> bool:
        """Whether a city's committee is that of a province's city: "Thành ủy, UBND thành phố Lào Cai"."""
        if body_level(part.body) != "city" or place.unit is None or place.level not in DISTRICTS:
            return False
        units = self.reading.ontology.unit_by_iri
        return units[self.provinces.around(place.unit.iri)].level == "Province"

    def _told_after(self, part: PostPart, neighbours: Sequence[PostPart]) -> Place | None:
        """The place of the next posts: "Phó Chủ tịch HĐND xã, Chủ tịch Hội xã A"; "nguyên" parts them."""
        after = (other for other in neighbours if other.first > part.first and other.place)
        places = (o.place for o in after if self._is_beside(part, o))
        return next((place for place in places if place and place.level == part.generic), None)

    def _is_beside(self, part: PostPart, after: PostPart) -> bool:
        """Whether a comma parts two posts: "Phó Chủ tịch UBND xã, | phụ trách | UBND xã A"."""
        if self.reading.tokens[after.first - 1].key == ",":
            return True
        between = self.reading.keys(part.last, after.first)
        return between[:1] == [","] and self.words.charged.issuperset(between[1:])

    def _unit(self, part: PostPart, level: str | None) -> Unit | None:
        """The unit in focus that fits the post."""
        if of_province(part, level):
            kind = self.provinces.kind(part)
            return self.provinces.of(part) or self._named_before(part, kind) or self._old_city(part, kind)
        if of_district(part, level):
            return self._named_before(part, part.generic) or self._district(part)
        levels = frozenset({level}) if level in LOCAL and part.generic else LOCAL
        around = self._around_neighbourhood(part.inside, part.first) if part.inside else None
        if told := around or self.before.of_gone(part):
            return told
        if self._of_another_item(part, levels):
            return self.before.of_latest(part, levels)
        found = self.before.of(part, levels) or self.reading.ward_at(part.first, levels)
        if found or self.wards:
            return found
        return self._named_before(part, part.generic)  # nothing but units of before

    def _named_before(self, part: PostPart, level: str | None) -> Unit | None:
        """The unit of a level named last before a post: "tại huyện Long Mỹ … | Chủ tịch UBND huyện"."""
        before = reversed(self.reading.within(self.reading.places, 0, part.first))
        named = (m.value for m in before if isinstance(m.value, Place) and m.value.level == level)
        return next((place.unit for place in named), None)

    def _old_city(self, part: PostPart, kind: str) -> Unit | None:
        """A province's city named last before a post: "nguyên lãnh đạo TP X: A - nguyên Bí thư Thành ủy"."""
        return self._named_before(part, _OLD_CITY) if kind == _CITY else None

    def _district(self, part: PostPart) -> Unit | None:
        """The district of a committee: named last before the post, or else first in the text."""
        levels = part.body.concept.get("impliedBy").split() if part.body and not part.generic else ()
        before = self.reading.within(self.reading.places, 0, part.first)
        near = (m.value for m in (*reversed(before), *self.reading.places) if isinstance(m.value, Place))
        return next((place.unit for place in near if place.level in levels), None)

    def _around_neighbourhood(self, name: str, stop: int) -> Unit | None:
        """The ward last named behind a neighbourhood: "khu phố 5, phường A. Bí thư Chi bộ khu phố 5 …"."""
        wanted = list(keys(name))
        for mention in reversed(self.reading.within(self.reading.places, 0, stop)):
            near = self.reading.keys(max(0, mention.first - len(wanted) - 1), mention.first)
            behind = near[-len(wanted) :] == wanted or near == [*wanted, ","]
            if behind and isinstance(mention.value, Place) and mention.value.is_present_ward:
                return mention.value.unit
        return None

    def _of_another_item(self, part: PostPart, levels: frozenset[str]) -> bool:
        """Whether the ward in focus is that of another item of a list: each item names its own."""
        here, at = self.reading.sentence_of(part.first), self.reading.ward_token(part.first, levels)
        if here.kind != "item" or at is None or len(self.wards) < 2:
            return False
        there, tokens = self.reading.sentence_of(at), self.reading.tokens
        # "1. Phường A | - Bí thư: …": a number heads bullets
        alike = here is not there and marks(tokens, here) == marks(tokens, there)
        return alike and not self._leads(there, at, levels)

    def _leads(self, item: Sentence, at: int, levels: frozenset[str]) -> bool:
        """Whether the text spoke of the ward of an item before "Đến dự có:" began the list."""
        first = self.reading.lead_at(item.first)
        led = self.reading.tokens[first.last - 1].key == ":"
        before = self.reading.ward_token(first.last - 1, levels) if led else None
        return before is not None and self.reading.ward_at(before, levels) == self.reading.ward_at(at, levels)


def _level(part: PostPart) -> str | None:
    """The level that a neighbour tells; a provincial committee's member is a province's: "Thành ủy viên"."""
    return implied_level(part) or part.role.get("provinceLevel") or None
