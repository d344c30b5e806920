"""Numbers that are dates: 18-12-2025, 18/12/2025, 18.12.2025."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kg.text import Token, Tokens

Found = tuple[int, str]  # (index after the date, ISO value)

SEPARATORS: Final = frozenset("-/.")
_FULL: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CENTURY, _THIS_CENTURY = 100, 2000
_DIGITS: Final = 9  # of the longest number that may be a day or month, leading zeros included


def iso(year: int, month: int, day: int) -> str | None:
    """The day as ISO writes it; None where the calendar has none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def number(token: Token) -> int | None:
    """The number that a token in plain digits tells."""
    return int(token.key) if token.key.isdecimal() and len(token.key) <= _DIGITS else None


def is_year(key: str) -> bool:
    """Whether a key is a year of our time: "2026"."""
    return _YEAR.fullmatch(key) is not None


def is_clock(tokens: Tokens) -> bool:
    """Whether an hour and its minutes stand here: "14-10-25 07:02"."""
    return [token.shape for token in tokens] == ["9", ".", "9"] and tokens[1].key == ":"


def full_date(tokens: Tokens, at: int) -> Found | None:
    """A full date in figures at `at`."""
    if match := _FULL.match(tokens[at].key):
        day, month, year = map(int, match.groups())
        value = iso(year, month, day)
        return (at + 1, value) if value else None
    five = tokens[at : at + 5]
    if len(five) < 5 or five[1].key not in SEPARATORS or five[1].key != five[3].key:
        return None
    if five[4].end - five[0].start > len("18-12-2025"):
        return None
    day, month, year = (number(token) or 0 for token in five[::2])
    if year < _CENTURY and is_clock(tokens[at + 5 : at + 8]):
        year += _THIS_CENTURY
    value = iso(year, month, day) if 1000 < year < 2100 else None
    return (at + 5, value) if value else None
