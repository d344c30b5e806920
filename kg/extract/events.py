"""Events: what the document reports, and what else with a name of its own it refers to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Event
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.occasion_names import clause_of, label, organiser, own_name, term
from kg.recognise.occasions import Occasion
from kg.recognise.reported import Report, first_day, reported

_LEAD = 4  # sentences in which a report says when
_BEHIND = 8  # tokens behind the name of an event in which its day stands


def events(reading: Reading) -> Iterator[Event]:
    """Main events first, then the others that have a name; `id` is unique in the document."""
    report = reported(reading)
    yield from _main(reading, report)
    yield from _named(reading, report)


def _main(reading: Reading, report: Report) -> Iterator[Event]:
    """What the document reports, each with its ward and day."""
    days = (one.day.value for one, _ in report.main if one.day.value)
    date = next(days, None) or _lead_day(reading, report)
    for number, (one, unit) in enumerate(report.main, 1):
        doubt = (1.0, "") if one.day.sure else (0.9, "year from the document")
        yield Event(
            reading.evidence(*clause_of(reading, one), "event", *doubt),
            f"event-{number}",
            one.type,
            label(reading, one),
            one.day.value or date,
            unit,
            organiser(reading, report.settings, one, unit),
            term(reading, one),
            main=True,
        )


def _lead_day(reading: Reading, report: Report) -> str | None:
    """The first day named in the first sentences, or just after the main event's own."""
    if not report.main:
        return None
    limit = max(report.main[0][0].order + 2, _LEAD)
    return first_day(reading, reading.sentences[:limit][-1].last)


def _named(reading: Reading, report: Report) -> Iterator[Event]:
    """Other events with a name of their own, each once."""
    seen = {(one.type, label(reading, one).lower()) for one, _ in report.main}
    firsts, number = {one.first for one, _ in report.main}, len(report.main)
    for one in report.found:
        day = _own_day(report, one)
        name = own_name(reading, one) or (day and label(reading, one)) if one.first not in firsts else None
        if name and (one.type, name.lower()) not in seen:
            seen.add((one.type, name.lower()))
            number += 1
            evidence = reading.evidence(*clause_of(reading, one), "event")
            yield Event(evidence, f"event-{number}", one.type, name, day, term=term(reading, one))


def _own_day(report: Report, one: Occasion) -> str | None:
    """The day said right behind the name of an event: "ngày bầu cử 15-3-2026", "sẽ diễn ra sáng 4-3"."""
    near = report.settings.days.within(one.last, min(one.last + _BEHIND, one.sentence.last))[:1]
    days = (day.value.value for day in near if isinstance(day.value, Date))
    return next(days, None)
