"""What a document reports: which of its occasions are main, and the ward of each."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from kg.model import Unit
from kg.recognise.dates import Date
from kg.recognise.occasions import Occasion, occasions
from kg.recognise.occasions.arguments import EventArguments, days, is_announced, is_stamp
from kg.recognise.occasions.best import BESIDE, NAMED, Best
from kg.recognise.occasions.wards import EventWards
from kg.recognise.places import Place
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Sentence

_ENOUGH = 4  # the score from which an occasion may be what the text reports
_SURE = 6  # and above which the first sentence tells of it for sure
_PERHAPS = 2  # and from which it is where the text tells of nothing better
_PAPER = 6  # tokens of a newspaper's name alone on a line: "(VTC News) -"
_SECTION = 3  # tokens of a section's name
_HELD = NAMED | {"signing", "campaign"}  # and those of what a body does once


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The occasions of a document: all, and those that it reports with the ward of each."""

    found: list[Occasion]
    main: list[tuple[Occasion, Unit | None]]
    arguments: EventArguments
    undated: frozenset[int]  # the first tokens of those that no day but their own is of


def reported(reading: Reading) -> Report:
    """What `reading` reports."""
    arguments = EventArguments(reading)
    found = occasions(reading, arguments)
    wards = EventWards(reading, arguments)
    main = _Chooser(found, wards, first_day(reading), headline(reading)).main()
    undated = frozenset(one.first for one in main[1:] if wards.openings.is_just_held(one))
    return Report(found, [(one, wards.unit(one)) for one in main], arguments, undated)


def lead_day(reading: Reading, end: int) -> str | None:
    """The day of the print if the text before token `end` names it, else the first day there."""
    named = {m.value.value for m in days(reading) if m.first < end and isinstance(m.value, Date)}
    published = reading.document.published
    return published if published in named else first_day(reading, end)


def first_day(reading: Reading, end: int | None = None) -> str | None:
    """The first full day of the text before token `end`."""
    earlier = phrases_of(reading.ontology, "status", "clause", "earlier")
    stamp: str | None = None  # a day with the hour beside it is that of the print
    for mention in days(reading):
        if end is not None and mention.first >= end:
            break
        assert isinstance(mention.value, Date)
        if earlier.longest(reading.tokens, reading.sentence_of(mention.first).first):
            continue  # "Trước đó, ngày 24-4, …"
        if is_announced(reading, mention, reading.sentence_of(mention.first).first):
            continue
        if not is_stamp(reading, mention.first):
            return mention.value.value
        stamp = stamp or mention.value.value
    return stamp


def is_furniture(reading: Reading, line: Sentence) -> bool:
    """Whether a line is a page's and not the report's: its section, the day and hour of the print."""
    if line.kind != "label":
        return False
    page, trail = (phrases_of(reading.ontology, "events", "words", name) for name in ("furniture", "trail"))
    if any(words.within(reading.tokens, line.first, line.last) for words in (page, trail)):
        return True
    keys = reading.keys(line.first, line.last)
    if keys[0] == "(" and keys[-1] in {")", "-"} and len(keys) <= _PAPER:
        return True
    stamped = stamp(reading, line)
    if stamped is not None and stamped - line.first > _SECTION:
        return "|" in reading.keys(line.first, stamped)  # "CHUYỂN ĐỔI SỐ | Thứ năm, 9/10/2025 | 08:15"
    return stamped is not None or line.last - line.first <= _SECTION


def stamp(reading: Reading, line: Sentence) -> int | None:
    """Where the day and hour of the print stand in a line, behind its words or alone."""
    days = (m.first for m in reading.within(reading.dates, line.first, line.last))
    return next((at for at in days if is_stamp(reading, at)), None)


def headline(reading: Reading) -> int:
    """The number of the first line that is the report's own; 0 if none is."""
    own = (at for at, line in enumerate(reading.sentences) if not is_furniture(reading, line))
    return next(own, 0)


class _Chooser:
    """Chooses among the occasions of one document."""

    def __init__(self, found: list[Occasion], wards: EventWards, day: str | None, headline: int) -> None:
        self.found, self.wards, self.day, self.headline = found, wards, day, headline
        self.openings = wards.openings
        self.led = any(not one.told and one.day.value == day and one.score > _SURE for one in found)

    def main(self) -> list[Occasion]:
        """What the document reports: the best candidate and those told beside it."""
        told = [one for one in self.found if one.score >= _PERHAPS and not self._is_left(one)]
        lead = [one for one in told if one.score >= _ENOUGH] or told
        if not lead:
            return []
        best = Best(self.wards, self.found, told, self.headline).of(lead)
        here = self.wards.unit(best)
        shared, holders = self._shared(best)
        others = self._elsewhere(best, here, shared, holders)
        if holders:
            main = self._held_by_all(best, shared, holders, others)
        else:
            main = [best] if here else self._visited(best, others)
        beside = {one.type: one for one in [*self._also_in_headline(best), *self._again_here(best, here)]}
        all_ = {one.first: one for one in [*self._listed(best, here), *beside.values()]}
        found = [*main, *others.values()]
        known = {one.first for one in found}
        further = (one for first, one in all_.items() if first not in known)
        return sorted([*found, *further], key=lambda one: one.first)

    def _listed(self, best: Occasion, here: Unit | None) -> list[Occasion]:
        """What else a digest tells of its ward, each in an item or a sentence that opens with its day."""
        if here is None:
            return []
        digest = self.openings.is_item(best)
        items: dict[int, Occasion] = {}
        for one in self.found:
            told = one.order != best.order and one.score >= _ENOUGH
            item = self.openings.is_item(one) if digest else self._is_of_another_day(one, best)
            if told and item and self.wards.unit(one) == here:
                items[one.order] = max(items.get(one.order, one), one, key=lambda one: one.score)
        return list(items.values())

    def _is_of_another_day(self, one: Occasion, best: Occasion) -> bool:
        """Whether a sentence with its own day tells what was held then: "Chiều 19-12, phường X tổ chức …"."""
        dated = self.openings.is_dated(one) and self.openings.is_dated(best) and self.openings.is_held(one)
        later = one.order > best.order and not one.background and not one.refers
        return (
            dated
            and later
            and (best.day.value or "")
            < (one.day.value or "")
            <= (self.wards.reading.document.published or "9")
        )

    def _is_left(self, one: Occasion) -> bool:
        """Whether it is only referred to, or told further down and of another day than the report's."""
        other = bool(one.day.value and self.day and one.day.value != self.day)
        later = other and (one.told > 2 or (one.told > 0 and self.led))
        return later or one.background or (one.told > 0 and self.openings.is_recent(one))

    def _shared(self, best: Occasion) -> tuple[Occasion, list[Place]]:
        """The occasion that several wards hold, and these: the best one itself, or one told before it."""
        for one in self.found:
            if one.first > best.first:
                break
            holders = [] if one.background or one.type != best.type else self.wards.holders(one)
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
        for one in self.found:
            unit = one.place.unit if one.place else None
            if unit is None or one.score < _ENOUGH - 1 or (here and unit.iri == here.iri):
                continue
            beside = self._is_beside(one, best, here) or self._is_one_of(one, shared, holders)
            if beside and len(self.wards.holders(one)) < 2 and self.wards.unit(one):
                found.setdefault(unit.iri, one)
        return found

    def _is_beside(self, one: Occasion, best: Occasion, here: Unit | None) -> bool:
        """Whether it is a further event of the same day, and not the same told again."""
        day = one.day.value is not None and one.day.value == best.day.value
        if best.again and one.first < best.first:  # "Sáng 16-11, …. Cùng ngày, …"
            alike = one.type == best.type and one.day.value in {None, best.day.value}
            day = day or alike or (best.day.value is None and self.wards.arguments.is_past(one.day))
        apart = one.order != best.order or (here is None and one is not best and one.type == best.type)
        goes_on = (
            one.type == best.type and one.day.value in {None, best.day.value} and self.openings.turned(one)
        )
        new = self.openings.is_new_report(one) or (here is None and self._is_part(one, best))
        return (
            one.again or new or (day and apart) or (here is not None and one.first > best.first and goes_on)
        )

    def _is_part(self, one: Occasion, best: Occasion) -> bool:
        """Whether a paragraph opens with a ward's own among those of several: "Đại hội Đảng bộ xã A …"."""
        same = one.type == best.type in NAMED and one.day.value in {None, best.day.value}
        return same and self.openings.is_opening(one) and self.wards.is_of_several(best)

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
        rest = [replace(shared, place=p, placed=True) for p in holders if p.unit and p.unit.iri not in told]
        return rest if best is shared else [best, *rest]

    def _visited(self, best: Occasion, others: dict[str, Occasion]) -> list[Occasion]:
        """A city's occasion of no single ward, and one for each ward through which the report goes."""
        places = [p for p in self.openings.visited(best) if p.unit and p.unit.iri not in others]
        placed = [replace(best, place=place, placed=True) for place in places]
        parted = any(self._is_part(one, best) for one in others.values())
        return placed if parted or (placed and self.wards.is_of_pair(best)) else [best, *placed]

    def _again_here(self, best: Occasion, here: Unit | None) -> list[Occasion]:
        """What else the ward held that day, told in a passage of its own: "Cùng ngày, phường X tổ chức …"."""
        if here is None:
            return []
        told = [one for one in self.found if one.again and one.order > best.order and not one.background]
        first = {one.order: one for one in reversed(told)}  # "hội nghị công bố quyết định" is but one
        apart = (one for one in reversed(first.values()) if one.type in _HELD and one.type != best.type)
        own = (one for one in apart if one.score >= _ENOUGH and self.openings.is_again(one))
        return [one for one in own if self.wards.unit(one) == here]

    def _also_in_headline(self, best: Occasion) -> list[Occasion]:
        """An event of another type that the headline names beside the first one."""
        if best.order == self.headline:
            return []
        named = {c.type for c in self.found if c.order == self.headline and not c.background}
        beside = named & BESIDE - {best.type}
        told = [c for c in self.found if c.order > self.headline and c.type in beside and c.score >= _PERHAPS]
        return list({c.type: c for c in reversed(told)}.values())
