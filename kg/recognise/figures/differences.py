"""By how much things differ, which is no bound: "ít hơn | 20 hộ | so với năm 2024", "vượt | 3 chỉ tiêu"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.words import DIFFERING, Figure, figure_words
from kg.text import Mention, Tokens

_MANY: Final = 1000  # things, or of a measure, at least that a bound is told of: "dân số vượt 60.000 người"
_MOST: Final = 50  # percent, so too: "tỷ lệ bao phủ BHYT vượt 97%"
_CLAUSE: Final = 16  # tokens of "tỷ lệ thanh niên đăng ký thực hiện nghĩa vụ quân sự"
_PARTS: Final = frozenset({",", ";", ":", ".", "("})


class Differences:
    """Tells them from bounds in one document."""

    def __init__(self, ontology: Ontology, tokens: Tokens) -> None:
        self.words, self.tokens = figure_words(ontology), tokens

    def tells(self, first: int, at: int, told: Mention) -> bool:
        """Whether a figure [first, …) whose number stands at `at` tells by how much things differ."""
        surpassed = first == at - 1 and self.tokens[first].key in self.words.surpassing
        if surpassed and self._is_surplus(first, told):
            return True
        if not surpassed and not self.words.differing.ends_at(self.tokens, at, DIFFERING):
            return False
        return self.words.compared.longest(self.tokens, told.last) is not None

    def _is_surplus(self, at: int, told: Mention) -> bool:
        """Whether a plan was surpassed by a figure: "196 tỷ đồng, | vượt 20 tỷ đồng", "vượt | 3 chỉ tiêu"."""
        figure = told.value
        assert isinstance(figure, Figure)
        before = self.tokens[at - 1] if at else None
        joined = before is None or before.shape == "." or before.key in self.words.joining
        return joined or not self._is_great(at, figure)

    def _is_great(self, at: int, figure: Figure) -> bool:
        """Whether a figure behind "vượt" is what was reached, not what was added."""
        if figure.kind in {"count", "measure"}:
            return float(figure.value) >= _MANY
        return figure.kind == "money" or (
            figure.kind == "percent" and float(figure.value) >= _MOST and self._is_in_shares(at)
        )

    def _is_in_shares(self, at: int) -> bool:
        """Whether the clause up to `at` is of what shares tell: "tỷ lệ bao phủ BHYT | vượt 97%"."""
        first, line = at, self.tokens[at].line
        while first > max(0, at - _CLAUSE) and self.tokens[first - 1].line == line:
            if self.tokens[first - 1].key in _PARTS:
                break
            first -= 1
        return self.words.in_shares.within(self.tokens, first, at)
