"""What a number measures: money, a share, a length, an area, with the range or whole it is told in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.counted import Nouns
from kg.recognise.figures.number_words import Number, NumberWords, number_words
from kg.recognise.figures.numbers import number
from kg.recognise.words import phrase_set, word_set
from kg.text import Tokens

_DEGREE: Final = 4  # tokens of "mất sức lao động"
_COIN: Final = 100  # so few đồng are no sum
_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    numbers: NumberWords
    signs: Trie[str]
    sum: frozenset[str]
    degrees: Trie[bool]  # before how far one person is disabled


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["figures"]["words"]
    return _Words(
        numbers=number_words(ontology),
        signs=ontology.phrases("figures", "measures"),
        sum=word_set(lists["sum"]),
        degrees=phrase_set(lists["degrees"]),
    )


class Measures:
    """Finds in one document what stands behind a number as its measure."""

    def __init__(self, ontology: Ontology, tokens: Tokens, nouns: Nouns) -> None:
        self.words, self.tokens, self.nouns = _words(ontology), tokens, nouns

    def measure(self, at: int, found: Number) -> tuple[str, int, Decimal | None] | None:
        """(unit, its end, the range's other end) of the number at `at`; None where it measures nothing."""
        unit, end = self._unit(found, self.tokens[at].line)
        coins = unit == "VND" and found.scaled is None and found.value < _COIN
        one = unit == "%" and self.words.degrees.ends_at(self.tokens, at, _DEGREE)
        if not unit or found.alone or coins or one or self._is_letter(found.end, end):
            return None
        end, upper = self._second(at, end, unit, found)
        return unit, end, upper

    def _unit(self, found: Number, line: int) -> tuple[str, int]:
        """(unit, its end) after a number: the longest sign that no counted noun is longer than."""
        if not self.nouns.key(found.end, line):
            return ("VND", found.end) if self._is_money(found) else ("", found.end)
        match = self.words.signs.longest(self.tokens, found.end)
        noun = self.nouns.listed(found.end) if match or found.scaled else found.end
        if match:
            return (match[1][0], match[0]) if match[0] >= noun else ("", found.end)
        return ("VND", found.end) if noun == found.end and self._is_money(found) else ("", found.end)

    def _is_letter(self, first: int, last: int) -> bool:
        """Whether one capital letter is no measure: "5G", "4K"."""
        return last == first + 1 and len(self.tokens[first].text) == 1 and self.tokens[first].shape == "C"

    def _second(self, at: int, end: int, unit: str, found: Number) -> tuple[int, Decimal | None]:
        """(end, upper end) of a range that repeats its unit, "3% - 4%", or a whole: "2 tỷ đồng/3 tỷ đồng"."""
        mark = self.nouns.key(end, self.tokens[end - 1].line)
        joined = mark == "/" or mark in self.words.numbers.range
        digits = joined and end + 1 < len(self.tokens) and self.tokens[end + 1].shape == "9"
        if found.upper is None and digits:
            other = number(self.words.numbers, self.tokens, end + 1)
            match = other and self.words.signs.longest(self.tokens, other.end)
            same = other and match and match[1][0] == unit and not self._goes_on(at, match[0], mark)
            if other and match and same and (mark == "/" or other.value > found.value):
                return match[0], None if mark == "/" else other.value
        return end, found.upper

    def _goes_on(self, at: int, end: int, mark: str) -> bool:
        """Whether a range has a third end, and is a series: "28,4% - 36,1% - | 35,5%"."""
        behind = self.nouns.key(end, self.tokens[at].line) == mark and end + 1 < len(self.tokens)
        before = at > 1 and self.tokens[at - 1].key == mark
        before = before and self.tokens[at - 2].key == self.tokens[end - 1].key
        return mark != "/" and (before or (behind and self.tokens[end + 1].shape == "9"))

    def _is_money(self, found: Number) -> bool:
        """Whether a number in millions is money without the word: "61 triệu/người", "hơn 3 tỷ."."""
        if found.scaled not in {_MILLION, _BILLION}:
            return False
        after = self.nouns.key(found.end, self.tokens[found.end - 1].line)
        stops = not after or after in self.words.sum or self.tokens[found.end].shape == "."
        return found.scaled == _BILLION or stops or self.nouns.ends(found.end)
