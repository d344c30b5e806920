"""The year or term that a figure is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.dates import is_day
from kg.ontology import Ontology, Trie
from kg.recognise.dates import Date
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.spans import closes_bracket, within
from kg.recognise.words import key_set, lexicon_of, word_set
from kg.text import Mention, keys

_LOOK_BACK: Final = 120  # tokens before a figure in which its year stands
_STANDARD: Final = 8  # tokens of "chuẩn nghèo đa chiều giai đoạn" at most
_TERM: Final = 5  # tokens of "Trong nhiệm kỳ 2020-" before the last year
_DATED: Final = 3  # tokens of "(năm 2024"
_HOUR: Final = 7  # tokens of "11 giờ 30 phút ngày" behind "tính đến"
_YEAR: Final = 4  # characters of a year


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
    doing: Trie[bool]
    yearly: Trie[bool]
    as_of: Trie[bool]
    reached: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    figures = ontology.words["figures"]
    cues = figures["cues"]
    return lexicon_of(
        _Words,
        cues,
        dated=key_set(cues["dated"]),
        terms=key_set(cues["terms"]),
        schools=key_set(cues["schools"]),
        founded=key_set(cues["founded"]),
        by=keys(figures["words"]["by_year"]),
        reached=word_set(figures["label"]["reached"]),
    )


class Periods:
    """Finds the years of one document's figures among those that it writes."""

    def __init__(self, reading: Reading, years: Years) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.years, self.holds = years, list(self._holds())
        self.yearly = list(reading.lookup.matches(self.words.yearly))
        self.days = dict(self._days())  # the end of a day or month as of which figures hold → its date
        days = (m for m in reading.dates if isinstance(m.value, Date) and is_day(m.value.value))
        self.dated = {mention.last - 1 for mention in days}
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
        own = self.years.within(end + bracket + 1, end + bracket + 2)
        own = () if bracket and self._compares(end) else own
        earlier = self.years.within(mention.first - _LOOK_BACK, mention.first)
        before = [
            at
            for at in reversed(earlier)
            if self.tokens[at].line == line and not self._is_aside(at, mention.first)
        ]
        before = before if target else self._holding(before, mention.first)
        if self.owned:
            before = [at for at in before if not self._is_owned(at, mention.first)]
        later = self.years.within(last, stop)
        if later and not target:  # "còn 412 hộ nghèo; | năm 2025 xã có 1.206 lượt hộ vay vốn"
            later = self.years.within(
                last, next((i for i in range(last, stop) if self.tokens[i].key == ";"), stop)
            )
        self.owned.update(own)
        day = self._day(mention.first) if self.days else -1
        if day < 0:
            first = self.reading.sentence_of(mention.first).first
            near, far = ([at for at in before if (at >= first) is here] for here in (True, False))
            beside = [at for at in later if self._is_beside(at, mention.last)]
            told = (*own, *self.years.within(end, last), *near, *beside, *far, *later)
            return self._first(told, target=target)
        since = (*own, *self.years.within(end, last), *(at for at in before if at > day))
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
        """Without years that a figure at `at` is not of: "năm 2020 có 300 hộ; đến nay còn | 45 hộ"."""
        first = self.reading.sentence_of(at).first
        here = within(self.holds, first, at)
        since = here[-1] if here else -1
        lasting = bool(within(self.yearly, first, at))
        return [
            year
            for year in years
            if not (year < since and self.years.year(year) < self.years.now)
            and not (year < first and (lasting or self.years.is_ranged(year)))
        ]

    def _holds(self) -> Iterator[int]:
        """Where it is told that something holds now: "hiện", "đến nay", but not in "thực hiện"."""
        doing = {match[0] - 1 for match in self.reading.lookup.matches(self.words.doing).values()}
        return (at for at in self.reading.lookup.matches(self.words.now) if at not in doing)

    def _compares(self, at: int) -> bool:
        """Whether brackets at token `at` tell the figure of another year: "(năm 2024: 76 triệu đồng)"."""
        behind = at + _DATED
        return behind < len(self.tokens) and self.tokens[behind].key != ")"

    def _is_aside(self, at: int, stop: int) -> bool:
        """Whether brackets that close before `stop` hold the year at `at`."""
        return closes_bracket(self.reading.keys(at, stop))

    def led(self, first: int, last: int, *, target: bool) -> str | None:
        """The last year that the lead of a list tells: "Kết quả năm 2025: …"."""
        told = (self._spoken(at, target=target) for at in reversed(self.years.within(first, last)))
        return next((period for period in told if period), None)

    def _spoken(self, at: int, *, target: bool) -> str | None:
        """The period that ends with the year at `at`: "năm 2025", "giai đoạn 2020-2025"."""
        before, year = tuple(self.reading.keys(max(0, at - 5), at)), self.years.told[at]
        ranged = self.years.is_ranged(at)
        begun = (
            ranged and before[-4:-2] in self.words.schools and int(self.tokens[at - 2].key) <= self.years.now
        )
        if (
            at in self.dated
            or (not target and int(year) > self.years.now and not begun)
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
        return opens and self.years.year(at) <= self.years.now

    def _is_of_standard(self, at: int) -> bool:
        """Whether a year tells which standard is meant: "theo chuẩn nghèo đa chiều giai đoạn | 2021-2025"."""
        return self.words.standards.ends_at(self.tokens, at, _STANDARD)
