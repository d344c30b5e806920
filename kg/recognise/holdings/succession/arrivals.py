"""Who comes for whom: "Thay ông A là | ông B", "Kế nhiệm bà A tại xã X là | Phó Bí thư Y B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.named_behind import named_behind
from kg.recognise.people import Person
from kg.recognise.words import phrases_of, words_of

_PLACE: Final = 8  # tokens of "tại xã Hòn Đất"


def arrivals(reading: BaseReading) -> Iterator[tuple[int, str]]:
    """(the first token of who comes, the name of who goes): "Thay ông A là | ông B"."""
    tokens, ontology = reading.tokens, reading.ontology
    between = words_of(ontology, "grammar", "successors", "instead_of")
    for end, _ in reading.lookup.matches(phrases_of(ontology, "grammar", "successors", "instead")).values():
        start = end
        while start < len(tokens) and tokens[start].key in between:
            start += 1  # "Thay vị trí của | bà A là ông B"
        gone = reading.beginning(reading.people, start)
        if gone and isinstance(gone.value, Person) and (comes := _called(reading, gone.last)):
            taker = named_behind(reading, comes)
            if taker:
                yield taker.first, gone.value.name


def _called(reading: BaseReading, at: int) -> int:
    """Behind "là" at `at`, or behind a place there: "Thay ông A | tại xã X là |"; 0 for none."""
    called, where, heads = (
        words_of(reading.ontology, "grammar", "successors", one) for one in ("is_called", "at", "units")
    )
    stop = min(at + _PLACE, len(reading.tokens))
    if at < stop and reading.tokens[at].key in where:
        words = (one for one in range(at + 1, stop) if reading.tokens[one].shape not in "CA")
        at = next((one for one in words if reading.tokens[one].key not in heads), stop)
    return at + 1 if at < stop and reading.tokens[at].key in called else 0
