"""What the recognisers found in one document: all that the extractors may ask."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict

from kg.model import Mention
from kg.recognise.base_reading import BaseReading
from kg.recognise.citations.cited import Cited
from kg.recognise.holdings import Holding


class Reading(BaseReading, frozen=True):
    """A ground with what was read on it; `people` now holds those told of by their post alone too."""

    holdings: Sequence[Holding]  # who holds which post
    citations: Sequence[Cited]


def read(
    base: BaseReading,
    people: Sequence[Mention],
    holdings: Sequence[Holding],
    citations: Sequence[Cited],
) -> Reading:
    """The reading that is complete with people, posts and citations."""
    return Reading(**{**asdict(base), "people": people}, holdings=holdings, citations=citations)
