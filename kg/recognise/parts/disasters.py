"""Disasters: what a report tells before who came to see it: "Ngày 2/2, cháy rừng xảy ra tại xã A …"."""

from __future__ import annotations

from itertools import islice
from typing import Final

from kg.model import Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.days import days
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Mention, Sentence

_LEAD: Final = 2  # sentences of running text in which a report says what happened and when


def struck(reading: Reading) -> tuple[Sentence, str] | None:
    """The sentence with which a report tells of a disaster, and its day: "Ngày 2/2, chợ A | bị cháy"."""
    disasters = phrases_of(reading.ontology, "events", "words", "disasters")
    lead = (line for line in reading.sentences if line.kind == "text")
    for sentence in islice(lead, _LEAD):
        span = range(sentence.first, sentence.last)
        at = next((at for at in span if disasters.longest(reading.tokens, at, sentence.last)), None)
        told = [day for day in days(reading) if day.first in span] if at is not None else []
        if at is not None and told:
            before = [day for day in told if day.first < at]  # "mưa suốt đêm 1/2, sáng 2/2 | xảy ra …"
            return sentence, _value((before or told[::-1])[-1])
    return None


def struck_ward(reading: Reading, sentence: Sentence) -> Unit | None:
    """The only ward that a sentence names: "lũ quét tràn qua bản Mẫu, | xã A, tỉnh B"."""
    named = {unit.iri: unit for at, unit in reading.focus.named if sentence.first <= at < sentence.last}
    return next(iter(named.values())) if len(named) == 1 else None


def _value(day: Mention) -> str:
    """A day as it is written in the graph."""
    assert isinstance(day.value, Date)
    return day.value.value
