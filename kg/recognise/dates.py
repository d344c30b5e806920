"""Dates in the text, as exact as they are written; the year of a day without one is inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Document, Mention, Token

_DAY_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})$")
_FULL = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SEPARATORS = frozenset("-/.")
_PARTS = frozenset(["chức", "vào", "ngay", "sáng", "chiều", "tối", "trưa", "ngày", "hôm", "đêm", "và", "hai", "hôm nay", "từ", "đến", "("])


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year; `value` is ISO and as exact as the text."""

    value: str
    sure: bool = True  # False where the year was inferred


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


class _Scanner:
    def __init__(self, document: Document, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.published = document.published
        self.year = int(document.published[:4]) if document.published else self._year_of_text()

    def _year_of_text(self) -> int | None:
        """The year of the first full date, else the first year after "năm" or a month, of a recent report."""
        for at in range(len(self.tokens)):
            full = self._numeric(at)
            if full and len(full[1]) == 10 and full[1] >= "2025":
                return int(full[1][:4])
        for at, token in enumerate(self.tokens):
            if token.shape == "9" and re.fullmatch(r"20[2-3]\d", token.key) and not self._in_range(at):
                if int(token.key) >= 2025:
                    return int(token.key)
        terms = re.findall(r"\b(20[2-3]\d)\s*[-–]\s*20[2-3]\d\b", " ".join(token.text for token in self.tokens))
        return next((int(year) for year in terms if int(year) >= 2025), None)

    def _in_range(self, at: int) -> bool:
        """Whether a year is part of a term: "2025-2030", or of a number: "72/2025/QH15"."""
        around = {self.tokens[i].key for i in (at - 1, at + 1) if 0 <= i < len(self.tokens)}
        return bool(around & {"-", "/"})

    def _numeric(self, at: int) -> tuple[int, str] | None:
        """A full date in figures at `at`: 18-12-2025, 18/12/2025, 18.12.2025."""
        tokens = self.tokens
        if match := _FULL.match(tokens[at].key):
            day, month, year = map(int, match.groups())
            value = _iso(year, month, day)
            return (at + 1, value) if value else None
        five = tokens[at : at + 5]
        if len(five) == 5 and five[1].key == five[3].key and five[1].key in _SEPARATORS:
            if all(t.key.isdigit() for t in five[::2]) and five[4].end - five[0].start <= 10:
                day, month, year = (int(t.key) for t in five[::2])
                value = _iso(year, month, day) if 1900 < year < 2100 else None
                return (at + 5, value) if value else None
        return None

    def _month(self, at: int) -> tuple[int, str] | None:
        """A month: "tháng 7-2025", "tháng 7/2025", "tháng 7 năm 2025", "tháng 7"."""
        tokens = self.tokens
        number = tokens[at + 1].key if at + 1 < len(tokens) else ""
        if tokens[at].key != "tháng" or not number.isdigit() or not 1 <= int(number) <= 12:
            return None
        rest = [token.key for token in tokens[at + 2 : at + 4]]
        if len(rest) == 2 and rest[0] in {"-", "/", "năm"} and re.fullmatch(r"(19|20)\d\d", rest[1]):
            return at + 4, f"{rest[1]}-{int(number):02}"
        return (at + 2, f"{self.year}-{int(number):02}") if self.year else None

    def _day(self, at: int) -> tuple[int, str] | None:
        """A day without its year, or "ngày 18 tháng 12 (năm 2025)"."""
        tokens = self.tokens
        three = tokens[at : at + 3]
        if len(three) == 3 and three[1].key == "tháng" and three[0].key.isdigit():
            month = self._month(at + 1)
            value = month and _iso(int(month[1][:4]), int(month[1][5:]), int(three[0].key))
            return (month[0], value) if month and value else None
        if not self.year or not self._announced(at):
            return None
        if len(three) == 3 and three[1].key in {"và", "-", ","} and (later := self._day_month(at + 2)):
            value = _iso(int(later[1][:4]), int(later[1][5:7]), int(tokens[at].key)) if tokens[at].key.isdigit() else None
            if value and value < later[1]:
                return at + 1, value
        return self._day_month(at)

    def _day_month(self, at: int) -> tuple[int, str] | None:
        """A day and month in figures, in the year of the text: 18-12, 18/12, 18.12."""
        tokens, three = self.tokens, self.tokens[at : at + 3]
        if at >= len(tokens) or not self.year:
            return None
        if match := _DAY_MONTH.match(tokens[at].key):
            value = _iso(self.year, int(match.group(2)), int(match.group(1)))
            return (at + 1, value) if value else None
        if len(three) == 3 and three[1].key in _SEPARATORS and three[0].key.isdigit() and three[2].key.isdigit():
            if three[2].end - three[0].start <= 5:
                value = _iso(self.year, int(three[2].key), int(three[0].key))
                return (at + 3, value) if value else None
        return None

    def _announced(self, at: int) -> bool:
        """Whether a word of time stands before: bare "16/1" may be a share or a score."""
        before = self.tokens[at - 1].key if at else ""
        return before in _PARTS or (before == "," and at > 1 and self.tokens[at - 2].shape == "9")

    def scan(self) -> Iterator[Mention]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            found = None
            if token.shape == "9":
                found = self._numeric(at)
                inferred = found is None
                found = found or self._day(at)
                inferred = inferred and "năm" not in {t.key for t in self.tokens[at : at + 5]}
            elif token.key == "tháng":
                found, inferred = self._month(at), False
            elif token.key == "hôm" or token.key in {"sáng", "chiều", "tối", "trưa"}:
                found, inferred = self._today(at), False
            if found:
                yield Mention("date", at, found[0], Date(found[1], not inferred))
            at = found[0] if found else at + 1

    def _today(self, at: int) -> tuple[int, str] | None:
        """"Hôm nay", "sáng nay": the day of the document."""
        after = self.tokens[at + 1].key if at + 1 < len(self.tokens) else ""
        full = self.published is not None and len(self.published) == 10
        return (at + 2, str(self.published)) if after == "nay" and full else None


def dates(document: Document, tokens: Sequence[Token]) -> list[Mention]:
    """Mentions whose value is a Date."""
    return list(_Scanner(document, tokens).scan())
