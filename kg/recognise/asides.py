"""Asides inside a clause: "thu ngân sách (NSNN) …", the province behind a ward in "xã A, TPHCM"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.spans import before_bracket

_BRACKET: Final = 12  # tokens between brackets


class Asides:
    """Where the asides of one document stand."""

    def __init__(self, reading: BaseReading) -> None:
        self.tokens = reading.tokens
        beside = (two for two in pairwise(reading.places) if two[0].last == two[1].first - 1)
        # the end of a ward → the end of the province behind it: "phường A, tỉnh B"
        self.within = {p.last: m.last for p, m in beside if self.tokens[p.last].key == ","}
        self.wards = {end: last for last, end in self.within.items()}

    def begin(self, at: int, start: int) -> int:
        """Where the aside that ends at token `at` begins, not before `start`; `at` where none ends."""
        if at > start and self.tokens[at - 1].key == ")":
            return before_bracket(self.tokens, at, max(start, at - _BRACKET))
        return max(self.wards.get(at, at), start)
