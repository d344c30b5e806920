"""Leftovers: recognised words that no fact used, the map of what is still missed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Event, Evidence, Fact
from kg.recognise import Reading
from kg.recognise.dates import Date
from kg.recognise.people import Person
from kg.text import Mention


def leftovers(reading: Reading, facts: Sequence[Fact]) -> Iterator[Evidence]:
    """Names, units and dates outside the evidence of every fact; `rule` is the kind of mention."""
    starts, ends = _used([*_told(facts), *_dating(reading, facts)])
    for mention in sorted([*_named(reading), *reading.places, *reading.dates], key=lambda m: m.first):
        start, end = reading.tokens[mention.first].start, reading.tokens[mention.last - 1].end
        index = bisect_left(starts, end) - 1
        if index < 0 or ends[index] <= start:
            yield reading.evidence(mention.first, mention.last, mention.kind)


def _told(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where the evidence of facts stands, but for that of events, which is a whole sentence."""
    for fact in facts:
        if not isinstance(fact, Event):
            yield fact.evidence.start, fact.evidence.end


def _dating(reading: Reading, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Where the days stand that date events."""
    for event in facts:
        if isinstance(event, Event) and event.date:
            for mention in reading.dates:
                start, end = reading.tokens[mention.first].start, reading.tokens[mention.last - 1].end
                within = event.evidence.start <= start and end <= event.evidence.end
                if within and isinstance(mention.value, Date) and mention.value.value == event.date:
                    yield start, end


def _used(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where the runs of characters that the spans make up begin and end."""
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(spans):
        if ends and first <= ends[-1]:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _named(reading: Reading) -> list[Mention]:
    """Persons by full name or by a title alone: a bare "ông" is no loss."""
    return [m for m in reading.people if isinstance(m.value, Person) and m.value.kind in {"full", "title"}]
