"""The year a report is of, where it bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from kg.recognise.dates.figures import full_date, is_clock
from kg.recognise.dates.prepared import FIRST_YEAR, Prepared
from kg.recognise.dates.words import DateWords
from kg.recognise.spans import TokenIndex
from kg.text import Tokens

_NEVER: Final = 9999
_PLAN: Final = 5  # years
_NAMED: Final = 2  # tokens of "vào năm"
_AHEAD: Final = 3  # tokens of "đến cuối năm", "bầu cử vào ngày"
_PLANNED: Final = 6  # tokens of "dự kiến bắt đầu từ ngày"
_MONTH: Final = 3  # tokens from the year back to the word: "tháng 7/2025"
_RECENT: Final = re.compile(r"20[2-3]\d")
_TERM: Final = re.compile(r"\b(20[2-3]\d)\s*[-–]\s*(20[2-3]\d)\b")


def year_of(lookup: TokenIndex, words: DateWords) -> int | None:
    """The year of the first full date or month; else the first that stands alone or opens a term.

    A day or month that is looked ahead to tells the year where nothing else does.
    """
    return next((year for year in _years(lookup, words) if year >= FIRST_YEAR), None)


def _years(lookup: TokenIndex, words: DateWords) -> Iterator[int]:
    tokens, keys, prepared = lookup.tokens, lookup.keys, Prepared(lookup, words)
    recent = [at for at in lookup.numbers if _RECENT.fullmatch(keys[at])]
    days = [(at, int(full[1][:4])) for at in lookup.numbers if (full := full_date(tokens, at))]
    awaited = {at for at, _ in days if _is_awaited(keys, at, words)}
    yield from (year for at, year in days if at not in awaited)
    in_month = [at for at in recent if at > _MONTH and keys[at - _MONTH] in words.month]
    planned = {at for at in in_month if _is_awaited(keys, at - _MONTH, words)}
    said = [at for at in in_month if words.ahead.isdisjoint(keys[max(0, at - _MONTH - 1) : at])]
    yield from (int(keys[at]) for at in said if at not in planned)
    alone = [at for at in recent if not _in_range(tokens, at) and not _is_aim(keys, at, words.aimed)]
    terms = [(int(first), int(last)) for first, last in _TERM.findall(" ".join(t.text for t in tokens))]
    reach = max((last for _, last in terms), default=_NEVER)  # "nhiệm kỳ 2025-2030 … vào năm 2035"
    told = (at for at in alone if words.ahead.isdisjoint(keys[max(0, at - _AHEAD) : at]))
    yield from (prepared.year(int(keys[at]), at) for at in told if int(keys[at]) <= reach)
    yield from (prepared.term(first) for first, _ in terms)
    yield from (int(keys[at]) for at in said if at in planned)
    yield from (year for at, year in days if at in awaited and words.ahead.isdisjoint(keys[at - 2 : at]))


def _is_awaited(keys: Sequence[str], at: int, words: DateWords) -> bool:
    """Whether a day or month is yet to come: "bầu cử ngày | 15-3-2026", "sẽ khởi công | tháng 1/2026"."""
    planned = not words.coming.isdisjoint(keys[max(0, at - _PLANNED) : at])
    return planned or not words.due.isdisjoint(keys[max(0, at - _AHEAD) : at])


def stamp(lookup: TokenIndex) -> str | None:
    """The day of a page in figures, before its hour and minutes: "15-2-26 09:39"."""
    for at in lookup.numbers:
        full = full_date(lookup.tokens, at)
        if full and is_clock(lookup.tokens[full[0] : full[0] + 3]):
            return full[1]
    return None


def ends_plan(year: int) -> bool:
    """Whether plans end in a year to come: they are of five years, and all end so."""
    return year > FIRST_YEAR and year % _PLAN == 0


def _is_aim(keys: Sequence[str], at: int, aimed: Set[str]) -> bool:
    """Whether what ends a plan is aimed at: "vào năm | 2030"."""
    return ends_plan(int(keys[at])) and not aimed.isdisjoint(keys[max(0, at - _NAMED) : at])


def _in_range(tokens: Tokens, at: int) -> bool:
    """Whether a year is part of a term: "2025-2030", or of a number: "72/2025/QH15"."""
    return any(token.key in {"-", "/"} for token in tokens[max(at - 1, 0) : at + 2])
