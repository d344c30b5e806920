"""Results of elections told as lists: "Kết quả bầu cử như sau: / - Chủ tịch HĐND xã: ông A / …"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.text import Sentence

_MARKED: Final = 2  # tokens of a bullet or a number before a post
_APPOINTED: Final = "appointed"
_COLON: Final = ":"


class Elected:
    """Tells the lines of such lists in one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.clause = reading, reading.ontology.phrases("status", "clause")
        self.lines: set[int] = set()  # first tokens of the sentences of such lists
        led = False
        for sentence in reading.sentences:
            led = self._leads(sentence) or (led and sentence.kind != "text")
            if led:
                self.lines.add(sentence.first)

    def tells(self, first: int, last: int) -> bool:
        """Whether posts on [first, last) open a line of such a list, before a colon and who was elected."""
        if not self.lines or self.reading.keys(last, last + 1) != [_COLON]:
            return False
        sentence = self.reading.sentence_of(first)
        return first - sentence.first <= _MARKED and sentence.first in self.lines

    def _leads(self, sentence: Sentence) -> bool:
        """Whether a sentence leads in the result of an election."""
        tokens = self.reading.tokens
        if tokens[sentence.last - 1].key != _COLON:
            return False
        starts = range(sentence.first, sentence.last)
        found = (self.clause.longest(tokens, at, sentence.last) for at in starts)
        return any(match is not None and match[1][0] == _APPOINTED for match in found)
