"""Posts left in words that do not name them: "Chủ tịch xã A xin nghỉ; HĐND cho | ông | thôi giữ chức vụ"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.holding import Holding
from kg.recognise.people import Person
from kg.recognise.words import phrases_of

_ENDS: Final = frozenset({".", ";", ","})


def resigned(reading: BaseReading, held: Sequence[Holding]) -> list[Holding]:
    """`held`, where each only post that somebody has is left who is said to leave his."""
    found = list(held)
    left, unlikely = (
        phrases_of(reading.ontology, "grammar", "successors", name) for name in ("resigned", "unlikely")
    )
    for at, (end, _) in reading.lookup.matches(left).items():
        if end < len(reading.tokens) and reading.tokens[end].key not in _ENDS:
            continue
        if unlikely.within(reading.tokens, reading.sentence_of(at).first, at):
            continue  # "Kỳ họp không đồng ý để ông A thôi giữ chức vụ"
        person = reading.ending(reading.people, at)
        name = person.value.name if person and isinstance(person.value, Person) else None
        near = reading.sentence_at(at) - 1
        theirs = [one for one in found if one.person == name and one.last <= at]
        told = [one for one in theirs if reading.sentence_at(one.first) >= near]
        if len(told) == 1 and told[0].status == "current":
            found = [one.told("former", one.post) if one is told[0] else one for one in found]
    return found
