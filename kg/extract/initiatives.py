"""Initiatives: names in quotation marks of programmes, models, campaigns, apps, movements and projects."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Initiative
from kg.recognise import Reading
from kg.recognise.initiatives import quoted_names


def initiatives(reading: Reading) -> Iterator[Initiative]:
    """Each named initiative once."""
    seen: set[tuple[str, ...]] = set()
    for quote, first, kind in quoted_names(reading):
        last = quote.last - 1
        while last - 1 > quote.first and reading.tokens[last - 1].key in {".", ",", ";", ":"}:
            last -= 1
        mark = tuple(reading.keys(quote.first + 1, last))
        if mark and mark not in seen:
            seen.add(mark)
            name = reading.text(quote.first + 1, last)
            evidence = reading.evidence(first, quote.last, "quoted name")
            yield Initiative(evidence, name, kind, reading.ward_at(quote.first))
