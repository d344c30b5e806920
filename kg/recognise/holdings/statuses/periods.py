"""What the words behind a post tell of when it was held: years, a span until now, an earlier term."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import past_bracket

_LASTING: Final = 3  # tokens of "đã 12 năm"
_PERIOD: Final = 9  # tokens of "6/2015 đến tháng 5/2020"
_BRACKET: Final = 6  # tokens of "(Đắk Lắk)"
_DIGITS: Final = 4  # of a year


class Periods:
    """Reads the years and terms behind posts in one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.tokens, self.year = reading.tokens, reading.year or 0
        lexicon = holding_lexicon(reading.ontology)
        self.words, self.period, self.earlier = lexicon.statuses, lexicon.period, lexicon.earlier

    def is_over(self, at: int) -> bool:
        """Whether a post that ends at `at` was held before: "nhiệm kỳ 2016 - 2021", "khóa trước"."""
        opened = at < len(self.tokens) and self.tokens[at].key in (",", "(")
        return self._ended(at) or self.earlier.longest(self.tokens, at + opened) is not None

    def lasts(self, at: int) -> bool:
        """Whether "đã 12 năm", "được 15 năm nay", "năm 2012 đến nay" follows at `at`."""
        near = self.tokens[at : at + _PERIOD]
        dated = takewhile(lambda token: token.shape == "9" or token.key in self.words.dated, near)
        if not self.words.until.isdisjoint(token.key for token in dated):
            return True
        near = self.tokens[at : at + _LASTING]
        said = len(near) == _LASTING and near[0].key in self.words.lasting
        return said and near[1].shape == "9" and near[2].key in self.words.years

    def _ended(self, at: int) -> bool:
        """Whether years that ended before that of the report follow: "nhiệm kỳ 2016 - 2021"."""
        at = self._past_comma(past_bracket(self.tokens, at, at + _BRACKET))  # "xã A | (Đắk Lắk) giai đoạn …"
        match = self.period.longest(self.tokens, at) if at < len(self.tokens) else None
        near = self.tokens[match[0] : match[0] + _PERIOD] if match else []
        said = takewhile(lambda t: t.key.isdecimal() or t.key in self.words.between_years, near)
        years = [int(token.key) for token in said if token.shape == "9" and len(token.key) == _DIGITS]
        return len(years) == 2 and years[1] < self.year

    def _past_comma(self, at: int) -> int:
        return at + (at < len(self.tokens) and self.tokens[at].key == ",")
