"""Parts of a whole behind their label: "kết nạp đảng viên | 31/38, đạt 81,57%"."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal
from typing import Final

from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.counted import Nouns
from kg.recognise.figures.digits import parse
from kg.recognise.figures.number_words import Number
from kg.recognise.spans import before_bracket
from kg.text import BULLETS, Tokens

_WORDS: Final = 4  # tokens before a share: "(chiếm tỷ lệ"
_CLAUSE: Final = 12  # tokens of a label before its fraction
_MONTHS: Final = 12  # what is a part of more is no day
_ALL: Final = Decimal(100)
_COUNT: Final = frozenset({"count"})
_COUNTED: Final = frozenset({"count", "goal"})
_MARKS: Final = frozenset({",", ";", ".", ":", "(", ")"})


class Fractions:
    """Reads the fractions of one document that have no noun behind them."""

    def __init__(self, amounts: Amounts, nouns: Nouns) -> None:
        self.amounts, self.nouns = amounts, nouns
        self.tokens: Tokens = nouns.tokens
        self.total: tuple[Decimal, str, int] | None = None  # the last whole, what it counts, its line

    def unit(self, at: int, found: Number) -> str:
        """What the fraction at `at` counts: its share or its noun must agree; "" for none."""
        if found.whole is None or found.scaled is not None or found.discrete > found.whole:
            return ""
        announced = self._is_announced(at)
        noun = self._noun(at, _COUNTED if announced else _COUNT)
        if noun is None:
            return ""
        start, unit = noun
        close = (start and found.whole > _MONTHS) or announced
        return unit if close or self._agrees(found.end, found.discrete, found.whole) else ""

    def _is_announced(self, at: int) -> bool:
        """Whether a label over a colon tells that a number comes: "+ Số chỉ tiêu hoàn thành: | 14/15"."""
        colon = self.nouns.key(at - 1, self.tokens[at].line) == ":"
        first = self._clause(at) if colon else at
        return colon and self.nouns.is_of_number(first + (self.tokens[first].key in BULLETS))

    def part(self, at: int, found: Number) -> str:
        """What a bare number with its share of the last whole counts: "trực tiếp: | 1.403 (chiếm 58,1%)"."""
        if self.total is None or self.total[2] != self.tokens[at].line or found.discrete > self.total[0]:
            return ""
        if self.nouns.is_of_number(self._clause(at)):
            return ""  # "số phiếu hợp lệ: | 1.403 (58,1%)" are no voters
        return self.total[1] if self._agrees(found.end, found.discrete, self.total[0]) else ""

    def _agrees(self, end: int, part: Decimal, whole: Decimal) -> bool:
        """Whether the share told behind token `end` is that of a part: "31/38 | (đạt 81,57%)"."""
        line = self.tokens[end - 1].line
        if self.nouns.key(end, line) not in {",", "("}:
            return False
        near = range(end + 1, min(end + 1 + _WORDS, len(self.tokens) - 1))
        at = next((at for at in near if self.tokens[at].shape == "9"), end)
        share = parse(self.tokens[at].key) if at > end and self.nouns.key(at + 1, line) == "%" else None
        if share is None:
            return False
        exact = share == share.to_integral_value()
        return abs(part * _ALL / whole - share) < (Decimal("0.6") if exact else Decimal("0.11"))

    def _clause(self, stop: int) -> int:
        """Where the words before token `stop` begin, back to a mark."""
        first, line = stop, self.tokens[stop - 1].line if stop else 0
        first -= self.nouns.key(first - 1, line) == ":"
        while stop - first < _CLAUSE and self.nouns.key(first - 1, line) not in {"", *_MARKS}:
            first -= 1
        return first

    def _noun(self, at: int, kinds: Set[str]) -> tuple[bool, str] | None:
        """(whether it stands right before, the noun of these kinds) of a fraction in its clause."""
        stop = at - (self.nouns.key(at - 1, self.tokens[at].line) == ":")
        stop = before_bracket(self.tokens, stop, max(0, stop - _CLAUSE))
        for start in range(self._clause(stop), stop):
            noun = self.nouns.known(start, stop)
            if noun is None or noun.kind not in kinds or self.nouns.is_short(noun):
                continue
            if noun.last > noun.first + 1 or noun.last == at:  # not "Trường đạt 38/40"
                return noun.last == at, self.nouns.calm(noun)
        return None
