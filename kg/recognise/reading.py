"""What the recognisers found in one document: all that the extractors may ask."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import asdict

from kg.model import Mention
from kg.recognise.citations import Cited
from kg.recognise.ground import Ground
from kg.recognise.holdings import Holding


class Reading(Ground, frozen=True):
    """A ground with what was read on it; `people` now holds those told of by their post alone too."""

    holdings: Sequence[Holding]  # who holds which post
    citations: Sequence[Cited]


def read(
    ground: Ground, people: Sequence[Mention], holdings: Sequence[Holding], citations: Sequence[Cited]
) -> Reading:
    """The reading of a ground."""
    return Reading(**{**asdict(ground), "people": people}, holdings=holdings, citations=citations)
