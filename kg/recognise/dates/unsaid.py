"""The year of a day that bears none, where it is not that of the report."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.dates import is_before
from kg.ontology import REFORM
from kg.text import Tokens

_SOON: Final = 3  # months in which a day that is announced comes
_NEAR: Final = 8  # tokens around it
_EARLY, _LATE = "03", "10"  # a report of January tells of last December


class Unsaid:
    """Tells the years of days in one document; `coming` are the words with which days are announced."""

    def __init__(self, tokens: Tokens, coming: Set[str], published: str | None, year: int | None) -> None:
        self.tokens, self.coming = tokens, coming
        self.published, self.year = published, year
        self.months: dict[str, str] = {}  # the year last said of a month

    def said(self, month: str) -> None:
        """Remember the year of an ISO month."""
        self.months[month[5:7]] = month[:4]

    def likely(self, day: str, first: int, last: int) -> str:
        """The ISO day of tokens [first, last), in the year before or after where its own cannot be."""
        if self.published is None:  # the present wards are no older
            return year_on(day) if day < REFORM and self.year == int(REFORM[:4]) else day
        if self._is_coming(first, last, day):
            return year_on(day)
        if is_before(self.published, day) and (said := self.months.get(day[5:7])):
            return f"{said}{day[4:]}"  # "Tháng 9/2025 …, trong các ngày 7-9/9" in a report of January
        ahead = day[:4] == self.published[:4] and day[5:7] > _LATE and self.published[5:7] < _EARLY
        return f"{int(day[:4]) - 1}{day[4:]}" if ahead and self.published[5:7] else day

    def _is_coming(self, first: int, last: int, day: str) -> bool:
        """Whether a day of early next year is announced: "ngày 5-1 tới" in a report of December."""
        if not self.published or day[5:7] in self.months:
            return False
        if day < self.published[:4] or not is_before(day, self.published):
            return False
        if year_on(day)[:7] > _months_on(self.published, _SOON):
            return False
        near = self.tokens[max(0, first - _NEAR) : last + _NEAR]
        line = self.tokens[first].line
        said = any(token.key in self.coming for token in near if token.line == line)
        return said or day < REFORM <= self.published


def year_on(day: str) -> str:
    """The same day of the next year."""
    return f"{int(day[:4]) + 1}{day[4:]}"


def _months_on(day: str, months: int) -> str:
    """The month that is `months` after that of an ISO date."""
    month = int(day[5:7] or 1) - 1 + months
    return f"{int(day[:4]) + month // 12}-{month % 12 + 1:02}"
