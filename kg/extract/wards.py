"""Wards: the units a document speaks about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.model import WardMention
from kg.recognise import Reading
from kg.recognise.places import DISTRICTS, LOCAL, Place

_NAMED: Final = LOCAL | DISTRICTS


def wards(reading: Reading) -> Iterator[WardMention]:
    """The first mention of each present or former local unit; a private person's home is none."""
    seen: set[str] = set()
    for mention in reading.places:
        place = mention.value
        if not isinstance(place, Place) or place.unit is None or place.home or place.unit.iri in seen:
            continue
        if place.level in _NAMED:
            seen.add(place.unit.iri)
            yield WardMention(reading.evidence(mention.first, mention.last, "unit", place.reason), place.unit)
