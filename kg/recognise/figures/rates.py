"""What a rate is by: "6,7 tấn/ha", "61 triệu đồng/người/năm", "12 bác sĩ/vạn dân"."""

from __future__ import annotations

from kg.ontology import Ontology
from kg.recognise.figures.counted import Nouns
from kg.recognise.words import phrases_of, words_of


class Rates:
    """Reads what stands after "/" behind a unit."""

    def __init__(self, ontology: Ontology, nouns: Nouns) -> None:
        self.nouns, self.tokens = nouns, nouns.tokens
        self.per = phrases_of(ontology, "figures", "words", "per")
        self.yearly = words_of(ontology, "figures", "words", "yearly")

    def end(self, at: int, *, known: bool = False) -> int:
        """The end of what the rate is by, if it begins at `at`; `known` by words of the list alone."""
        line = self.tokens[at - 1].line
        while self.nouns.key(at, line) == "/" and at + 1 < len(self.tokens):
            start = at + 1 + self._is_round(at + 1)
            match = self.per.longest(self.tokens, start)
            if match is None and (known or start > at + 1 or self.tokens[start].shape != "w"):
                break
            at = match[0] if match else start + 1
        return at

    def _is_round(self, at: int) -> bool:
        """Whether a number is one that rates are told by: "/10.000 dân"."""
        digits = self.tokens[at].key.replace(".", "")
        return len(digits) > 2 and digits[0] == "1" and not digits[1:].strip("0")

    def text(self, first: int, last: int) -> str:
        """The rate as units write it, "/ha/vụ"; a sum of a year is a sum: "6.540 tấn/năm"."""
        if last > first and self.tokens[last - 1].key in self.yearly:
            last -= 2
        return self.nouns.text(first, last).replace("/ ", "/").replace(" /", "/")
