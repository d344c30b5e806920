"""Who is named behind a word, with or without his post: "được giao cho | Phó Chủ tịch HĐND xã A"."""

from __future__ import annotations

from kg.recognise.base_reading import BaseReading
from kg.text import Mention


def named_behind(reading: BaseReading, at: int) -> Mention | None:
    """The person at `at`, or behind a post that begins there: "là | Phó Chủ tịch HĐND xã Lê Văn A"."""
    if at not in reading.labels["positions"]:
        return reading.beginning(reading.people, at)
    stop = reading.sentence_of(at).last
    person = next(iter(reading.within(reading.people, at, stop)), None)
    plain = person is not None and all(token.shape != "." for token in reading.tokens[at : person.first])
    return person if plain else None
