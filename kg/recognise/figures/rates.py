"""What a rate is by: "6,7 tấn/ha", "61 triệu đồng/người/năm", "12 bác sĩ/vạn dân"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.counted import Nouns
from kg.recognise.words import phrases_of, word_set, words_of

_SMALL: Final = 2  # digits


class Rates:
    """Reads what stands after "/" behind a unit."""

    def __init__(self, ontology: Ontology, nouns: Nouns) -> None:
        self.nouns, self.tokens = nouns, nouns.tokens
        self.per = phrases_of(ontology, "figures", "words", "per")
        self.magnitudes = word_set(ontology.words["figures"]["magnitudes"])
        self.yearly = words_of(ontology, "figures", "words", "yearly")

    def end(self, at: int, *, known: bool = False) -> int:
        """The end of what the rate is by, if it begins at `at`; `known` by words of the list alone."""
        line = self.tokens[at - 1].line
        while self.nouns.key(at, line) == "/" and at + 1 < len(self.tokens):
            start = at + 1 + self._round(at + 1)
            match = self.per.longest(self.tokens, start)
            if match is None and (known or start > at + 1 or self.tokens[start].shape != "w"):
                break
            at = match[0] if match else start + 1
        return at

    def _round(self, at: int) -> int:
        """How many tokens the number has that rates are told by: "/| 10.000 | dân", "/| 10 nghìn | dân"."""
        digits = self.tokens[at].key.replace(".", "")
        if not digits.isdecimal() or digits[0] != "1" or digits[1:].strip("0"):
            return 0
        scaled = self.nouns.key(at + 1, self.tokens[at].line) in self.magnitudes
        return 1 + scaled if scaled or len(digits) > _SMALL else 0

    def text(self, first: int, last: int) -> str:
        """The rate as units write it, "/ha/vụ"; a sum of a year is a sum: "6.540 tấn/năm"."""
        if last > first and self.tokens[last - 1].key in self.yearly:
            last -= 2
        return self.nouns.text(first, last).replace("/ ", "/").replace(" /", "/")
