"""Leftovers: recognised words that no fact used, the map of what is still missed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.model import Event, Evidence, Fact
from kg.recognise import Reading
from kg.recognise.people import Person
from kg.text import Mention


def leftovers(reading: Reading, facts: Sequence[Fact]) -> Iterator[Evidence]:
    """Names, units and dates outside the evidence of every fact; `rule` is the kind of mention."""
    starts, ends = _used(facts)
    for mention in sorted([*_named(reading), *reading.places, *reading.dates], key=lambda m: m.first):
        start, end = reading.tokens[mention.first].start, reading.tokens[mention.last - 1].end
        index = bisect_left(starts, end) - 1
        if index < 0 or ends[index] <= start:
            yield reading.evidence(mention.first, mention.last, mention.kind)


def _used(facts: Sequence[Fact]) -> tuple[list[int], list[int]]:
    """Where the runs of characters that the facts rest on begin and end."""
    starts: list[int] = []
    ends: list[int] = []
    told = (fact.evidence for fact in facts if not isinstance(fact, Event))  # whose evidence is a sentence
    for first, last in sorted((evidence.start, evidence.end) for evidence in told):
        if ends and first <= ends[-1]:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _named(reading: Reading) -> list[Mention]:
    """Persons by full name or by a title alone: a bare "ông" is no loss."""
    return [m for m in reading.people if isinstance(m.value, Person) and m.value.kind in {"full", "title"}]
