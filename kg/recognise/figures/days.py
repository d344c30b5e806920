"""The days and months as of which figures hold, or by which something is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.recognise.dates import Date
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Mention

_HOUR: Final = 7  # tokens of "11 giờ 30 phút ngày" behind "tính đến"
_BY: Final = 4  # tokens of "đến hết ngày"
_FROM: Final = 3  # tokens of "kể từ ngày"
_YEAR: Final = 4  # characters of a year
_NEVER: Final = "9999"  # after all days that a text tells
_PARTS: Final = frozenset({",", ";", ":"})


class Days:
    """Knows those of one document, each by the token at which it ends."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.due = phrases_of(reading.ontology, "figures", "words", "due")
        self.dates = [mention for mention in reading.dates if len(_date(mention)) > _YEAR]
        self.now = reading.document.published or _NEVER
        self.spans = dict(self._spans())
        today = self.reading.document.published or next(map(_date, self.dates), _NEVER)
        self.over = {end: span for end, span in self.spans.items() if span.partition("/")[2] <= today}
        self.told = dict(self._as_of()) | self.over
        self.aims = self.told | dict(self._by()) | self.spans
        self.owned: set[int] = set()  # days that stand behind their figure

    def _as_of(self) -> Iterator[tuple[int, str]]:
        """The days that a text tells the state of: "tính đến 17 giờ ngày 30/11"."""
        as_of = phrases_of(self.reading.ontology, "figures", "cues", "as_of")
        for end, _ in self.reading.lookup.matches(as_of).values():
            for mention in self.dates:
                near = end <= mention.first < end + _HOUR
                if near and _date(mention) <= self.now and "," not in self.reading.keys(end, mention.first):
                    yield mention.last, _date(mention)

    def _spans(self) -> Iterator[tuple[int, str]]:
        """The days and months from and to which a text tells: "từ ngày 1/7 đến | 30/9"."""
        begins, ends = (
            phrases_of(self.reading.ontology, "figures", "cues", name) for name in ("from", "until")
        )
        for one, other in pairwise(self.dates):
            between = ends.longest(self.reading.tokens, one.last)
            first, last = _date(one), _date(other)
            joined = between is not None and between[0] == other.first
            ordered = len(first) == len(last) and first < last
            if joined and ordered and begins.ends_at(self.reading.tokens, one.first, _FROM):
                yield other.last, f"{first}/{last}"

    def _by(self) -> Iterator[tuple[int, str]]:
        """The days by which something is to be done: "trước ngày 31-12-2026", "đến hết ngày 30/6"."""
        now = self.reading.document.published or ""
        for mention in self.dates:
            if _date(mention) >= now[: len(_date(mention))] and self.due.ends_at(
                self.reading.tokens, mention.first, _BY
            ):
                yield mention.last, _date(mention)

    def before(self, at: int, *, target: bool) -> int:
        """The end of the last such day that the sentence tells before a figure at `at`; -1 for none.

        Nor where days to come follow it: "từ 14/11 đến 25/11 ra quân; từ 26/11 đến 30/12 kiểm tra | 40 phố".
        """
        days = self.aims if target else self.told
        if not days:
            return -1
        first = self.reading.sentence_of(at).first
        told = (end for end in (*days, *self.spans) if first < end <= at and end not in self.owned)
        last = max(told, default=-1)
        return last if last in days else -1

    def behind(self, last: int, stop: int, *, target: bool) -> str | None:
        """The day by which the clause of an aim is to be done, or from and to which something was done.

        "bàn giao 100% mặt bằng | trước 31-12", "tiếp nhận 7.416 hồ sơ | từ 1/7 đến 30/9".
        """
        days = self.aims if target else self.over
        end = min((end for end in days if last < end <= stop), default=-1)
        if end < 0 or not _PARTS.isdisjoint(self.reading.keys(last, end)):
            return None
        self.owned.add(end)
        return days[end]


def _date(mention: Mention) -> str:
    """The date of a mention, "" where it has none."""
    return mention.value.value if isinstance(mention.value, Date) else ""
