"""The years of what a report of October to December prepares: elections, a New Year, a draft of soldiers."""

from __future__ import annotations

from typing import Final

from kg.ontology import REFORM
from kg.recognise.dates.figures import SEPARATORS, number
from kg.recognise.dates.words import DateWords
from kg.recognise.spans import TokenIndex

FIRST_YEAR: Final = int(REFORM[:4])  # earlier years in a report are background
_LATE: Final = 10  # the first month of those reports
_LAST: Final = 12
_NEAR: Final = 7  # tokens of "nghĩa vụ quân sự trong năm"


class Prepared:
    """Tells the years of what is prepared, in one document that bears no date."""

    def __init__(self, lookup: TokenIndex, words: DateWords) -> None:
        self.lookup, self.words = lookup, words
        self.late = self._is_late()
        self.elects = self.late and bool(lookup.matches(words.electing))

    def year(self, year: int, at: int) -> int:
        """The report's year by one at token `at`: the one before that of what is prepared."""
        if not self.late or year <= FIRST_YEAR:
            return year
        near = self.lookup.matches(self.words.prepared)
        ahead = self.elects or any(first in near for first in range(max(0, at - _NEAR), at))
        return year - 1 if ahead else year

    def term(self, first: int) -> int:
        """The report's year by the first of a term: of which the deputies are still to be elected."""
        return first - 1 if self.elects and first > FIRST_YEAR else first

    def _is_late(self) -> bool:
        """Whether the first day without a year is of the last months: "Sáng 26/12"."""
        for at in self.lookup.numbers:
            if month := self._month(at):
                return month >= _LATE
        return False

    def _month(self, at: int) -> int:
        """The month of "26/12" or "26 tháng 12" behind a word of time; else 0."""
        tokens = self.lookup.tokens
        joint, month = tokens[at + 1 : at + 2], tokens[at + 2 : at + 3]
        if not month or not at or tokens[at - 1].key not in self.words.announce:
            return 0
        joined = joint[0].key in SEPARATORS or joint[0].key in self.words.month
        told = number(month[0]) or 0
        return told if joined and number(tokens[at]) and 1 <= told <= _LAST else 0
