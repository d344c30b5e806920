"""The place that a post leaves out: of its neighbours in the list, or the unit in focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.filling.levels import body_level, fits, implied_level, of_district, of_province
from kg.recognise.filling.words import filling_words
from kg.recognise.focus import marks
from kg.recognise.places import DISTRICTS, LOCAL, PROVINCES, Place
from kg.recognise.titles import PostPart
from kg.recognise.words import common
from kg.text import Sentence, keys

_BESIDE: Final = 4  # tokens of "- kiêm nhiệm"
_TAKEN: Final = 4  # tokens of "được bầu giữ chức"
_LED: Final = 6  # tokens of "Trong khi đó, theo"
_PARTY: Final = 4  # tokens of "đoàn công tác của"


class Units:
    """Completes the posts of one document with their places."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading = reading
        self.wards = reading.wards_named()
        self.words, self.joint = filling_words(reading.ontology), common(reading.ontology).joint
        self.latest: PostPart | None = None  # the last post whose ward is said
        self.province: tuple[int, Unit | None] = (-1, None)  # of the last post: its sentence, its province
        self.hosts: Mapping[int, Unit] = {}  # the wards of posts that are known, by first token
        self.theirs: dict[int, Unit] = {}  # by line: the ward of the post of whom it begins with

    def place(self, part: PostPart, neighbours: Sequence[PostPart]) -> tuple[Place, bool] | None:
        """(place, whether it was inferred from the document); the nearest neighbours stand first."""
        if host := self.hosts.get(part.first):
            return Place(host.name, host.level, host, host.former), True
        if part.place is not None:
            self._learn(part, part.place)
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
        unit = None if unit and not part.generic and self._is_of_next_item(part, unit) else unit
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
        return units[self._around(place.unit.iri)].level == "Province"

    def _learn(self, part: PostPart, place: Place) -> None:
        """Keeps the ward of who opens a paragraph: "Bà A, Bí thư Đảng ủy xã B, và ông C, Phó Bí thư …"."""
        self.latest = part
        if place.level in PROVINCES and place.unit and not place.former:
            self.province = self.reading.sentence_at(part.first), place.unit
        first = self.reading.sentence_of(part.first).first
        begin = first + self._led_by(first, part.first)
        opens = self.reading.beginning(self.reading.people, begin) is not None or part.first == first
        line = self.reading.tokens[first].line
        begins = first == 0 or self.reading.tokens[first - 1].line != line
        if opens and begins and place.unit and place.is_present_ward:
            self.theirs.setdefault(line, place.unit)

    def _led_by(self, first: int, stop: int) -> int:
        """How many tokens stand before who is only said to tell it: "Trong khi đó, theo | bà A, Bí thư …"."""
        near = range(first, min(first + _LED, stop))
        by = [at for at in near if self.reading.tokens[at].key in self.words.by]
        return by[-1] + 1 - first if by else 0

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
            return self._province(part)
        if of_district(part, level):
            return self._named_before(part, part.generic) or self._district(part)
        levels = frozenset({level}) if level in LOCAL and part.generic else LOCAL
        around = self._around_neighbourhood(part.inside, part.first) if part.inside else None
        if told := around or self._of_gone(part):
            return told
        if self._of_another_item(part, levels):
            return self._of_post_before(part, levels)
        moved = (
            self._moved_to(part, levels) or self._concerned(part, levels) or self._of_opening(part, levels)
        )
        found = moved or self.reading.ward_at(part.first, levels)
        if found or self.wards:
            return found
        return self._named_before(part, part.generic)  # nothing but units of before

    def _is_of_next_item(self, part: PostPart, unit: Unit) -> bool:
        """Whether a unit is where the one before goes: "A làm Trưởng Công an xã B; C, | Đội trưởng, làm"."""
        latest, tokens = self.latest, self.reading.tokens
        place = latest.place if latest else None
        if latest is None or place is None or place.unit is None or place.unit.iri != unit.iri:
            return False
        same = self.reading.sentence_at(latest.first) == self.reading.sentence_at(part.first)
        taken = self.words.electing.ends_at(tokens, latest.first, _TAKEN)
        comma = part.last < len(tokens) and tokens[part.last].key == ","
        takes = self.words.electing.longest(tokens, part.last + comma)
        return same and taken and takes is not None and ";" in self.reading.keys(latest.last, part.first)

    def _named_before(self, part: PostPart, level: str | None) -> Unit | None:
        """The unit of a level named last before a post: "tại huyện Long Mỹ … | Chủ tịch UBND huyện"."""
        before = reversed(self.reading.within(self.reading.places, 0, part.first))
        named = (m.value for m in before if isinstance(m.value, Place) and m.value.level == level)
        return next((place.unit for place in named), None)

    def _district(self, part: PostPart) -> Unit | None:
        """The district of a committee: named last before the post, or else first in the text."""
        levels = part.body.concept.get("impliedBy").split() if part.body and not part.generic else ()
        before = self.reading.within(self.reading.places, 0, part.first)
        near = (m.value for m in (*reversed(before), *self.reading.places) if isinstance(m.value, Place))
        return next((place.unit for place in near if place.level in levels), None)

    def _of_gone(self, part: PostPart) -> Unit | None:
        """The unit of before of the item above: "- A, nguyên Chủ tịch UBND xã X; | - B, nguyên Phó … xã"."""
        place = self.latest.place if self.latest else None
        if place is None or self.latest is None or not place.former or place.level != part.generic:
            return None
        above, here = (self.reading.sentence_at(one.first) for one in (self.latest, part))
        items = all(self.reading.sentences[one].kind == "item" for one in (above, here))
        return place.unit if items and here - above == 1 else None

    def _of_post_before(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of the post before in its sentence or item: "- Bà A, Chủ tịch xã B được chỉ định … xã"."""
        place = self.latest.place if self.latest else None
        if place is None or self.latest is None or place.former or place.level not in levels:
            return None
        same = self.reading.sentence_at(self.latest.first) == self.reading.sentence_at(part.first)
        return place.unit if same else None

    def _moved_to(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward that takes somebody from another: "xã A điều động ông B, Bí thư xã C giữ chức Bí thư"."""
        latest, tokens = self.latest, self.reading.tokens
        verb = self.words.electing.longest(tokens, latest.last) if latest else None
        if latest is None or verb is None or verb[0] != part.first:
            return None
        by = self.reading.ward_token(latest.first, levels)
        same = by is not None and self.reading.sentence_at(by) == self.reading.sentence_at(latest.first)
        return self.reading.ward_at(by, levels) if by is not None and same else None

    def _concerned(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of a post that is taken or held beside: "Phó Chủ tịch xã A đối với: B, Bí thư"."""
        unit, latest = self._of_post_before(part, levels), self.latest
        if unit is None or latest is None:
            return None
        beside = set(self.reading.keys(latest.last, part.first)) & self.words.beside
        near = part.first - latest.last <= _BESIDE and bool(beside)
        return unit if near or self.words.about.longest(self.reading.tokens, latest.last) else None

    def _of_opening(self, part: PostPart, levels: frozenset[str]) -> Unit | None:
        """The ward of who opens the paragraph, if the text turned to none in it."""
        line = self.reading.tokens[part.first].line
        unit, turned = self.theirs.get(line), self.reading.ward_token(part.first, levels)
        if unit is None or unit.level not in levels:
            return None
        return unit if turned is None or self.reading.tokens[turned].line != line else None

    def _around_neighbourhood(self, name: str, stop: int) -> Unit | None:
        """The ward last named behind a neighbourhood: "khu phố 5, phường A. Bí thư Chi bộ khu phố 5 …"."""
        wanted = list(keys(name))
        for mention in reversed(self.reading.within(self.reading.places, 0, stop)):
            near = self.reading.keys(max(0, mention.first - len(wanted) - 1), mention.first)
            behind = near[-len(wanted) :] == wanted or near == [*wanted, ","]
            if behind and isinstance(mention.value, Place) and mention.value.is_present_ward:
                return mention.value.unit
        return None

    def _province(self, part: PostPart) -> Unit | None:
        """The report's province, or the passage's where it tells of several; of the kind the post is of."""
        wanted = self._kind(part)
        told, said = self.province
        if said and told == self.reading.sentence_at(part.first) and wanted in {"", said.level}:
            return said  # "Bí thư Tỉnh ủy X, ông A, và Chủ tịch UBND tỉnh, ông B"
        if guest := self._guest(part, wanted):
            return guest
        ward = self.reading.ward_at(part.first)
        units = self.reading.ontology.unit_by_iri
        main, own = units.get(self.reading.province or ""), units.get(self._around(ward.iri) if ward else "")
        several = len({self._around(iri) for iri in self.wards}) > 1
        for unit in (own, main) if several else (main, own):
            if unit is not None and wanted in {"", unit.level}:
                return unit
        return self._named_before(part, wanted)

    def _guest(self, part: PostPart, wanted: str) -> Unit | None:
        """The province of the party of which its sentence tells: "Đoàn công tác tỉnh X do bà A, …"."""
        first = self.reading.sentence_of(part.first).first
        for mention in self.reading.within(self.reading.places, first, part.first):
            place, tokens = mention.value, self.reading.tokens
            if (
                not isinstance(place, Place)
                or place.level not in PROVINCES
                or wanted not in {"", place.level}
            ):
                continue
            if self.words.parties.ends_at(tokens, mention.first, _PARTY):
                return place.unit
        return None

    def _kind(self, part: PostPart) -> str:
        """Province or CentralCity where the post is of one of these alone: "Tỉnh ủy", "UBND thành phố"."""
        level = part.generic if part.generic in PROVINCES else implied_level(part)
        provincial = body_level(part.body) == "provincial" and part.generic is None  # "Sở Nội vụ"
        return level if level in PROVINCES and not provincial else ""

    def _around(self, iri: str) -> str:
        """The IRI of a unit's province."""
        return self.reading.ontology.province_of(self.reading.ontology.unit_by_iri[iri])

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
