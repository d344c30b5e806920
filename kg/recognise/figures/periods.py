"""The year or term that a figure is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.dates import is_day
from kg.ontology import Ontology, Trie
from kg.recognise.dates import Date
from kg.recognise.dates.figures import is_year
from kg.recognise.dates.year import ends_plan
from kg.recognise.reading import Reading
from kg.recognise.spans import closes_bracket, within
from kg.recognise.words import key_set, phrase_set, word_set
from kg.text import Mention, keys, prior

_LOOK_BACK: Final = 120  # tokens before a figure in which its year stands
_STANDARD: Final = 8  # tokens of "chuẩn nghèo đa chiều giai đoạn" at most
_TERM: Final = 5  # tokens of "Trong nhiệm kỳ 2020-" before the last year
_BEHIND: Final = 4  # tokens of "(vào năm 2030"
_DATED: Final = 3  # tokens of "(năm 2024"
_HOUR: Final = 7  # tokens of "11 giờ 30 phút ngày" behind "tính đến"
_YEAR: Final = 4  # characters of a year
_NEVER: Final = 9999  # a year that no text tells


@dataclass(frozen=True, slots=True)
class _Words:
    compared: frozenset[str]
    dated: frozenset[tuple[str, ...]]
    terms: frozenset[tuple[str, ...]]
    schools: frozenset[tuple[str, ...]]
    founded: frozenset[tuple[str, ...]]
    by: tuple[str, ...]
    standards: Trie[bool]
    now: Trie[bool]
    as_of: Trie[bool]
    reached: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    cues = ontology.words["figures"]["cues"]
    return _Words(
        compared=word_set(cues["compared"]),
        dated=key_set(cues["dated"]),
        terms=key_set(cues["terms"]),
        schools=key_set(cues["schools"]),
        founded=key_set(cues["founded"]),
        by=keys(ontology.words["figures"]["words"]["by_year"]),
        standards=phrase_set(cues["standards"]),
        now=phrase_set(cues["now"]),
        as_of=phrase_set(cues["as_of"]),
        reached=word_set(ontology.words["figures"]["label"]["reached"]),
    )


class Periods:
    """Finds the years of one document's figures; `starts` are the tokens at which numbers may begin."""

    def __init__(self, reading: Reading, starts: Sequence[int]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.now = reading.year or _NEVER  # later years are to come
        self.years = [at for at in starts if is_year(self.tokens[at].key)]
        self.days = dict(self._days())  # the end of a day or month as of which figures hold → its date
        self.dated = {m.last - 1 for m in reading.dates if isinstance(m.value, Date) and _is_day(m.value)}
        self.owned: set[int] = set()  # years written right behind a figure

    def _days(self) -> Iterator[tuple[int, str]]:
        """The days and months that a text tells the state of: "tính đến 17 giờ ngày 30/11"."""
        for end, _ in self.reading.lookup.matches(self.words.as_of).values():
            for mention in self.reading.within(self.reading.dates, end, end + _HOUR):
                date, between = mention.value, self.reading.keys(end, mention.first)
                if isinstance(date, Date) and len(date.value) > _YEAR and "," not in between:
                    yield mention.last, date.value

    def of(self, mention: Mention, last: int, stop: int, *, target: bool) -> str | None:
        """The year right after a figure, in its label up to `last`, before it, up to `stop`, far before."""
        line, end = self.tokens[mention.first].line, mention.last
        bracket = end < len(self.tokens) and self.tokens[end].key == "("
        own = self._within(end + bracket + 1, end + bracket + 2)
        own = () if bracket and self._compares(end) else own
        earlier = self._within(mention.first - _LOOK_BACK, mention.first)
        before = [
            at
            for at in reversed(earlier)
            if self.tokens[at].line == line and not self._is_aside(at, mention.first)
        ]
        before = before if target else self._holding(before, mention.first)
        if self.owned:
            before = [at for at in before if not self._is_owned(at, mention.first)]
        later = self._within(last, stop)
        if later and not target:  # "còn 412 hộ nghèo; | năm 2025 xã có 1.206 lượt hộ vay vốn"
            later = self._within(
                last, next((i for i in range(last, stop) if self.tokens[i].key == ";"), stop)
            )
        self.owned.update(own)
        day = self._day(mention.first) if self.days else -1
        if day < 0:
            first = self.reading.sentence_of(mention.first).first
            near, far = ([at for at in before if (at >= first) is here] for here in (True, False))
            beside = [at for at in later if self._is_beside(at, mention.last)]
            told = (*own, *self._within(end, last), *near, *beside, *far, *later)
            return self._first(told, target=target)
        since = (*own, *self._within(end, last), *(at for at in before if at > day))
        return self._first(since, target=target) or self.days[day]

    def _is_beside(self, year: int, end: int) -> bool:
        """Whether a figure's clause goes on to a year: "5%/năm … trong năm 2026"; not "…, đến năm 2030"."""
        between = self.reading.keys(end, year)
        return {";", ":", self.words.by[0]}.isdisjoint(between)

    def _first(self, years: Sequence[int], *, target: bool) -> str | None:
        """The first period that ends with one of these years."""
        periods = (self._spoken(at, target=target) for at in years)
        return next((period for period in periods if period), None)

    def _day(self, at: int) -> int:
        """The end of the last such day that the sentence tells before a figure at `at`; -1 for none."""
        first = self.reading.sentence_of(at).first
        return max((end for end in self.days if first < end <= at), default=-1)

    def _is_owned(self, year: int, at: int) -> bool:
        """Whether a year is another figure's: "68 triệu đồng năm 2025; | … 12%", "5% năm 2020 | xuống 2%"."""
        if year not in self.owned:
            return False
        between = self.reading.keys(year + 1, at)
        return ";" in between or not self.words.reached.isdisjoint(between[:1])

    def _holding(self, years: list[int], at: int) -> list[int]:
        """Without years of earlier sentences that a figure at `at` is not of: spans, past ones of today."""
        first = self.reading.sentence_of(at).first
        if not years or years[-1] >= first:
            return years
        now = self.words.now.within(self.tokens, first, at)
        return [
            year
            for year in years
            if year >= first or not (self._is_ranged(year) or (now and int(self.tokens[year].key) < self.now))
        ]

    def _is_ranged(self, at: int) -> bool:
        """Whether a year closes a span: "2020 - | 2025"."""
        return at >= 2 and self.tokens[at - 1].key == "-" and is_year(self.tokens[at - 2].key)

    def _compares(self, at: int) -> bool:
        """Whether brackets at token `at` tell the figure of another year: "(năm 2024: 76 triệu đồng)"."""
        behind = at + _DATED
        return behind < len(self.tokens) and self.tokens[behind].key != ")"

    def _is_aside(self, at: int, stop: int) -> bool:
        """Whether brackets that close before `stop` hold the year at `at`."""
        return closes_bracket(self.reading.keys(at, stop))

    def led(self, first: int, last: int, *, target: bool) -> str | None:
        """The last year that the lead of a list tells: "Kết quả năm 2025: …"."""
        told = (self._spoken(at, target=target) for at in reversed(self._within(first, last)))
        return next((period for period in told if period), None)

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

    def looks_back(self, first: int, last: int) -> bool:
        """Whether a year that is there or over is told in [first, last)."""
        return any(int(self.tokens[at].key) <= self.now for at in self._within(first, last))

    def _ahead(self, first: int, last: int) -> Iterator[int]:
        """The tokens in [first, last) that write a year to come, but in no quoted name before `last`."""
        quoted = self.reading.quoted_before(last)
        years = (at for at in self._within(first, last) if at not in quoted)
        return (at for at in years if int(self.tokens[at].key) > self.now or self._ends_plan(at))

    def _ends_plan(self, at: int) -> bool:
        """Whether a text of no known year looks to the last year of a plan: "đến năm | 2030"."""
        return self.now == _NEVER and ends_plan(int(self.tokens[at].key)) and self._is_after_by(at)

    def _is_after_by(self, at: int) -> bool:
        """Whether "đến năm" stands before the year at `at`."""
        by = self.words.by
        return tuple(self.reading.keys(at - len(by), at)) == by

    def _within(self, first: int, last: int) -> Sequence[int]:
        """The tokens in [first, last) that write a year."""
        return within(self.years, first, last) if self.years else ()

    def _spoken(self, at: int, *, target: bool) -> str | None:
        """The period that ends with the year at `at`: "năm 2025", "giai đoạn 2020-2025"."""
        before, year = tuple(self.reading.keys(max(0, at - 5), at)), self.tokens[at].key
        ranged = self._is_ranged(at)
        begun = ranged and before[-4:-2] in self.words.schools and int(self.tokens[at - 2].key) <= self.now
        if (
            at in self.dated
            or (not target and int(year) > self.now and not begun)
            or self._is_of_standard(at - 2 * ranged)
        ):
            return None
        if ranged:
            term = before[-4:-2] in self.words.terms and not self._is_over(at)
            return f"{self.tokens[at - 2].key}-{year}" if target or not term else None
        compared = not self.words.compared.isdisjoint(before[-3:-1]) or before[-3:-1] in self.words.founded
        return year if before[-1:] in self.words.dated and not compared else None

    def _is_over(self, at: int) -> bool:
        """Whether a sentence opens with the term that ends with the year at `at`: "Nhiệm kỳ 2020-2025, …"."""
        opens = at - self.reading.sentence_of(at).first <= _TERM
        return opens and int(self.tokens[at].key) <= self.now

    def _is_of_standard(self, at: int) -> bool:
        """Whether a year tells which standard is meant: "theo chuẩn nghèo đa chiều giai đoạn | 2021-2025"."""
        return self.words.standards.ends_at(self.tokens, at, _STANDARD)


def _is_day(date: Date) -> bool:
    return is_day(date.value)
