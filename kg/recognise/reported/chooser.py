"""Which of a document's occasions it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.model import Unit
from kg.recognise.occasions.best import NAMED, Best
from kg.recognise.occasions.days import Day
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.organisers import is_held
from kg.recognise.occasions.wards import EventWards
from kg.recognise.places import Place
from kg.recognise.reported.further import ENOUGH, PERHAPS, Further
from kg.recognise.reported.page import days_since, is_past
from kg.recognise.reported.schedule import scheduled

_VISIT: Final = "visit"
_GOING: Final = frozenset({_VISIT, "meeting"})  # types for which a party goes somewhere
_BARE: Final = 2  # tokens of "đại hội"
_SURE: Final = 6  # the score above which the first sentence tells for sure of what the text reports


class Chooser:
    """Chooses among the occasions of one document."""

    def __init__(self, found: list[Occasion], wards: EventWards, day: str | None, headline: int) -> None:
        self.found, self.wards, self.day, self.headline = found, wards, day, headline
        self.openings, self.further = wards.openings, Further(found, wards, headline)
        self.digest = wards.reading.digest
        self.led = any(not one.told and one.day.value == day and one.score > _SURE for one in found)

    def main(self) -> list[Occasion]:
        """What the document reports: the best candidate and those told beside it."""
        if listed := scheduled(self.found, self.wards):
            return listed
        told = [one for one in self.found if one.score >= PERHAPS and not self._is_left(one)]
        lead = [one for one in told if one.score >= ENOUGH] or told
        if not lead:
            return []
        best = self._meant(Best(self.wards, self.found, told, self.headline).of(lead))
        here = self.wards.unit(best)
        if self.digest.number(best.first) or (self.digest.items and here is None):
            return self._of_items()
        shared, holders = self._shared(best)
        others = self._elsewhere(best, here, shared, holders)
        if holders:
            main = self._held_by_all(best, shared, holders, others)
        else:
            main = [best] if here else self._visited(best, others)
        found = [*main, *others.values()]
        first = [] if any(one.order < best.order for one in found) else self.further.before(best)
        for more in (first, self._above(best, here), self.further.of(best, here)):
            known = {one.first for one in found}
            found += [one for one in more if one.first not in known]
        return sorted(found, key=lambda one: one.first)

    def _meant(self, best: Occasion) -> Occasion:
        """The one with a day that it means: "Ngày 8/4, … ban hành …. Ngày 10/4, Ban họp. Tại | phiên họp"."""
        if not best.refers or best.day.value:
            return best
        before = [one for one in self.found if one.first < best.first and one.type == best.type]
        near = before[-1] if before and best.order - before[-1].order <= 1 else best
        return near if near.day.value and not near.background else best

    def _of_items(self) -> list[Occasion]:
        """What each item of a digest tells first of its ward."""
        found: dict[int, Occasion] = {}
        for one in self.found:
            number = self.digest.number(one.first)
            known = found.get(number)
            told = number > 0 and not one.background and one.score >= PERHAPS
            if told and (known is None or (one.score > known.score and known.sentence.kind == "label")):
                unit = self.digest.items[number - 1][1]
                own = one.day.value or self.digest.day(number, self.wards.arguments.days) or self.day
                found[number] = one.at(Place(unit.name, unit.level, unit), Day(own, one.day.sure))
        return list(found.values())

    def _is_left(self, one: Occasion) -> bool:
        """Whether it is only referred to, or told further down and of another day than the report's."""
        other = bool(one.day.value and self.day and one.day.value != self.day)
        later = other and ((one.told > 2 and not self._is_since(one)) or (one.told > 0 and self.led))
        return (
            later
            or one.background
            or self._is_echo(one)
            or (one.told > 0 and (is_past(self.wards.reading, one.day.value) or self.openings.is_recent(one)))
        )

    def _is_since(self, one: Occasion) -> bool:
        """Whether somebody came after what a report begins with: "Từ 27-7 mưa lớn …. Sáng 28-7 … thăm"."""
        day = one.day.value
        since = one.type == _VISIT and bool(day and self.day and self.day < day)
        return since and 0 <= days_since(self.wards.reading, day) <= 1 and self.wards.unit(one) is not None

    def _is_echo(self, one: Occasion) -> bool:
        """Whether a bare "Đại hội" only means what was left in the background before, or a headline's is."""
        alike = (other for other in self.found if other.type == one.type and other is not one)
        if one.refers and one.sentence.kind == "label" and not one.told:
            return _are_background(alike)
        bare = one.type in NAMED and one.last - one.first <= _BARE and not one.refers
        if not bare or is_held(self.wards.reading, one):
            return False
        return _are_background(other for other in alike if other.first < one.first)

    def _above(self, best: Occasion, here: Unit | None) -> list[Occasion]:
        """What was held beside a ward's event for several wards, or by a body above them: it is of none."""
        opened = [one for one in self.found if here is not None and self.further.is_opened(one, best)]
        first = {one.order: one for one in reversed(opened)}
        wards = self.wards
        are_none = (wards.lists.is_of_several, wards.higher.holds, wards.higher.is_national)
        none = [one for one in first.values() if any(is_none(one) for is_none in are_none)]
        return [one.at(None) for one in reversed(none)]

    def _shared(self, best: Occasion) -> tuple[Occasion, list[Place]]:
        """The occasion that several wards hold, and these: the best one itself, or one told before it."""
        for one in self.found:
            if one.first > best.first:
                break
            holders = [] if one.background or one.type != best.type else self.wards.lists.holders(one)
            if len(holders) > 1 and (one is best or best.place in holders):
                return one, holders
        return best, []

    def _elsewhere(
        self, best: Occasion, here: Unit | None, shared: Occasion, holders: list[Place]
    ) -> dict[str, Occasion]:
        """By ward: what happened in other wards on the same day."""
        found: dict[str, Occasion] = {}
        if holders:
            here = best.place.unit if best.place and best is not shared else None
        end = self.wards.named(best).end
        for one in self.found:
            unit = one.place.unit if one.place else None
            if best.first < one.first < end or (one is best and here is not None):
                continue  # "hội nghị | trao quyết định …" is one
            gone = self._is_gone_to(one, best, here)
            likely = gone or self.openings.is_after(one) or self.openings.is_of_others(one, best)
            least = PERHAPS if likely else ENOUGH - 1
            if unit is None or one.score < least or (here and unit.iri == here.iri):
                continue
            beside = gone or self._is_beside(one, best, here) or self._is_one_of(one, shared, holders)
            if beside and len(self.wards.lists.holders(one)) < 2 and self.wards.unit(one):
                found.setdefault(unit.iri, one)
        return found

    def _is_beside(self, one: Occasion, best: Occasion, here: Unit | None) -> bool:
        """Whether it is a further event of the same day, and not the same told again."""
        day = one.day.value is not None and one.day.value == best.day.value
        if best.again and one.first < best.first:  # "Sáng 16-11, …. Cùng ngày, …"
            alike = one.type == best.type and one.day.value in {None, best.day.value}
            day = day or alike or (best.day.value is None and self.wards.arguments.is_past(one.day))
        apart = one.order != best.order or (here is None and one is not best and one.type == best.type)
        opens = one.type in _GOING and one.first == one.sentence.first  # "Làm việc với xã B, ông A …"
        turned = opens or self.wards.turns.is_turned(one)
        goes_on = one.type == best.type and one.day.value in {None, best.day.value} and turned
        new = self.openings.is_new_report(one) or (here is None and self._is_part(one, best))
        new = new or (here is not None and self.further.is_opened(one, best))
        new = new or (here is not None and self.further.follows(one, best))
        new = new or (here is not None and self.further.is_of_own_day(one, best))
        new = new or (here is not None and self.openings.is_gone_on_to(one, best))
        new = new or (here is not None and self.openings.is_of_others(one, best))
        again = one.again and not self.further.is_of_other_day(one, best)
        return again or new or (day and apart) or (here is not None and one.first > best.first and goes_on)

    def _is_gone_to(self, one: Occasion, best: Occasion, here: Unit | None) -> bool:
        """Whether people go to one in a ward of its own, as others to the best or to all that it sums up."""
        if here is not None or not self.wards.lists.is_of_several(best):
            return here is not None and self.openings.is_gone_to(one, best)
        return self.openings.is_gone_to(one, best) or self.openings.is_led(one, best)

    def _is_part(self, one: Occasion, best: Occasion) -> bool:
        """Whether a paragraph opens with a ward's own among those of several: "Đại hội Đảng bộ xã A …"."""
        same = one.type == best.type in NAMED and one.day.value in {None, best.day.value}
        return same and self.openings.is_opening(one) and self.wards.lists.is_of_several(best)

    def _is_one_of(self, one: Occasion, shared: Occasion, holders: list[Place]) -> bool:
        """Whether it is what one of several wards did, told in a passage of its own."""
        own = one.type == shared.type or one.order > shared.order
        return (
            own
            and one.place in holders
            and one.first > shared.first
            and (not one.refers or one.day.value is not None)
        )

    def _held_by_all(
        self, best: Occasion, shared: Occasion, holders: list[Place], others: dict[str, Occasion]
    ) -> list[Occasion]:
        """One occasion for each of the wards that hold it together and have no passage of their own."""
        told = set(others)
        if best is not shared and best.place and best.place.unit:
            told.add(best.place.unit.iri)
        rest = [shared.at(p) for p in holders if p.unit and p.unit.iri not in told]
        return rest if best is shared else [best, *rest]

    def _visited(self, best: Occasion, others: dict[str, Occasion]) -> list[Occasion]:
        """A city's occasion of no single ward, and one for each ward through which the report goes."""
        places = [p for p in self.wards.turns.visited(best) if p.unit and p.unit.iri not in others]
        placed = [self._own(best, place) or best.at(place) for place in places]
        parted = any(self._is_part(one, best) for one in others.values()) or self._is_sum(best, others)
        return placed if parted or (placed and self.wards.lists.is_of_pair(best)) else [best, *placed]

    def _own(self, best: Occasion, place: Place) -> Occasion | None:
        """What the passage on a ward calls by another name: "* Tại phường X, ông A dự | lễ trao Huy hiệu"."""
        later = (one for one in self.found if one.order > best.order and one.place == place)
        one = next(later, None)
        if one is None or one.background or one.day.value or one.type not in NAMED - {best.type}:
            return None
        opens = self.openings.begins(one) and self.openings.is_attended(one)
        return one.at(place, best.day) if opens else None

    def _is_sum(self, best: Occasion, others: dict[str, Occasion]) -> bool:
        """Whether it only sums up what is told of each: "Lãnh đạo tỉnh dự hội nghị tại các xã. Ông A …"."""
        gone = [one for one in others.values() if self._is_gone_to(one, best, None)]
        named = self.wards.arguments.people.within(best.sentence.first, best.sentence.last)
        return len(gone) > 1 and not named


def _are_background(found: Iterator[Occasion]) -> bool:
    """Whether there are some and all are told as background; the first that is not ends the search."""
    one = next(found, None)
    return one is not None and one.background and all(other.background for other in found)
