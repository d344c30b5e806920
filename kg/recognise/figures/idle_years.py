"""Years that a text writes of which no figure is: of a law's name, of a standard, only compared with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.figures.words import DIFFERING
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import key_set, lexicon_of, phrase_set

_STANDARD: Final = 8  # tokens of "chuẩn nghèo đa chiều giai đoạn" at most
_LAW: Final = 10  # tokens of "Luật Tổ chức chính quyền địa phương năm"
_SPRUNG: Final = 4  # tokens of "mọc lên từ cuối"
_STORM: Final = 4  # tokens of "trận mưa lớn lịch sử"
_LIKE: Final = 4  # tokens of "vượt mức của" before them


@dataclass(frozen=True, slots=True)
class _Words:
    compared: frozenset[str]
    founded: frozenset[tuple[str, ...]]
    sprung: Trie[bool]
    standards: Trie[bool]
    storms: Trie[bool]
    like: frozenset[str]
    differing: Trie[bool]
    until_now: Trie[bool]
    laws: Trie[bool]
    during: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    figures = ontology.words["figures"]
    lists = figures["words"]
    return lexicon_of(
        _Words,
        figures["cues"],
        founded=key_set(figures["cues"]["founded"]),
        like=frozenset(lists["like"]),
        differing=phrase_set(lists["differing"]),
        until_now=phrase_set(lists["until_now"]),
        laws=phrase_set(lists["laws"]),
        during=frozenset(lists["during"]),
    )


class IdleYears:
    """Knows those of one document."""

    def __init__(self, reading: Reading, years: Years) -> None:
        self.reading, self.tokens, self.years = reading, reading.tokens, years
        self.words = _words(reading.ontology)
        self.laws = list(reading.lookup.matches(self.words.laws))

    def holds(self, at: int) -> bool:
        """Whether no figure is of the year at `at`."""
        ranged = self.years.is_ranged(at)
        if self.words.standards.ends_at(self.tokens, at - 2 * ranged, _STANDARD):
            return True  # "theo chuẩn nghèo đa chiều giai đoạn | 2021-2025"
        return not ranged and (self._is_compared(at) or self._is_of_law(at))

    def _is_compared(self, at: int) -> bool:
        """Whether something is compared with a year: "so với năm | 2024", "từ năm | 2015 đến nay"."""
        before = tuple(self.reading.keys(max(0, at - 3), max(0, at - 1)))
        if not self.words.compared.isdisjoint(before) or before in self.words.founded:
            return True
        if self.words.differing.ends_at(self.tokens, at - 1, DIFFERING):
            return True  # "không thấp hơn năm | 2025"
        if self.words.sprung.ends_at(self.tokens, at - 1, _SPRUNG):
            return True  # "14 công trình mọc lên từ cuối năm | 2023"
        past = self.years.year(at) < self.years.now
        since = past and self.words.until_now.longest(self.tokens, at + 1) is not None
        return since or (past and self._is_of_storm(at - 1))

    def _is_of_storm(self, at: int) -> bool:
        """Whether a storm of years ago is compared with: "vượt trận lũ | năm 2010"."""
        near = self.reading.keys(max(0, at - _STORM - _LIKE), at)
        return self.words.storms.ends_at(self.tokens, at, _STORM) and not self.words.like.isdisjoint(near)

    def _is_of_law(self, at: int) -> bool:
        """Whether a year is part of a law's name: "Luật Đất đai năm | 2024"."""
        near = within(self.laws, at - _LAW, at)
        if not near or self.tokens[near[-1]].shape != "C":
            return False
        between = self.tokens[near[-1] : at]
        plain = all(token.shape in "wC" for token in between)
        return plain and all(token.key not in self.words.during for token in between)
