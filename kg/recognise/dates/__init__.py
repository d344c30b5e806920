"""Dates in the text, as exact as they are written; the year of a day without one is inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from kg.dates import is_day
from kg.model import Document, Record
from kg.ontology import Ontology
from kg.recognise.dates.figures import SEPARATORS, Found, full_date, is_year, iso, number
from kg.recognise.dates.unsaid import Unsaid, year_on
from kg.recognise.dates.words import date_words
from kg.recognise.dates.year import stamp, year_of
from kg.recognise.spans import TokenIndex
from kg.text import Mention, prior

__all__ = ["Date", "dates", "year_told"]

_DAY_MONTH: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})$")
_PAIR: Final = re.compile(r"(\d{1,2}),\d{1,2}$")
_DOTTED: Final = re.compile(r"(0?[1-9]|1[0-2])[.](20[0-9]{2})")
_BEHIND: Final = 4  # tokens of "/8/2025"
_MONTH: Final = 4  # tokens of "tháng 9/2025"
_SAID: Final = 5  # tokens from a day to the word for its year
_CALENDAR: Final = 3  # tokens from a day to the word for its calendar
_BETWEEN: Final = 3  # tokens from "sáng nay" to its day in figures
_SPANNED: Final = 4  # tokens of "ngày 14/11 -"
_WEEK: Final = timedelta(days=7)
_DAYS: Final = 9  # tokens in which several days of one month are named


class Date(Record, frozen=True):
    """A day, month or year; `value` is ISO and as exact as the text."""

    value: str
    sure: bool = True  # False where the year was inferred


def year_told(ontology: Ontology, document: Document, lookup: TokenIndex) -> int | None:
    """The year in which a document was published, else the one it is of by its text."""
    words = date_words(ontology)
    if document.published:
        return int(document.published[:4])
    return year_of(lookup, words)


def dates(ontology: Ontology, document: Document, lookup: TokenIndex, year: int | None) -> list[Mention]:
    """Mentions whose value is a Date; `year` is that of days without one."""
    return list(_Scanner(ontology, document, lookup, year).scan(lookup))


class _Scanner:
    """Reads the dates of one document."""

    def __init__(self, ontology: Ontology, document: Document, lookup: TokenIndex, year: int | None) -> None:
        self.words, self.tokens = date_words(ontology), lookup.tokens
        self.published, self.year = document.published, year
        shown = document.published or stamp(lookup)
        self.unsaid = Unsaid(lookup.tokens, self.words.coming, shown, year)

    def scan(self, lookup: TokenIndex) -> Iterator[Mention]:
        """The mentions in order of the text."""
        spoken, end = lookup.starting(self.words.month | self.words.today), 0
        for at in sorted([*lookup.numbers, *spoken]):
            found = self._date(at) if at >= end else None
            if found:
                end = found[0]
                yield Mention("date", at, *found)

    def _date(self, at: int) -> tuple[int, Date] | None:
        """(index after the date, the date) at a number or a word of time."""
        token = self.tokens[at]
        if token.shape != "9":
            found = self._month(at) if token.key in self.words.month else self._today(at)
            if found and found[0] == at + _MONTH:
                self.unsaid.said(found[1])
            return (found[0], Date(found[1])) if found and not self._is_lunar(at, found) else None
        if found := full_date(self.tokens, at) or self._pair(at):
            return found[0], Date(found[1])
        found = self._day(at)
        if found is None or self._is_lunar(at, found):
            return None
        if self._is_year_said(at):
            after = [token.key for token in self.tokens[found[0] : found[0] + 2]]  # "15-3 | năm tới"
            next_year = len(after) > 1 and after[0] in self.words.year and after[1] in self.words.next
            return found[0], Date(year_on(found[1]) if next_year else found[1])
        day = self.unsaid.likely(found[1], at, found[0])
        return found[0], Date(day, day == self.published)

    def _pair(self, at: int) -> Found | None:
        """The first of two days in one number: "14,15/8/2025"."""
        match, rest = _PAIR.match(self.tokens[at].key), self.tokens[at + 1 : at + 1 + _BEHIND]
        marks = [token.key for token in rest[::2]]
        if match is None or len(rest) < _BEHIND or marks not in (["/", "/"], ["-", "-"]):
            return None
        month, year = (number(token) or 0 for token in rest[1::2])
        value = iso(year, month, int(match[1])) if is_year(rest[3].key) else None
        return (at + 5, value) if value else None

    def _is_lunar(self, at: int, found: Found) -> bool:
        """Whether a day is one of another calendar: "mồng 1 tháng 7", "(tức 18 tháng 2 âm lịch)".

        Those of the lunar calendar lie weeks before: "mùng 8/8" in a report of 9 August is none.
        """
        end, day = found
        named = at > 1 and self.tokens[at - 1].key in self.words.day  # "(nhằm ngày | 5/12 năm Ất Tỵ)"
        before = self.tokens[at - 1 - named].key if at else ""
        after = [token.key for token in self.tokens[end : end + _CALENDAR]]
        if not self.words.calendar.isdisjoint(after):
            return True
        dated = before in self.words.early and is_year(self.tokens[end - 1].key)
        reckoned = after[:1] != [] and after[0] in self.words.year  # "(nhằm 24/2 | năm Bính Ngọ)"
        return before in self.words.lunar and not dated and (reckoned or not self._is_near(day))

    def _is_near(self, day: str) -> bool:
        """Whether an ISO day is within a week of that of the document."""
        if not self.published or not (is_day(day) and is_day(self.published)):
            return False
        return abs(date.fromisoformat(day) - date.fromisoformat(self.published)) <= _WEEK

    def _is_year_said(self, at: int) -> bool:
        return any(token.key in self.words.year for token in self.tokens[at : at + _SAID])

    def _month(self, at: int) -> Found | None:
        """A month: "tháng 7-2025", "tháng 7/2025", "tháng 7 năm 2025", "tháng 7"."""
        following = self.tokens[at + 1 : at + 4]
        if following and (dotted := _DOTTED.fullmatch(following[0].key)):  # "tháng 8.2025"
            return at + 2, f"{dotted[2]}-{int(dotted[1]):02}"
        month = number(following[0]) if following else None
        if month is None or not 1 <= month <= 12:
            return None
        joint = following[1].key if len(following) == 3 else ""
        if (joint in {"-", "/"} or joint in self.words.year) and is_year(following[2].key):
            return at + 4, f"{following[2].key}-{month:02}"
        return (at + 2, f"{self.year}-{month:02}") if self.year else None

    def _day(self, at: int) -> Found | None:
        """A day without its year, or "ngày 18 tháng 12 (năm 2025)"."""
        joint = self.tokens[at + 1].key if at + 2 < len(self.tokens) else ""
        day = number(self.tokens[at])
        if joint in self.words.month and day is not None:
            return self._day_of_month(at, day)
        if not self.year or not self._is_announced(at):
            return None
        later = self._last_of(at + 1) if day is not None and not self._is_first(at) else None
        if later:
            value = iso(int(later[1][:4]), int(later[1][5:7]), day or 0)
            if value and value < later[1]:
                return later[0], value
        return self._day_month(at)

    def _is_first(self, at: int) -> bool:
        """Whether a day has its own month before the last of several: "từ | 5-10 đến ngày 20-12-2025"."""
        found = self._figures(at)
        after = self.tokens[found[0]] if found and found[0] < len(self.tokens) else None
        return after is not None and after.shape == "w" and after.key in self.words.between_days

    def _day_of_month(self, at: int, day: int) -> Found | None:
        """ "18 tháng 12", "18 tháng 12 năm 2025"."""
        if self.tokens[at + 1].shape == "C" or (at and self.tokens[at - 1].key in self.words.called):
            return None  # "Quảng trường 2 Tháng 4", "Sân vận động 14 tháng 8"
        month = self._month(at + 1)
        value = iso(int(month[1][:4]), int(month[1][5:]), day) if month else None
        return (month[0], value) if month and value else None

    def _last_of(self, at: int) -> Found | None:
        """The last of several days of one month, behind the first: ", 14 và 15-8", "đến ngày 5 tháng 9"."""
        end = min(at + _DAYS, len(self.tokens) - 1)
        while at < end and self.tokens[at].key in self.words.between_days:
            after = self.tokens[at + 1].key
            at += 1 + (after in self.words.day or after in self.words.today)  # "ngày 8 và | sáng 9/8"
            at += at < len(self.tokens) and self.tokens[at].key in self.words.early
            day = number(self.tokens[at]) if at < len(self.tokens) else None
            month = at + 1 < len(self.tokens) and self.tokens[at + 1].key in self.words.month
            plain = self._day_of_month(at, day) if month and day else self._day_month(at)
            found = full_date(self.tokens, at) or plain if day else plain
            if found or day is None:
                return found
            at += 1
        return None

    def _day_month(self, at: int) -> Found | None:
        """A day and month in figures, in the year of the text: 18-12, 18/12, 18.12."""
        found = self._figures(at)
        after = self.tokens[found[0]] if found and found[0] < len(self.tokens) else None
        if found is None or after is None:
            return found
        measured = after.shape in "w." and after.key in self.words.measured
        glued = after.shape in "wCA" and after.start == self.tokens[found[0] - 1].end
        return None if measured or glued else found  # "từ 1-3m", "3-5 người"

    def _figures(self, at: int) -> Found | None:
        three = self.tokens[at : at + 3]
        if not three or not self.year:
            return None
        if match := _DAY_MONTH.match(three[0].key):
            value = iso(self.year, int(match.group(2)), int(match.group(1)))
            return (at + 1, value) if value else None
        if len(three) < 3 or three[1].key not in SEPARATORS or three[2].end - three[0].start > len("18-12"):
            return None
        day, month = number(three[0]), number(three[2])
        value = iso(self.year, month, day) if month is not None and day is not None else None
        return (at + 3, value) if value else None

    def _is_announced(self, at: int) -> bool:
        """Whether a word of time stands before: bare "16/1" may be a share or a score."""
        before = prior(self.tokens, at).key
        if before == "-" and at > _SPANNED and self.tokens[at - 2].shape == "9":
            apart = self.tokens[at - 1].start > self.tokens[at - 2].end  # "từ ngày 14/11 - 25/11"
            return apart and self.tokens[at - 3].key in SEPARATORS
        if before == ",":
            ends = any(token.key == "," for token in self.tokens[at + 1 : at + 4])  # "kỳ họp, 10/12, dành …"
            return at > 1 and (self.tokens[at - 2].shape == "9" or ends)
        return before in self.words.announce

    def _today(self, at: int) -> Found | None:
        """ "Hôm nay", "tối qua": the document's day or that before, unless told too: "sáng nay, 20/11"."""
        after = self.tokens[at + 1].key if at + 1 < len(self.tokens) else ""
        past = after in self.words.past
        if not self.published or not (past or after in self.words.this) or not is_day(self.published):
            return None
        if self._is_told(at + 2):
            return None
        day = date.fromisoformat(self.published) - timedelta(days=past)
        return at + 2, day.isoformat()

    def _is_told(self, at: int) -> bool:
        """Whether a day in figures stands at `at`, behind a comma, a bracket or "ngày"."""
        near = self.tokens[at : at + _BETWEEN]
        skipped = next((n for n, token in enumerate(near) if token.shape == "9"), None)
        if skipped is None or any(
            t.shape != "." and t.key not in self.words.announce for t in near[:skipped]
        ):
            return False
        return bool(full_date(self.tokens, at + skipped) or self._day(at + skipped))
