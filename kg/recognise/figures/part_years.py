"""Parts of years that a text writes: quarters, halves, the first nine months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.dates import Date
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import prior

_JOINING: Final = 2  # tokens between a part and its year at most: "quý I của năm | 2026"
_MONTH: Final = 7  # characters of "2026-07"
_ONE: Final = 2  # characters of "09"
_WHOLE: Final = ("01/12", "../12")
_BY: Final = ".."  # an end without a beginning, as EDTF writes it
_PLANNED: Final = 4  # tokens of "dự toán cả năm"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year: "6 tháng đầu năm 2026"; `first` is its first token."""

    first: int
    year: int
    months: str  # its first and last, or its only one: "01/06", "09"; "../12" is by its end
    compared: bool  # figures are only compared with it

    @property
    def is_month(self) -> bool:
        """Whether it is one month."""
        return len(self.months) == _ONE

    @property
    def period(self) -> str:
        """The months as ISO 8601 writes them: "2026", "2026-09", "2026-01/2026-06"."""
        if self.months in _WHOLE:
            return str(self.year)
        since, _, until = self.months.partition("/")
        return f"{self.year}-{since}" + (f"/{self.year}-{until}" if until else "")

    def is_of(self, day: str, *, target: bool) -> bool:
        """Whether a report of a day or year tells results, or aims, of the part: what is over has no aims."""
        last, now = f"{self.year}-{self.months[-2:]}"[: len(day)], day[:_MONTH]
        of = last >= now if target else last <= now and not self.months.startswith(_BY)
        return of and not self.compared


@cache
def _phrases(ontology: Ontology) -> Trie[tuple[str, bool]]:
    """(months, whether the year may be unsaid) by phrase."""
    words = ontology.words["figures"]
    tables = ((words["part_years"], True), (words["months"], False))
    return Trie((phrase, (key, sure)) for table, sure in tables for key in table for phrase in table[key])


def part_years(reading: Reading, years: Years) -> dict[int, Part]:
    """The parts by their last tokens: "quý I/ | 2026", "quý | I", "trong 6 | tháng" where that is known."""
    parts = dict(_months(reading))
    known: dict[str, int] = {}
    for first, (end, [(months, alone)]) in reading.lookup.matches(_phrases(reading.ontology)).items():
        told = next((at for at in range(end, end + _JOINING + 1) if _joins(reading, years, end, at)), -1)
        said = years.year(told) if told >= 0 else alone and reading.year
        again = not said and _is_again(reading, first, end)
        year = said or (known.get(months) if again else None)
        if year and not (told >= 0 and months.startswith(_BY)):  # "đến cuối năm | 2026": a year as others
            compared = _is_compared(reading, first, end)
            parts[max(told, end - 1)] = Part(first, year, months, compared)
            known |= {} if compared else {months: year}
    return parts


def _months(reading: Reading) -> Iterator[tuple[int, Part]]:
    """The months with which sentences begin: "Trong | tháng 9/2025, …"."""
    during = words_of(reading.ontology, "figures", "words", "in_month")
    for mention in reading.dates:
        date, first = mention.value, mention.first
        told = date.value if isinstance(date, Date) else ""
        opens = prior(reading.tokens, first).key in during and reading.sentence_of(first).first == first - 1
        if len(told) == _MONTH and opens:
            year, month = told.split("-")
            yield mention.last - 1, Part(mention.first, int(year), month, compared=False)


def _joins(reading: Reading, years: Years, end: int, year: int) -> bool:
    """Whether a part that stops at `end` is of the year: "quý I | năm 2026"; not "quý I, 2026"."""
    joining = words_of(reading.ontology, "figures", "words", "part_of")
    return year in years.told and joining.issuperset(reading.keys(end, year))


def _is_compared(reading: Reading, first: int, end: int) -> bool:
    """Whether a part is only compared with: "so với | 6 tháng đầu năm 2025", "61% dự toán | cả năm"."""
    compared = words_of(reading.ontology, "figures", "cues", "compared")
    planned = phrases_of(reading.ontology, "figures", "words", "planned")
    near = prior(reading.tokens, first)
    beside = near.shape != "." and not compared.isdisjoint(reading.keys(first - 2, first))
    return beside or planned.ends_at(reading.tokens, end, _PLANNED)


def _is_again(reading: Reading, first: int, end: int) -> bool:
    """Whether months told before are meant: "trong | 6 tháng", "6 tháng | qua"."""
    during = words_of(reading.ontology, "figures", "words", "during")
    return not during.isdisjoint((*reading.keys(first - 1, first), *reading.keys(end, end + 1)))
