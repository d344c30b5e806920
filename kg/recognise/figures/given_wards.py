"""Wards to whose people things are given: "trao 100 bồn nước, trị giá 165 triệu đồng cho người dân xã B"."""

from __future__ import annotations

from typing import Final

from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import Sentence, prior

_FAR: Final = 24  # tokens of ", mỗi suất trị giá 500.000 đồng" and what else is given, before "cho"
_WHOM: Final = 8  # tokens of "cho các hộ dân có nhà bị ngập"


class GivenWards:
    """Finds them in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.handing = phrases_of(reading.ontology, "figures", "words", "handing")
        self.to, self.toward, self.parts = (
            words_of(reading.ontology, "figures", "words", name) for name in ("to", "toward", "parts")
        )

    def is_to(self, ward: int, last: int, sentence: Sentence) -> bool:
        """Whether what is described up to `last` is given to who is of the ward that begins at `ward`."""
        if not last <= ward < min(sentence.last, last + _FAR + _WHOM):
            return False
        to = next((at for at in range(last, min(last + _FAR, ward)) if self._is_to(at, ward)), -1)
        if to < 0 or ward - to > _WHOM or ";" in self.reading.keys(last, to):
            return False
        return self._is_one_party(to + 1, ward) and self.handing.within(self.tokens, sentence.first, last)

    def _is_to(self, at: int, ward: int) -> bool:
        """Whether "cho" stands at a token, or "đến", "tới" before people: "| đến bà con xã B"."""
        key = self.tokens[at].key
        return key in self.to or (key in self.toward and at + 1 < ward)

    def _is_one_party(self, first: int, ward: int) -> bool:
        """Whether no mark parts people from their ward, but behind a part of it: "bà con thôn 3, | xã B"."""
        marks = [at for at in range(first, ward) if self.tokens[at].shape == "."]
        if not marks:
            return True
        inside = not self.parts.isdisjoint(self.reading.keys(first, ward))
        return inside and marks == [ward - 1] and prior(self.tokens, ward).key in {",", "("}
