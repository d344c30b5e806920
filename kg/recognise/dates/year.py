"""The year a report is of, where it bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Token
from kg.recognise.dates.figures import full_date
from kg.recognise.spans import Where

_FIRST = 2025  # the present wards are no older; earlier years in a report are background
_RECENT = re.compile(r"20[2-3]\d")
_TERM = re.compile(r"\b(20[2-3]\d)\s*[-–]\s*20[2-3]\d\b")


def year_of(where: Where) -> int | None:
    """The year of the first full date, else the first year that stands alone or opens a term."""
    return next((year for year in _years(where) if year >= _FIRST), None)


def _years(where: Where) -> Iterator[int]:
    tokens, numbers = where.tokens, where.numbers
    for at in numbers:
        full = full_date(tokens, at)
        if full:
            yield int(full[1][:4])
    for at in numbers:
        if _RECENT.fullmatch(tokens[at].key) and not _in_range(tokens, at):
            yield int(tokens[at].key)
    yield from map(int, _TERM.findall(" ".join(token.text for token in tokens)))


def _in_range(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is part of a term: "2025-2030", or of a number: "72/2025/QH15"."""
    return any(token.key in {"-", "/"} for token in tokens[max(at - 1, 0) : at + 2])
