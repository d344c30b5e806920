"""Parts of years that a text writes: quarters, halves, the first nine months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kg.ontology import Ontology, Trie
from kg.recognise.dates import Date
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.words import lexicon_of, word_set
from kg.text import prior

_JOINING: Final = 2  # tokens between a part and its year at most: "quý I của năm | 2026"
_MONTH: Final = 7  # characters of "2026-07"
_OPENING: Final = 2  # tokens of "Ngay trong"
_DECEMBER: Final = 12
_BY: Final = ".."  # an end without a beginning, as EDTF writes it
_PLANNED: Final = 4  # tokens of "dự toán cả năm"


class Months(NamedTuple):
    """The months of a part of a year, the first and the last; no first where only an end is told."""

    since: int | None
    until: int

    @property
    def is_year(self) -> bool:
        """Whether they end with the year, and begin with it or anywhere."""
        return self.until == _DECEMBER and self.since in {None, 1}

    @property
    def is_year_end(self) -> bool:
        """Whether only the year's end is told: "đến cuối năm"."""
        return self.until == _DECEMBER and self.since is None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year: "6 tháng đầu năm 2026"; `first` is its first token."""

    first: int
    year: int
    months: Months
    compared: bool  # figures are only compared with it

    @property
    def is_month(self) -> bool:
        """Whether it is one month."""
        return self.months.since == self.months.until

    @property
    def is_up_to(self) -> bool:
        """Whether figures are of all up to it: "đến hết quý III/2025"."""
        return self.months.since is None

    @property
    def period(self) -> str:
        """The months as ISO 8601 writes them: "2026", "2026-09", "2026-01/2026-06"."""
        since, until = self.months
        if self.months.is_year:
            return str(self.year)
        last = f"{self.year}-{until:02}"
        return last if self.is_month or self.is_up_to else f"{self.year}-{since:02}/{last}"

    def is_of(self, day: str, *, target: bool) -> bool:
        """Whether a report of a day or year tells results, or aims, of the part: what is over has no aims."""
        last, now = f"{self.year}-{self.months.until:02}"[: len(day)], day[:_MONTH]
        of = last >= now if target else last <= now and not self.months.is_year_end
        return of and not self.compared


@dataclass(frozen=True, slots=True)
class _Words:
    parts: Trie[tuple[Months, bool]]  # whether the year may be unsaid
    planned: Trie[bool]
    in_month: frozenset[str]
    this_month: Trie[bool]
    part_of: frozenset[str]
    during: frozenset[str]
    compared: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    figures = ontology.words["figures"]
    tables = ((figures["part_years"], True), (figures["months"], False))
    told = (
        (phrase, (_months(key), sure)) for table, sure in tables for key in table for phrase in table[key]
    )
    compared = word_set(figures["cues"]["compared"])
    return lexicon_of(_Words, figures["words"], parts=Trie(told), compared=compared)


def _months(told: str) -> Months:
    """ "01/06", "../12"."""
    since, until = told.split("/")
    return Months(None if since == _BY else int(since), int(until))


class PartYears:
    """Finds the parts of years in one document."""

    def __init__(self, reading: Reading, years: Years) -> None:
        self.reading, self.years, self.words = reading, years, _words(reading.ontology)

    def found(self) -> dict[int, Part]:
        """The parts by last tokens: "quý I/ | 2026", "quý | I", "trong 6 | tháng" where that is known."""
        parts = dict(self._opening())
        known: dict[Months, int] = {}
        for first, (end, [(months, alone)]) in self.reading.lookup.matches(self.words.parts).items():
            told = next((at for at in range(end, end + _JOINING + 1) if self._joins(end, at)), -1)
            said = self.years.year(told) if told >= 0 else alone and self.reading.year
            again = not said and self._is_again(first, end)
            year = said or (known.get(months) if again else None)
            last = max(told, end - 1)
            inside = last in parts  # "đến hết | quý III/2025"
            if year and not inside and not (told >= 0 and months.is_year_end):  # "đến cuối năm | 2026"
                compared = self._is_compared(first, end)
                parts[last] = Part(first, year, months, compared)
                known |= {} if compared else {months: year}
        return parts

    def _opening(self) -> Iterator[tuple[int, Part]]:
        """The months with which sentences begin, and that of the report: "Ngay trong | tháng 9/2025, …"."""
        for first, (end, _) in self.reading.lookup.matches(self.words.this_month).items():
            day = self.reading.document.published or ""
            if len(day) >= _MONTH:
                month = int(day[5:_MONTH])
                yield end - 1, Part(first, int(day[:4]), Months(month, month), compared=False)
        for mention in self.reading.dates:
            date, first = mention.value, mention.first
            told = date.value if isinstance(date, Date) else ""
            during = prior(self.reading.tokens, first).key in self.words.in_month
            during = during or self.reading.keys(mention.last, mention.last + 1) == [
                ":"
            ]  # "+ | Tháng 7/2025: 6,8%"
            if len(told) == _MONTH and during and first - self.reading.sentence_of(first).first <= _OPENING:
                year, month = map(int, told.split("-"))
                yield mention.last - 1, Part(first, year, Months(month, month), compared=False)

    def _joins(self, end: int, year: int) -> bool:
        """Whether a part that stops at `end` is of the year: "quý I | năm 2026"; not "quý I, 2026"."""
        return year in self.years.told and self.words.part_of.issuperset(self.reading.keys(end, year))

    def _is_compared(self, first: int, end: int) -> bool:
        """Whether a part is only compared with: "so với | 6 tháng đầu năm 2025", "61% dự toán | cả năm"."""
        before = self.reading.keys(first - 2, first)
        inside = prior(self.reading.tokens, first).shape != "."
        beside = inside and not self.words.compared.isdisjoint(before)
        return beside or self.words.planned.ends_at(self.reading.tokens, end, _PLANNED)

    def _is_again(self, first: int, end: int) -> bool:
        """Whether months told before are meant: "trong | 6 tháng", "6 tháng | qua"."""
        around = (*self.reading.keys(first - 1, first), *self.reading.keys(end, end + 1))
        return not self.words.during.isdisjoint(around)
