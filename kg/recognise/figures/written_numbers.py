"""Odd ways to write a number: with spaces, "18 320"; twice, "350 (ba trăm năm mươi)"; "một" that counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.number_words import Number
from kg.recognise.figures.numbers import number
from kg.recognise.figures.words import figure_words
from kg.text import Tokens, prior

_GROUP: Final = 3  # digits between the spaces of a number
_GROUPS: Final = 4
_WORDS: Final = 10  # tokens of a number in words
_NEAR: Final = 12  # tokens between "một người" and "ba người"
_SHARES: Final = frozenset({"%", "‰"})


@cache
def _behind(ontology: Ontology) -> frozenset[str]:
    """The first words of what may stand behind a number in groups: nouns, units but shares, "triệu"."""
    return (
        frozenset({*figure_words(ontology).follow, *ontology.phrases("figures", "measures").firsts}) - _SHARES
    )


class WrittenNumbers:
    """Reads those of one document; `is_named` tells whether a number is part of a name."""

    def __init__(self, ontology: Ontology, tokens: Tokens, is_named: Callable[[int], bool]) -> None:
        self.words, self.tokens, self.is_named = figure_words(ontology), tokens, is_named
        self.nouns = ontology.phrases("figures", "nouns")
        self.behind = _behind(ontology)

    def groups(self, at: int) -> int:
        """Of how many tokens a number is: "| 18 320 lượt người" of two, not "khu phố | 5 120 hộ"."""
        tokens, end = self.tokens, at + 1
        if len(tokens[at].key) > _GROUP or not tokens[at].key.isdecimal() or tokens[at].key[0] == "0":
            return 1
        while end < min(at + _GROUPS, len(tokens)) and self._is_group(end):
            end += 1
        counts = end > at + 1 and end < len(tokens) and tokens[end].key in self.behind
        return end - at if counts and not self.is_named(at) else 1

    def _is_group(self, at: int) -> bool:
        """Whether three digits stand one space behind a token."""
        token, before = self.tokens[at], self.tokens[at - 1]
        near = token.start == before.end + 1 and token.line == before.line
        return near and len(token.key) == _GROUP and token.key.isdecimal()

    def with_repetition(self, at: int, found: Number) -> Number:
        """The number with brackets that write it again: "350 | (ba trăm năm mươi)", "hai (| 02 | )"."""
        end = found.end
        if end >= len(self.tokens) or self.tokens[end].key not in {"(", ")"}:
            return found
        if self.tokens[end].key == ")":
            told = prior(self.tokens, at).key == "(" and self._is_spelled(at - 1, found)
            return _until(end + 1, found) if told else found
        other = self._number(end + 1)
        if other is None or other.end >= len(self.tokens) or other.value != found.value:
            return found
        return _until(other.end + 1, found) if self.tokens[other.end].key == ")" else found

    def _number(self, at: int) -> Number | None:
        """The number that begins at `at`, in digits or words."""
        if at >= len(self.tokens):
            return None
        begins = self.tokens[at].shape == "9" or self.tokens[at].key in self.words.numbers.digits
        return number(self.words.numbers, self.tokens, at) if begins else None

    def _is_spelled(self, end: int, found: Number) -> bool:
        """Whether the words that end at `end` write a number: "ba trăm năm mươi | (350)"."""
        for first in range(max(0, end - _WORDS), end):
            if self.tokens[first].key in self.words.numbers.digits:
                other = number(self.words.numbers, self.tokens, first)
                if other is not None and other.end == end and other.value == found.value:
                    return True
        return False

    def is_one(self, at: int) -> bool:
        """Whether "một" counts beside others: "làm | một người chết, ba người bị thương"."""
        if prior(self.tokens, at).key not in self.words.five_after:
            return False
        match = self.nouns.longest(self.tokens, at + 1)
        if match is None or match[1][0] not in {"count", "person"}:
            return False
        noun = [token.key for token in self.tokens[at + 1 : match[0]]]
        near = range(max(1, at - _NEAR), min(at + _NEAR, len(self.tokens)))
        return any(self.tokens[i].key == noun[0] and self._is_other(i, at, noun) for i in near)

    def _is_other(self, noun: int, at: int, keys: list[str]) -> bool:
        """Whether the same noun stands at `noun` behind a number of more: "ba | người"."""
        before = self.tokens[noun - 1]
        many = before.shape == "9" or before.key in self.words.numbers.starts - self.words.numbers.article
        same = [token.key for token in self.tokens[noun : noun + len(keys)]] == keys
        between = self.tokens[min(noun, at) : max(noun, at)]
        apart = any(token.shape == "." and token.key in {",", ";"} for token in between)
        return many and same and apart and before.line == self.tokens[at].line


def _until(end: int, found: Number) -> Number:
    """The number as it ends at `end`, which no name or year is."""
    return Number(end, found.value, found.discrete, scaled=found.scaled, upper=found.upper, whole=found.whole)
