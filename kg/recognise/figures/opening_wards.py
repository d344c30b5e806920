"""Wards named without their head where a sentence begins: "Bình Trưng hiện có …", "Cùng ngày, tại A, …"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.model import Unit
from kg.recognise.reading import Reading
from kg.recognise.words import words_of
from kg.text import Sentence

_NAME: Final = 4  # tokens of a name at most
_TIME: Final = 8  # tokens of "Trước đó, chiều ngày 4.11,"


class OpeningWards:
    """Knows those of one document, by the bare names of its wards."""

    def __init__(self, reading: Reading, names: Mapping[tuple[str, ...], Unit]) -> None:
        self.tokens, self.names = reading.tokens, names
        self.at = words_of(reading.ontology, "figures", "words", "at")

    def of(self, sentence: Sentence) -> Unit | None:
        """The ward with which a sentence begins, if the document names others too."""
        if len(self.names) < 2:
            return None
        first = sentence.first
        found = self._named(first, sentence) or self._named(first + 1, sentence)
        return found or self._behind_time(sentence)

    def _behind_time(self, sentence: Sentence) -> Unit | None:
        """The ward that stands behind a time or the like: "Trong khi đó, | tại A, …", but no name."""
        for at in range(sentence.first + 1, min(sentence.first + _TIME, sentence.last - 2)):
            if self.tokens[at].shape in "CA":
                break
            if self.tokens[at].key == "," and self.tokens[at + 1].key in self.at:
                return self._named(at + 2, sentence)
        return None

    def _named(self, start: int, sentence: Sentence) -> Unit | None:
        """The ward whose bare name stands at `start`."""
        if start >= sentence.last or self.tokens[start].shape == "w":
            return None
        for end in range(min(start + _NAME, sentence.last), start + 1, -1):
            if unit := self.names.get(tuple([token.key for token in self.tokens[start:end]])):
                return unit
        return None
