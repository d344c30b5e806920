"""Numbers as digits write them: "1.275", "96,40", "1,275,000.5"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

_MOST: Final = 30  # characters of a number that anything is counted in
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_ENGLISH: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_LONE_COMMA_GROUP: Final = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMAL: Final = re.compile(r"(\d+)[.,](\d+)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2060


@lru_cache(20_000)
def parse(text: str, discrete: bool = False) -> Decimal | None:
    """The number that digits write: 1.275 → 1275, 96,40 → 96.4; None for what is none, as 0905.111.222.

    Of what is counted (`discrete`) "15,300" is no fraction.
    """
    if len(text) > _MOST:
        return None
    if text.isdecimal():
        return Decimal(text) if text[0] != "0" or len(text) < 3 else None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _GROUPED_ENGLISH.fullmatch(text) or (discrete and _LONE_COMMA_GROUP.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    if match := _DECIMAL.fullmatch(text):
        return Decimal(".".join(match.groups())) if match[1][0] != "0" or match[1] == "0" else None
    return None


@lru_cache(20_000)
def plain(value: Decimal) -> str:
    """A decimal without exponent or idle zeros: "1275000000000", "96.4"."""
    return f"{value.normalize():f}"


def is_year(value: Decimal) -> bool:
    """Whether a number may be a year of our time."""
    return _FIRST_YEAR <= value < _LAST_YEAR
