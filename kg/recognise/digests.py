"""Digests: reports on several wards, each in an item that opens with its name, "● Phường X: …"."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.spans import past_bracket
from kg.text import BULLETS

_PROVINCE: Final = 8  # tokens of "(tỉnh A)"


class Digest:
    """The items of one document; none where fewer than two wards have one."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        lines = {sentence.first for sentence in reading.sentences}
        named = (one for one in reading.focus.named if one[0] in lines or one[0] - 1 in lines)
        found = [(start, unit) for at, unit in named if (start := self._start(at)) is not None]
        several = len({unit.iri for _, unit in found}) > 1
        self.items = found if several else []  # (first token, ward), in order of the text
        self.starts = [start for start, _ in self.items]

    def number(self, at: int) -> int:
        """The number of the item that holds a token, from 1 on; 0 before the first."""
        return bisect_right(self.starts, at)

    def span(self, number: int) -> tuple[int, int]:
        """The tokens [first, last) of an item, by its number."""
        last = self.starts[number] if number < len(self.starts) else len(self.tokens)
        return self.starts[number - 1], last

    def _start(self, at: int) -> int | None:
        """The first token of the line that a ward named at `at` opens before a colon, its bullet included."""
        bullet = at > 0 and self.tokens[at - 1].text in BULLETS
        start = at - bullet
        if start and self.tokens[start - 1].line == self.tokens[start].line:
            return None
        place = self.reading.beginning(self.reading.places, at)
        if place is None:
            return None
        end = past_bracket(self.tokens, place.last, place.last + _PROVINCE)
        return start if end < len(self.tokens) and self.tokens[end].key == ":" else None
