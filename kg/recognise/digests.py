"""Digests: reports on several wards, one item each: "● Phường X: …", "* Sáng 7-11, phường X …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from kg.model import Unit
from kg.recognise.base_reading import BaseReading
from kg.recognise.dates import Date
from kg.recognise.spans import Ordered, past_bracket
from kg.recognise.words import phrases_of, words_of
from kg.text import BULLETS

_PROVINCE: Final = 8  # tokens of "(tỉnh A)"
_DAY: Final = 3  # tokens of "Sáng ngày" before a day
_SEVERAL: Final = 2  # wards
_LED: Final = 2  # tokens of "• Tại"


class Digest:
    """The items of one document; none where fewer than two wards have one."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        lines = {sentence.first for sentence in reading.sentences}
        self.same_day = phrases_of(reading.ontology, "events", "cues", "same_day")
        self.at = words_of(reading.ontology, "events", "wards", "at")
        named = (one for one in reading.focus.named if not lines.isdisjoint(range(one[0] - _LED, one[0] + 1)))
        headed = [(start, unit) for at, unit in named if (start := self._start(at)) is not None]
        found = headed or list(self._in_brief())
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

    def day(self, number: int, days: Ordered) -> str | None:
        """The first of `days` that an item names, or else that of the item before "Cùng ngày"."""
        first, last = self.span(number)
        if number > 1 and self.same_day.longest(self.tokens, first + (self.tokens[first].text in BULLETS)):
            return self.day(number - 1, days)
        named = (day.value for day in days.within(first, last))
        return next((day.value for day in named if isinstance(day, Date)), None)

    def _in_brief(self) -> Iterator[tuple[int, Unit]]:
        """The items of news in brief: all paragraphs open with a bullet and a day."""
        texts = (line.first for line in self.reading.sentences if line.kind != "label")
        opening = [at for at in texts if not at or self.tokens[at - 1].line != self.tokens[at].line]
        opens = [at for at in opening if self.tokens[at].text in BULLETS]
        if not opens or opens[0] != opening[0] or not all(self._is_dated(at + 1) for at in opens):
            return
        lines = [self.reading.sentence_of(start) for start in opens]
        named = self.reading.focus.named
        wards = [{one.iri: one for at, one in named if line.first < at < line.last} for line in lines]
        if all(len(told) < _SEVERAL for told in wards):
            yield from (
                (start, unit) for start, told in zip(opens, wards, strict=True) for unit in told.values()
            )

    def _is_dated(self, at: int) -> bool:
        """Whether a day, or that of the item before, opens an item at its token `at`."""
        days = self.reading.within(self.reading.dates, at, at + _DAY)
        return bool(days) or self.same_day.longest(self.tokens, at) is not None

    def _start(self, at: int) -> int | None:
        """The first token of the line that a ward named at `at` opens before a colon, its bullet included."""
        start = at - (at > 0 and self.tokens[at - 1].key in self.at)
        start -= start > 0 and self.tokens[start - 1].text in BULLETS
        if start and self.tokens[start - 1].line == self.tokens[start].line:
            return None
        place = self.reading.beginning(self.reading.places, at)
        if place is None:
            return None
        end = past_bracket(self.tokens, place.last, place.last + _PROVINCE)
        return start if end < len(self.tokens) and self.tokens[end].key == ":" else None
