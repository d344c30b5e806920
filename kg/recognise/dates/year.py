"""The year a report is of, where it bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from kg.recognise.dates.figures import full_date
from kg.recognise.dates.words import DateWords
from kg.recognise.spans import TokenIndex
from kg.text import Tokens

FIRST_YEAR: Final = 2025  # the present wards are no older; earlier years in a report are background
_NEVER: Final = 9999
PLAN: Final = 5  # years; plans end in years that it divides
_NAMED: Final = 2  # tokens of "vào năm"
_AHEAD: Final = 3  # tokens of "đến cuối năm", "bầu cử vào ngày"
_MONTH: Final = 3  # tokens from the year back to the word: "tháng 7/2025"
_RECENT: Final = re.compile(r"20[2-3]\d")
_TERM: Final = re.compile(r"\b(20[2-3]\d)\s*[-–]\s*(20[2-3]\d)\b")


def year_of(lookup: TokenIndex, words: DateWords) -> int | None:
    """The year of the first full date or month; else the first that stands alone or opens a term.

    A day that is looked ahead to tells the year where nothing else does.
    """
    return next((year for year in _years(lookup, words) if year >= FIRST_YEAR), None)


def _years(lookup: TokenIndex, words: DateWords) -> Iterator[int]:
    tokens, keys = lookup.tokens, lookup.keys
    recent = [at for at in lookup.numbers if _RECENT.fullmatch(keys[at])]
    days = [(at, int(full[1][:4])) for at in lookup.numbers if (full := full_date(tokens, at))]
    awaited = {at for at, _ in days if not words.due.isdisjoint(keys[max(0, at - _AHEAD) : at])}
    yield from (year for at, year in days if at not in awaited)
    in_month = [at for at in recent if at > _MONTH and keys[at - _MONTH] in words.month]
    said = (at for at in in_month if words.ahead.isdisjoint(keys[max(0, at - _MONTH - 1) : at]))
    yield from (int(keys[at]) for at in said)
    alone = [at for at in recent if not _in_range(tokens, at) and not _is_aim(keys, at, words.aimed)]
    terms = [(int(first), int(last)) for first, last in _TERM.findall(" ".join(t.text for t in tokens))]
    reach = max((last for _, last in terms), default=_NEVER)  # "nhiệm kỳ 2025-2030 … vào năm 2035"
    told = (int(keys[at]) for at in alone if words.ahead.isdisjoint(keys[max(0, at - _AHEAD) : at]))
    yield from (year for year in told if year <= reach)
    yield from (first for first, _ in terms)
    yield from (year for at, year in days if at in awaited and words.ahead.isdisjoint(keys[at - 2 : at]))


def _is_aim(keys: Sequence[str], at: int, aimed: Set[str]) -> bool:
    """Whether a year to come ends a plan of five years, which all end so: "vào năm | 2030"."""
    year = int(keys[at])
    return year > FIRST_YEAR and year % PLAN == 0 and not aimed.isdisjoint(keys[max(0, at - _NAMED) : at])


def _in_range(tokens: Tokens, at: int) -> bool:
    """Whether a year is part of a term: "2025-2030", or of a number: "72/2025/QH15"."""
    return any(token.key in {"-", "/"} for token in tokens[max(at - 1, 0) : at + 2])
