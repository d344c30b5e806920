"""What else a report tells of the ward of its main event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.dates import days_between, is_before
from kg.model import Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.best import BESIDE, NAMED
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.organisers import is_held, organiser
from kg.recognise.occasions.wards import EventWards

ENOUGH: Final = 4  # the score from which an occasion may be what the text reports
PERHAPS: Final = 2  # and from which it is where the text tells of nothing better
_OPENED: Final = 3  # and where its sentence opens with its day
_WEEK: Final = 7  # days
_HELD: Final = NAMED | {"signing", "campaign"}  # types of what a body does once


class Further:
    """Finds in one document what its ward held beside the main event; `headline` is a line's number."""

    def __init__(self, found: list[Occasion], wards: EventWards, headline: int) -> None:
        self.found, self.wards, self.headline = found, wards, headline
        self.openings = wards.openings

    def of(self, best: Occasion, here: Unit | None) -> list[Occasion]:
        """The items of a digest, what opens with a day of its own, and what the headline names beside."""
        one_of_type = {one.type: one for one in self._in_headline(best)}
        others = (one for one in self.found if one.order != best.order)
        apart = (one for one in others if not self.wards.higher.is_national(one))
        own = [one for one in apart if self.wards.unit(one) == here]
        listed = self._items(own) if self.openings.is_item(best) else {}
        if here is None:
            return [*listed.values(), *one_of_type.values()]
        listed |= self._dated(own, best)
        one_of_type |= {one.type: one for one in self._again(own, best)}
        return [*listed.values(), *(one for one in one_of_type.values() if one.order not in listed)]

    def _items(self, own: list[Occasion]) -> dict[int, Occasion]:
        """By sentence: what else a digest tells of its ward, each in an item that opens with its day."""
        items: dict[int, Occasion] = {}
        for one in own:
            if one.score >= ENOUGH and self.openings.is_item(one):
                items[one.order] = max(items.get(one.order, one), one, key=lambda one: one.score)
        return items

    def _dated(self, own: list[Occasion], best: Occasion) -> dict[int, Occasion]:
        """By sentence: what it opens with its own day to tell, and no other one did."""
        told, seen = {best.order: best}, {best.order}
        for one in own:
            if one.background or one.order in seen:
                continue
            seen.add(one.order)  # "dự lễ khai giảng và phát động …" is told of the first
            if self._is_apart(one, list(told.values())):
                told[one.order] = one
        return {order: one for order, one in told.items() if one is not best}

    def _is_apart(self, one: Occasion, told: list[Occasion]) -> bool:
        """Whether it is told for itself, and is none of those told on the same day."""
        best = told[0]
        if not self.is_opened(one, best) and (one.type == "visit" or not self.follows(one, best)):
            return False
        days = {None, one.day.value or best.day.value}
        alike = [other for other in told if other.type == one.type and other.day.value in days]
        if alike and one.type == "election":
            return False
        return all(self._differ(one, other) for other in alike)

    def is_opened(self, one: Occasion, best: Occasion) -> bool:
        """Whether a sentence with its own day tells what was held then: "Chiều 19-12, phường X tổ chức …"."""
        if not self._is_told(one, best):
            return False
        if self.openings.is_after(one):
            return True
        published = self.wards.reading.document.published or "9"
        if self.openings.is_dated(one):
            first, then = best.day.value, one.day.value
            dated = first and then and not is_before(then, first) and not is_before(published, then)
            return bool(dated) and one.score >= _OPENED
        return self.openings.is_again(one) and one.score >= _OPENED and not self.is_of_other_day(one, best)

    def is_of_own_day(self, one: Occasion, best: Occasion) -> bool:
        """Whether a sentence opens with another day to tell what was then: "Ngày 8/12, ông B dự | lễ …"."""
        first, then = best.day.value, one.day.value
        if not first or not then or one.background or one.sentence.kind == "label":
            return False
        reading = self.wards.reading
        held = is_held(reading, one) or self.openings.is_verb(one)
        told = self.openings.is_attended(one) or (held and (first < then or self.openings.begins(one)))
        apart = days_between(first, then) if told and self.openings.is_dated(one) else None
        coming = is_before(reading.document.published or "9", then)
        return apart is not None and 0 < abs(apart) <= _WEEK and not coming

    def is_of_other_day(self, one: Occasion, best: Occasion) -> bool:
        """Whether "Cùng ngày" means a day named behind the best candidate: "Ngày 5/9, …. Cùng ngày, …"."""
        first, last = best.sentence.last, one.sentence.first
        named = self.wards.arguments.days.within(first, last) if first < last else []
        told = (day.value.value for day in named if isinstance(day.value, Date))
        published = self.wards.reading.document.published or "9"
        days = [day for day in told if not is_before(published, day)][-1:]  # none that is to come
        return best.day.value is not None and days not in ([], [best.day.value])

    def before(self, best: Occasion) -> list[Occasion]:
        """What the report tells first, where the best candidate is but of the same day: "Cùng ngày, …"."""
        if not self.openings.is_again(best):
            return []
        for one in self.found:
            dated = self.openings.is_dated(one) or self.openings.is_first(one)
            told = one.order < best.order and not one.background and dated
            told = told and one.sentence.kind != "label" and one.score >= _OPENED
            if told and self._is_held(one, best):
                return [one]
        return []

    def follows(self, one: Occasion, best: Occasion) -> bool:
        """Whether a party goes on to it: "Tiếp đó, đoàn đến làm việc với xã B"."""
        return self._is_told(one, best) and self.openings.is_following(one)

    def _is_told(self, one: Occasion, best: Occasion) -> bool:
        """Whether it is told for itself behind the best candidate."""
        return one.order > best.order and not one.background and self._is_held(one, best)

    def _is_held(self, one: Occasion, best: Occasion) -> bool:
        """Whether it is told for itself: "tổ chức" before a noun, a verb, an event to which somebody goes."""
        if one.refers:
            return self._is_attended(one, best)
        return is_held(self.wards.reading, one) or self.openings.is_verb(one) or self._takes_place(one)

    def _takes_place(self, one: Occasion) -> bool:
        """Whether a verb behind its name says where it was held: "triển lãm ảnh “A” | khai mạc tại …"."""
        reading, words = self.wards.reading, self.openings.words
        verb = words.taking_place.longest(reading.tokens, self.wards.named(one).end)
        return verb is not None and not words.at.isdisjoint(reading.keys(verb[0], verb[0] + 1))

    def _is_attended(self, one: Occasion, best: Occasion) -> bool:
        """Whether somebody goes to another event than that told: "dự | lễ khánh thành trường"."""
        if not self.openings.is_attended(one):
            return False
        return one.type != best.type and (self.wards.named(one).end > one.last or self.openings.is_after(one))

    def _differ(self, one: Occasion, other: Occasion) -> bool:
        """Whether two are of other parts of the day or bodies, or each name says what the other does not."""
        halves = {self.openings.half(one), self.openings.half(other)}
        if len(halves - {""}) > 1 or self._are_of_two(one, other):
            return True
        named, known = self._words(one), self._words(other)
        return bool(named - known) and bool(known - named)

    def _are_of_two(self, one: Occasion, other: Occasion) -> bool:
        """Whether two bodies hold them; a ward and its committee are one."""
        reading, arguments = self.wards.reading, self.wards.arguments
        holders = [organiser(reading, arguments, each, self.wards.unit(each)) for each in (one, other)]
        told = [set(holder.split(", ")) for holder in holders if holder]
        if len(told) < len(holders) or not told[0].isdisjoint(told[1]):
            return False
        units = {unit.name for unit in map(self.wards.unit, (one, other)) if unit}
        return units.isdisjoint(told[0] | told[1])

    def _is_part(self, one: Occasion, best: Occasion) -> bool:
        """Whether the best candidate's name holds its own, and nobody holds it: "lễ khai mạc | hội thao"."""
        reading = self.wards.reading
        name, whole = (" ".join(reading.keys(x.first, self.wards.named(x).end)) for x in (one, best))
        return name in whole and not is_held(reading, one)

    def _words(self, one: Occasion) -> set[str]:
        reading = self.wards.reading
        said = reading.keys(one.first, self.wards.named(one).end)
        return {key for key in said if key[0].isalnum()}

    def _again(self, own: list[Occasion], best: Occasion) -> Iterator[Occasion]:
        """What else the ward held that day, told in a passage of its own: "Cùng ngày, phường X tổ chức …"."""
        again = (one for one in own if one.again and one.order > best.order and not one.background)
        first = {one.order: one for one in reversed(list(again))}  # "hội nghị công bố quyết định" is but one
        for one in reversed(first.values()):
            held = one.type in _HELD - {best.type} and one.score >= ENOUGH and self.openings.is_again(one)
            told = not one.refers or self.wards.named(one).own() is not None
            told = told and not self._is_part(one, best)
            if held and told and not self.is_of_other_day(one, best):
                yield one

    def _in_headline(self, best: Occasion) -> list[Occasion]:
        """An event of another type that the headline names beside the first one."""
        if best.order == self.headline:
            return []
        headed = [c for c in self.found if c.order == self.headline and c.sentence.kind == "label"]
        ends = {c.last for c in headed}  # "tổng kết | Chiến dịch …" is one
        named = {c.type for c in headed if not c.background and c.first not in ends}
        beside = named & BESIDE - {best.type}
        told = [c for c in self.found if c.order > self.headline and c.type in beside and c.score >= PERHAPS]
        return list({c.type: c for c in reversed(told)}.values())
