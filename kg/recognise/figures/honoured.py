"""What those counted in a document got: "Huy hiệu 45 năm tuổi Đảng cho | 6 đảng viên"."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.sums import Around
from kg.recognise.reading import Reading
from kg.recognise.words import common, words_of

_FAR: Final = 9  # tokens of "Huân chương Lao động hạng Ba cho"


class Honoured:
    """Finds their honours; the figures are asked about in order of the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.to = words_of(reading.ontology, "figures", "label", "giving")
        self.between = common(reading.ontology).between
        self.last, self.end = (0, 0), 0  # the last honour, and behind those counted who got it

    def of(self, at: int, end: int, around: Around) -> tuple[int, int] | None:
        """The tokens of the honour that those counted on [at, end) got."""
        first = around.sentence.first
        joined = first < self.end == around.start == at - 1 and self.tokens[at - 1].key in self.between
        # "trao Giấy khen cho 5 tập thể và | 12 cá nhân"
        found = self.last if joined else self._before(at, first)
        if found:
            self.last, self.end = found, end
        return found

    def _before(self, at: int, first: int) -> tuple[int, int] | None:
        """The honour right before "cho" and those counted at `at`, from token `first` on."""
        if at <= first or self.tokens[at - 1].key not in self.to:
            return None
        named = self.reading.lookup.matches(self.reading.ontology.schemes["awards"])
        for begin in range(at - 2, max(first, at - _FAR) - 1, -1):
            if self.tokens[begin].shape == ".":
                return None
            if begin in named:
                return begin, at - 1
        return None
