"""Figures before any ward is named: of the one named later, or of the province that the text begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.recognise.figures.brackets import Brackets
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import Sentence, prior

_ORIGIN: Final = 3  # tokens of "quê quán ở"
_BODY: Final = 9  # tokens of "Ban Thường vụ Đảng ủy Quân sự" before a province
_ITEM: Final = "*"


class BeforeWards:
    """Judges figures of one document: `provinces` are the first and last tokens of those named, `wards` the
    first ones of wards."""

    def __init__(
        self, reading: Reading, provinces: Mapping[int, int], wards: Sequence[int], brackets: Brackets
    ) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.provinces, self.first = provinces, wards[0] if wards else 0
        self.begun = min(provinces, default=len(self.tokens))
        self.origins = phrases_of(reading.ontology, "figures", "cues", "origins")
        self.at = words_of(reading.ontology, "figures", "words", "at")
        self.heads = words_of(reading.ontology, "events", "wards", "heads")
        self.several = words_of(reading.ontology, "events", "wards", "plural")
        self.several |= words_of(reading.ontology, "figures", "words", "of_level")
        self.aside = bool(wards) and self._is_aside(self.first, brackets)

    def is_wider(self, at: int, sentence: Sentence) -> bool:
        """Whether the ward named later is not what a figure at `at` is of."""
        if self._is_other_item(sentence):
            return True
        if self.begun >= at or self._tells_of_it(at, sentence):
            return False
        return self.aside or self._is_of_province(at, sentence)

    def _tells_of_it(self, at: int, sentence: Sentence) -> bool:
        """Whether "xã" alone before a figure means the ward: "tỉnh X hỗ trợ 20 tỷ đồng, | xã | làm …"."""
        heads = (one for one in range(sentence.first + 1, at) if self.tokens[one].key in self.heads)
        return any(self.tokens[one - 1].key not in self.several for one in heads)

    def _is_aside(self, at: int, brackets: Brackets) -> bool:
        """Whether a ward is first named only where somebody or something is from."""
        if self.origins.ends_at(self.tokens, at, _ORIGIN) or brackets.around(at):
            return True
        held = any(one.first < at < one.last for one in self.reading.holdings)
        return held and self.tokens[at - 1].key == ","  # "Bí thư Chi bộ khu phố 3, | phường A"

    def _is_other_item(self, sentence: Sentence) -> bool:
        """Whether the ward stands in a later item of a digest."""
        named = self.reading.sentence_of(self.first)
        return named.first > sentence.first and self.tokens[named.first].key == _ITEM

    def _is_of_province(self, at: int, sentence: Sentence) -> bool:
        """Whether a sentence tells what a province or a body of it does: "UBND tỉnh X điều chỉnh …"."""
        for first, last in self.provinces.items():
            if sentence.first <= first and last < at:
                begins = first - _BODY <= sentence.first or "," in self.reading.keys(first - _BODY, first)
                told = self.tokens[last].shape == "w" or prior(self.tokens, first).key in self.at
                return begins and told
        return False
