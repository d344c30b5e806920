"""The years that a text writes, and which of them are still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.dates.figures import is_year
from kg.recognise.dates.year import ends_plan
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import key_set, lexicon_of
from kg.text import keys, prior

_BEHIND: Final = 4  # tokens of "(vào năm 2030"
_NEVER: Final = 9999  # a year that no text tells
_LAST_MONTH: Final = "12"
_MONTH: Final = slice(5, 7)  # characters of a day


@dataclass(frozen=True, slots=True)
class _Words:
    dated: frozenset[tuple[str, ...]]
    by: tuple[str, ...]
    closing: frozenset[str]
    this_year: Trie[bool]
    since: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    figures = ontology.words["figures"]
    cues, by = figures["cues"], keys(figures["words"]["by_year"])
    return lexicon_of(_Words, cues, dated=key_set(cues["dated"]), by=by)


class Years:
    """Finds the years of one document; `starts` are the tokens at which numbers may begin."""

    def __init__(self, reading: Reading, starts: Sequence[int]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.now = reading.year or _NEVER  # later years are to come
        published = reading.document.published or ""
        self.runs = published != "" and published[_MONTH] < _LAST_MONTH  # so may this one's end be
        self.told = {at: self.tokens[at].key for at in starts if is_year(self.tokens[at].key)}
        if reading.year:
            self.told.update((at, str(self.now)) for at in self._this_year())
        self.at = sorted(self.told)

    def _this_year(self) -> Iterator[int]:
        """The ends of "năm nay", but not of "5 năm nay"."""
        for at, match in self.reading.lookup.matches(self.words.this_year).items():
            before = self.tokens[at - 1] if at else None
            if before is None or (before.shape != "9" and before.key not in self.words.since):
                yield match[0] - 1

    def year(self, at: int) -> int:
        """The year that the token at `at` writes."""
        return int(self.told[at])

    def within(self, first: int, last: int) -> Sequence[int]:
        """The tokens in [first, last) that write a year."""
        return within(self.at, first, last) if self.at else ()

    def is_ranged(self, at: int) -> bool:
        """Whether a year closes a span: "2020 - | 2025"."""
        return at >= 2 and self.tokens[at - 1].key == "-" and is_year(self.tokens[at - 2].key)

    def looks_ahead(self, first: int, last: int) -> bool:
        """Whether a year to come is told in [first, last): "đến năm 2030"."""
        return any((prior(self.tokens, at).key,) in self.words.dated for at in self._ahead(first, last))

    def comes(self, first: int, last: int) -> int:
        """Where the last year to come is written in [first, last), "nhiệm kỳ 2025-2030"; -1 without one."""
        return max(self._ahead(first, last), default=-1)

    def is_by(self, at: int) -> bool:
        """Whether a year to come stands right behind a figure: "lên 110 triệu đồng | năm 2030"."""
        behind = self.tokens[at : at + _BEHIND]
        marks = (at + i for i, token in enumerate(behind) if token.shape == "." and token.key != "(")
        return self.looks_ahead(at, next(marks, at + len(behind)))

    def aims(self, first: int, last: int) -> bool:
        """Whether something is to be reached by a year to come in [first, last): "đến năm 2030"."""
        return any(map(self._is_after_by, self._ahead(first, last)))

    def runs_on(self, first: int, last: int) -> bool:
        """Whether a year that is not over is told in [first, last): "năm 2026", "giai đoạn 2026-2030"."""
        said = (at for at in self.within(first, last) if self.year(at) > self.now - self.runs)
        return any((prior(self.tokens, at).key,) in self.words.dated or self.is_ranged(at) for at in said)

    def looks_back(self, first: int, last: int) -> bool:
        """Whether a year that is there or over is told in [first, last)."""
        return any(self.year(at) <= self.now for at in self.within(first, last))

    def _ahead(self, first: int, last: int) -> Iterator[int]:
        """The tokens in [first, last) that write a year to come, but in no quoted name before `last`."""
        quoted = self.reading.quoted_before(last)
        years = (at for at in self.within(first, last) if at not in quoted)
        return (at for at in years if self.is_to_come(at) or self._ends_plan(at))

    def is_to_come(self, at: int) -> bool:
        """Whether a year, or the end of this one, is still to come: "đến hết năm | 2026"."""
        this = self.runs and self.tokens[at - 2].key in self.words.closing
        return self.year(at) > self.now - this

    def _ends_plan(self, at: int) -> bool:
        """Whether a text of no known year looks to the last year of a plan: "đến năm | 2030"."""
        return self.now == _NEVER and ends_plan(self.year(at)) and self._is_after_by(at)

    def _is_after_by(self, at: int) -> bool:
        """Whether "đến năm" stands before the year at `at`."""
        by = self.words.by
        return tuple(self.reading.keys(at - len(by), at)) == by
