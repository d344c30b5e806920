"""The year a report is of, where it bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from kg.recognise.dates.figures import full_date
from kg.recognise.spans import TokenIndex
from kg.text import Tokens

_FIRST: Final = 2025  # the present wards are no older; earlier years in a report are background
_NEVER: Final = 9999
_AHEAD: Final = 3  # tokens of "đến cuối năm", "bầu cử vào ngày"
_MONTH: Final = 3  # tokens from the year back to the word: "tháng 7/2025"
_RECENT: Final = re.compile(r"20[2-3]\d")
_TERM: Final = re.compile(r"\b(20[2-3]\d)\s*[-–]\s*(20[2-3]\d)\b")


def year_of(lookup: TokenIndex, months: Set[str], ahead: Set[str], due: Set[str]) -> int | None:
    """The year of the first full date or month; else the first that stands alone or opens a term.

    `months` are the words for a month; a year after one of `ahead` is only looked ahead to: "đến năm 2030".
    So is a day after one of `due`, unless nothing else tells the year: "bầu cử ngày 15-3-2026".
    """
    return next((year for year in _years(lookup, months, ahead, due) if year >= _FIRST), None)


def _years(lookup: TokenIndex, months: Set[str], ahead: Set[str], due: Set[str]) -> Iterator[int]:
    tokens, keys = lookup.tokens, lookup.keys
    recent = [at for at in lookup.numbers if _RECENT.fullmatch(keys[at])]
    days = [(at, int(full[1][:4])) for at in lookup.numbers if (full := full_date(tokens, at))]
    awaited = {at for at, _ in days if not due.isdisjoint(keys[max(0, at - _AHEAD) : at])}
    yield from (year for at, year in days if at not in awaited)
    in_month = [at for at in recent if at > _MONTH and keys[at - _MONTH] in months]
    yield from (int(keys[at]) for at in in_month if ahead.isdisjoint(keys[max(0, at - _MONTH - 1) : at]))
    alone = [at for at in recent if not _in_range(tokens, at)]
    terms = [(int(first), int(last)) for first, last in _TERM.findall(" ".join(t.text for t in tokens))]
    reach = max((last for _, last in terms), default=_NEVER)  # "nhiệm kỳ 2025-2030 … vào năm 2035"
    told = (int(keys[at]) for at in alone if ahead.isdisjoint(keys[max(0, at - _AHEAD) : at]))
    yield from (year for year in told if year <= reach)
    yield from (first for first, _ in terms)
    yield from (year for at, year in days if at in awaited and ahead.isdisjoint(keys[at - 2 : at]))


def _in_range(tokens: Tokens, at: int) -> bool:
    """Whether a year is part of a term: "2025-2030", or of a number: "72/2025/QH15"."""
    return any(token.key in {"-", "/"} for token in tokens[max(at - 1, 0) : at + 2])
