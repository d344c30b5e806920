"""Events: what the document reports, and what else with a name of its own it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.dates import is_day
from kg.model import Event, Unit
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.occasions.again import Known
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.occasions.organisers import is_held, organiser
from kg.recognise.places import place_of
from kg.recognise.reported import Report, reported
from kg.recognise.reported.page import lead_day
from kg.recognise.words import common, phrases_of
from kg.text import prior

_LEAD: Final = 4  # sentences in which a report says when
_NUMBERED: Final = 2  # tokens of "1."
_BEHIND: Final = 8  # tokens behind the name of an event in which its day stands


def events(reading: Reading) -> Iterator[Event]:
    """Main events first, then the others that have a name; `id` is unique in the document."""
    report = reported(reading)
    main = list(_main(reading, report))
    yield from main
    yield from _named(reading, report, main)


def _main(reading: Reading, report: Report) -> Iterator[Event]:
    """What the document reports, each with its ward and day."""
    days = (one.day.value for one, _ in report.main if one.day.value)
    date = next(days, None) or _lead_day(reading, report)
    told = date
    for number, (one, unit) in enumerate(report.main, 1):
        told = one.day.value or (told if one.again else date)
        reason = "" if one.day.sure else "year from the document"
        name = report.wards.named(one)
        first, last = name.clause()
        part = report.wards.arguments.part(one.first, one.sentence)
        yield Event(
            reading.evidence(max(first, part.first), min(last, part.last), "event", reason),
            f"event-{number}",
            one.type,
            name.label(),
            one.day.value or (None if one.first in report.undated else told),
            unit,
            organiser(reading, report.wards.arguments, one, unit),
            name.term(),
            main=True,
        )


def _lead_day(reading: Reading, report: Report) -> str | None:
    """The first day named in the first sentences, or just after the main event's own."""
    if not report.main:
        return None
    if announced := _announced_day(reading):
        return announced
    limit = max(report.main[0][0].order + 2, _LEAD)
    day = lead_day(reading, reading.sentences[:limit][-1].last, past=True)
    return None if day and _is_of_other(report, day) else day


def _announced_day(reading: Reading) -> str | None:
    """The day in the line of a notice that says when: "1. Thời gian: | 14 giờ, ngày 29/12/2025"."""
    lead = phrases_of(reading.ontology, "events", "words", "when_line")
    for at in reading.lookup.starts(lead):
        line = reading.sentence_of(at)
        days = reading.within(reading.dates, at, line.last) if at - line.first <= _NUMBERED else ()
        for day in days:
            if isinstance(day.value, Date) and is_day(day.value.value):
                return day.value.value
    return None


def _is_of_other(report: Report, day: str) -> bool:
    """Whether a day is first told of another ward: "Mới đây, xã A tổ chức …. Ngày 8/11, | xã B ra quân"."""
    one, unit = report.main[0]
    arguments, line = report.wards.arguments, report.wards.reading.sentence_of
    told = next((m.first for m in arguments.days if isinstance(m.value, Date) and m.value.value == day), 0)
    wards = arguments.ward_iris(line(told)) if unit and told >= one.sentence.last else set()
    return bool(wards) and unit is not None and unit.iri not in wards


def _named(reading: Reading, report: Report, main: Sequence[Event]) -> Iterator[Event]:
    """Other events with a name of their own, each once."""
    firsts, number = {one.first for one, _ in report.main}, len(main)
    known = [Known(reading, event) for event in main]
    spans = [range(one.first, report.wards.named(one).end) for one, _ in report.main]
    told = _EventDays(reading, report, main)
    for one in report.found:
        if one.first in firsts or _is_no_event(report, one):
            continue
        name, day = report.wards.named(one), _own_day(report, one) or told.day(one)
        if day is None and told.is_headline_of_main(one):
            continue
        label = name.own() or (day and not any(one.first in span for span in spans) and name.label())
        if not label or any(event.is_called_by(name, day) for event in known):
            continue
        number += 1
        evidence = reading.evidence(*name.clause(), "event")
        beside = told.beside(one)
        unit, by = (beside.unit, beside.organiser) if beside else (told.named_ward(one, name.end), None)
        day = day or (beside.date if beside else None)
        event = Event(evidence, f"event-{number}", one.type, label, day, unit, by, name.term())
        known.append(Known(reading, event))
        yield event


def _is_no_event(report: Report, one: Occasion) -> bool:
    """Whether several are spoken of, or but a party: "các diễn đàn của Quốc hội", "Đoàn kiểm tra của A"."""
    reading, words = report.wards.reading, report.wards.openings.words
    if prior(reading.tokens, one.first).key in words.plural:
        return True
    if reading.tokens[one.first].key not in words.parties or one.last >= one.sentence.last:
        return False
    after = reading.tokens[one.last]
    own = after.key in common(reading.ontology).of or after.shape in "CA"
    return own or reading.beginning(reading.places, one.last) is not None


class _EventDays:
    """The days of what a document tells beside its main events."""

    def __init__(self, reading: Reading, report: Report, main: Sequence[Event]) -> None:
        self.reading, self.report, self.openings = reading, report, report.wards.openings
        self.orders = {one.order for one, _ in report.main}
        self.known = {(event.date, event.type) for event in main}
        self.held = {(event.unit, event.type) for event in main if event.unit}
        self.earlier = phrases_of(reading.ontology, "status", "clause", "earlier")
        self.joint = common(reading.ontology).joint
        self.ends = {
            report.wards.named(one).end: event for (one, _), event in zip(report.main, main, strict=True)
        }

    def beside(self, one: Occasion) -> Event | None:
        """The main event that was held together with one: "tổ chức họp mặt kỷ niệm … | và Lễ trao tặng …"."""
        joined = not one.background and prior(self.reading.tokens, one.first).key in self.joint
        return self.ends.get(one.first - 1) if joined else None

    def named_ward(self, one: Occasion, end: int) -> Unit | None:
        """The only ward in the name of an event, which ends at `end`: "Đại hội Đảng bộ phường A"."""
        wards = self.report.wards.arguments.wards.within(one.first, end)
        return place_of(wards[0]).unit if len(wards) == 1 else None

    def is_headline_of_main(self, one: Occasion) -> bool:
        """Whether a headline only calls a main event by other words."""
        headline = one.sentence.kind == "label" and not one.told and not one.background
        return headline and (self.report.wards.unit(one), one.type) in self.held

    def day(self, one: Occasion) -> str | None:
        """The day with which a sentence opens that tells what was held: "Trước đó, chiều 4-11, …"."""
        day = one.day.value
        if day is None or one.order in self.orders or (day, one.type) in self.known:
            return None
        if self.earlier.longest(self.reading.tokens, one.sentence.first):
            return day if self.openings.is_attended(one) or is_held(self.reading, one) else None
        opened = self.openings.is_dated(one) and not one.background and not one.refers
        return day if opened and (is_held(self.reading, one) or self.openings.is_verb(one)) else None


def _own_day(report: Report, one: Occasion) -> str | None:
    """The day said right behind the name of an event: "ngày bầu cử 15-3-2026", "sẽ diễn ra sáng 4-3"."""
    near = report.wards.arguments.days.within(one.last, min(one.last + _BEHIND, one.sentence.last))[:1]
    days = (day.value.value for day in near if isinstance(day.value, Date))
    return next(days, None)
