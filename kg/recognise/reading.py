"""What the recognisers found in one document: all that the extractors may ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.citations.cited import Cited
from kg.recognise.digests import Digest
from kg.recognise.holdings import Holding
from kg.text import Mention


class Reading(BaseReading):
    """A BaseReading with its posts and citations; `people` holds those told of by their post alone too."""

    def __init__(
        self,
        base: BaseReading,
        people: Sequence[Mention],
        holdings: Sequence[Holding],
        citations: Sequence[Cited],
    ) -> None:
        super().__init__(
            document=base.document,
            ontology=base.ontology,
            tokens=base.tokens,
            sentences=base.sentences,
            numbers=base.numbers,
            places=base.places,
            dates=base.dates,
            people=people,
            province=base.province,
            year=base.year,
            lookup=base.lookup,
            quotes=base.quotes,
            quoted=base.quoted,
            labels=base.labels,
            focus=base.focus,
        )
        self.holdings: Final = holdings  # who holds which post
        self.citations: Final = citations
        self.digest: Final = Digest(base)
