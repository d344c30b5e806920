"""Bare numbers whose noun begins their clause or follows "là": "trường đạt chuẩn có | 7", "| 31 là số hộ"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.counted import Nouns
from kg.recognise.words import words_of
from kg.text import BULLETS, Tokens

_CLAUSE: Final = 10  # tokens of a part's name
_MARKS: Final = frozenset({"", ",", ";", ":", ".", "(", ")", '"'}) | BULLETS
_NEAR: Final = 8  # tokens from one part to the next: "(58,3%), chưa đạt có"

Whole = tuple[Decimal, str, int]  # how many, of what, on which line


class ClauseNouns:
    """Finds them in one document."""

    def __init__(self, ontology: Ontology, nouns: Nouns) -> None:
        self.nouns = nouns
        self.tokens: Tokens = nouns.tokens
        self.having = words_of(ontology, "figures", "bare", "having")
        self.stages = words_of(ontology, "figures", "bare", "stages")
        self.parted = -_NEAR  # where the last such number stands
        self.being = words_of(ontology, "figures", "label", "being")

    def part(self, at: int, value: Decimal, whole: Whole | None) -> str:
        """What a number alone behind "có" counts: some of the last whole; "" if no clause says so."""
        line = self.tokens[at].line
        if self.nouns.key(at - 1, line) not in self.having or whole is None:
            return ""
        if whole[2] != line or value > whole[0]:
            return ""
        first = self._clause(at - 1)
        if not (self._is_noun(first, at - 1, whole[1]) or self._goes_on(first)):
            return ""
        self.parted = at
        return whole[1]

    def _clause(self, stop: int) -> int:
        """Where the words before token `stop` begin, back to a mark; `stop` where they are too many."""
        first, line = stop, self.tokens[stop].line
        while stop - first <= _CLAUSE and self.nouns.key(first - 1, line) not in _MARKS:
            first -= 1
        return first if stop - first <= _CLAUSE else stop

    def _is_noun(self, first: int, stop: int, unit: str) -> bool:
        """Whether a clause begins with a noun and goes on: "| trường đạt chuẩn | có 7"."""
        words = unit.lower().split()
        end = first + len(words)
        plain = end < stop and self.tokens[end].shape == "w"  # not "thôn Đông có 4"
        return plain and [token.text.lower() for token in self.tokens[first:end]] == words

    def _goes_on(self, first: int) -> bool:
        """Whether a clause tells of the rest: "trường đạt chuẩn có 7 (58,3%), | chưa đạt có 5"."""
        near = 0 < first - self.parted <= _NEAR
        return near and self.tokens[first].key in self.stages

    def called(self, at: int, end: int) -> str:
        """What a number [at, end) that opens its clause is called: "| 5.917 | là số cử tri đã bỏ phiếu"."""
        line = self.tokens[at].line
        if self.nouns.key(end, line) not in self.being or self.nouns.key(at - 1, line) not in _MARKS:
            return ""
        begin = self.nouns.past_number(end + 1) if end + 1 < len(self.tokens) else end
        noun = self.nouns.known(begin) if begin > end + 1 else None
        return self.nouns.calm(noun) if noun is not None and noun.kind == "count" else ""
