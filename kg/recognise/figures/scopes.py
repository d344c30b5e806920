"""What a figure's own words or its sentence say of its scope: of a province, of several wards, of all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from kg.recognise.figures.wider_scope import WiderScope
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Sentence

_WIDE: Final = 3  # tokens behind what is counted in which "của 18 xã" begins
_BRACKET: Final = 16  # tokens of brackets behind a figure at most
_MEAN: Final = 3  # tokens of "trung bình chung"
_NOUN: Final = 6  # tokens of "thanh niên xung kích" and a province


class Scopes:
    """Judges the scopes of one document's figures.

    `beyond` are the tokens where clauses turn to more than a ward, `starts` the first ones of wards.
    """

    def __init__(
        self, reading: Reading, beyond: Sequence[int], wider: WiderScope, starts: Sequence[int]
    ) -> None:
        self.tokens, self.beyond, self.starts = reading.tokens, beyond, starts
        self.closed, provinces = wider.closings(), list(wider.provinces())
        self.at, self.goes_on, self.plural = (
            words_of(reading.ontology, "figures", "words", name) for name in ("at", "goes_on", "several")
        )
        self.mean, self.at_large = (
            phrases_of(reading.ontology, "figures", "words", name) for name in ("mean", "at_large")
        )
        self.scopes = reading.lookup.matches(reading.ontology.phrases("figures", "scopes"))
        self.scoped = list(self.scopes)
        self.provinces = {m.first: m.last for m in provinces}
        called = [m for m in provinces if self.tokens[m.first].shape == "w"]  # "tỉnh X"
        self.ending = {m.last for m in called}
        # "hỗ trợ | tỉnh X | 500 tỷ đồng"
        self.given = {m.last for m in called if self.tokens[m.first - 1].shape == "w"}

    def is_beyond(self, at: int, ward: int, sentence: Sentence) -> bool:
        """Whether the sentence turned to more than a ward, and names none since."""
        index = bisect_left(self.beyond, at) - 1
        while index >= 0 and self.closed.get(self.beyond[index], at) < at:
            index -= 1
        if index < 0 or self.beyond[index] <= ward:
            return False
        told = self.tokens[sentence.first].line - self.tokens[self.beyond[index]].line <= 1
        goes_on = told and self.tokens[sentence.first].key in self.goes_on  # "Toàn tỉnh có … Đã có …"
        return goes_on or self.beyond[index] >= sentence.first

    def is_wide(self, at: int, last: int, sentence: Sentence) -> bool:
        """Whether its own words say that a figure is of more than a ward: "… của cả nước", "… của 18 xã"."""
        if not self.scoped:
            return False
        stop = min(self.past_bracket(last, sentence) + _WIDE, sentence.last)
        for start in within(self.scoped, at + 1, stop):
            end, (scope, *_) = self.scopes[start]
            told = end <= stop and (scope == "wide" or end in self.provinces)
            if told or self.is_several(end, sentence.last):
                return True
        return False

    def is_mean(self, mention: Mention) -> bool:
        """Whether a ward is only compared with it: "cao hơn mức bình quân | 59% | của tỉnh"."""
        mean = self.mean.ends_at(self.tokens, mention.first, _MEAN)
        return mean and self.at_large.longest(self.tokens, mention.last) is not None

    def is_provinces(self, at: int, last: int) -> bool:
        """Whether a province owns what is counted, or is where: "6.000 thanh niên | tỉnh X", "… tại X"."""
        if not self.provinces:
            return False
        noun = range(at + 1, min(at + _NOUN, last))
        begins = next((one for one in noun if self.tokens[one].shape in "CA" or one in self.provinces), at)
        inside = begins > at + 1 and begins in self.provinces
        whole = last in self.ending and not within(self.starts, at, last)  # "quỹ trẻ em tỉnh X"
        behind = last + 1 if last < len(self.tokens) and self.tokens[last].key in self.at else last
        return inside or whole or at in self.given or behind in self.provinces

    def is_several(self, at: int, stop: int) -> bool:
        """Whether a number of wards stands at `at`: "18 xã"."""
        if at + 1 >= stop or self.tokens[at].shape != "9":
            return False
        return self.tokens[at].key.lstrip("0") != "1" and self.tokens[at + 1].key in self.plural

    def is_provincial(self, sentence: Sentence) -> bool:
        """Whether a headline tells of a whole province: "19 người chết do lũ tại Điện Biên"."""
        if sentence.kind != "label":
            return False
        inside = [at for at in self.provinces if sentence.first < at < sentence.last]
        named = bool(within(self.starts, sentence.first, sentence.last))
        return any(self.tokens[at - 1].key in self.at or not named for at in inside)

    def past_bracket(self, at: int, sentence: Sentence) -> int:
        """Past what stands in brackets behind a figure, or around it: "6 hộ (25 khẩu) | tại xã …"."""
        if at >= sentence.last or self.tokens[at].key not in {"(", ")"}:
            return at
        inside = range(at, min(at + _BRACKET, sentence.last))
        return next((end + 1 for end in inside if self.tokens[end].key == ")"), at)
