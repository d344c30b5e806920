"""The year, part of a year or term that a figure is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.dates import is_day
from kg.ontology import Ontology, Trie
from kg.recognise.dates import Date
from kg.recognise.figures.days import Days
from kg.recognise.figures.idle_years import IdleYears
from kg.recognise.figures.part_years import Part
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.spans import closes_bracket, opens_bracket, within
from kg.recognise.words import key_set, lexicon_of, word_set
from kg.text import Mention, keys

_LOOK_BACK: Final = 120  # tokens before a figure in which its year stands
_TERM: Final = 5  # tokens of "Trong nhiệm kỳ 2020-" before the last year
_DATED: Final = 3  # tokens of "(năm 2024"
_SENTENCES: Final = frozenset(";:")
_CLAUSES: Final = frozenset(";:,(")


@dataclass(frozen=True, slots=True)
class _Words:
    dated: frozenset[tuple[str, ...]]
    terms: frozenset[tuple[str, ...]]
    schools: frozenset[tuple[str, ...]]
    by: tuple[str, ...]
    now: Trie[bool]
    doing: Trie[bool]
    yearly: Trie[bool]
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
        by=keys(figures["words"]["by_year"]),
        reached=word_set(figures["label"]["reached"]),
    )


class Periods:
    """Finds the years of one document's figures among those that it writes."""

    def __init__(self, reading: Reading, years: Years, parts: Mapping[int, Part]) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, _words(reading.ontology)
        self.years, self.idle, self.holds = years, IdleYears(reading, years), list(self._holds())
        self.parts, self.day = parts, reading.document.published or str(reading.year or "")
        self.at = sorted({*years.at, *self.parts})
        self.yearly = list(reading.lookup.matches(self.words.yearly))
        self.days = Days(reading)
        days = (m for m in reading.dates if isinstance(m.value, Date) and is_day(m.value.value))
        self.dated = {mention.last - 1 for mention in days}
        self.owned: set[int] = set()  # years written right behind a figure
        self.counting: set[int] = set()  # years and months in whose sentence a figure stands

    def of(self, mention: Mention, last: int, stop: int, *, target: bool) -> str | None:
        """The year right after a figure, in its label up to `last`, before it, up to `stop`, far before."""
        own = self._own(mention.last)
        before, later = self._before(mention.first, target=target), self._later(last, stop, target=target)
        self.owned.update(own)
        inner = (*own, *self._within(mention.last, last))
        day = self.days.before(mention.first, target=target)
        if day >= 0:
            since = (*inner, *(at for at in before if at > day))
            return self._first(since, target=target) or self.days.aims[day]
        due = None if inner else self.days.behind(mention.last, stop, target=target)
        if due:
            return due
        first = self.reading.sentence_of(mention.first).first
        near, far = ([at for at in before if (at >= first) is here] for here in (True, False))
        self.counting.update(near)
        far = [at for at in far if not self._is_passing(at, target=target)]
        beside = [at for at in later if self._is_beside(at, mention.last)]
        later = [at for at in later if at not in self.parts]
        if target and self._is_next(near, beside, mention.last):
            return self._first(beside, target=target)
        return self._first((*inner, *near, *beside, *far, *later), target=target)

    def _is_next(self, near: Sequence[int], beside: Sequence[int], end: int) -> bool:
        """Whether an aim's own clause tells a year to come: "6km năm 2025; | 5km | nữa … năm 2026"."""
        if not near or not beside or any(self._year(at) > self.years.now for at in near):
            return False
        own = self._year(beside[0]) > self.years.now
        return own and _CLAUSES.isdisjoint(self.reading.keys(end, beside[0]))

    def _own(self, end: int) -> Sequence[int]:
        """The year right behind a figure: "68 triệu đồng | năm 2025", "… (năm 2025)"."""
        bracket = end < len(self.tokens) and self.tokens[end].key == "("
        if bracket and self._compares(end):
            return ()
        return self._within(end + bracket + 1, end + bracket + 2)

    def _before(self, at: int, *, target: bool) -> list[int]:
        """The years before a figure in its paragraph, the last first, without those that are not its."""
        line, earlier = self.tokens[at].line, self._within(at - _LOOK_BACK, at)
        told = [year for year in reversed(earlier) if self.tokens[year].line == line]
        told = [year for year in told if not self._is_aside(year, at)]
        told = told if target else self._holding(told, at)
        return [year for year in told if not self._is_owned(year, at)] if self.owned else told

    def _later(self, last: int, stop: int, *, target: bool) -> Sequence[int]:
        """The years behind; of a result up to a semicolon: "còn 412 hộ nghèo; | năm 2025 xã có …"."""
        if not target and self._within(last, stop):
            stop = next((i for i in range(last, stop) if self.tokens[i].key == ";"), stop)
        return [at for at in self._within(last, stop) if not self._leads_aside(at, last)]

    def _leads_aside(self, year: int, end: int) -> bool:
        """Whether brackets tell the figure of another year: "1,2% | (cuối năm 2024: 1,9%)"."""
        inside = opens_bracket(self.reading.keys(end, year))
        return inside and self.reading.keys(year + 1, year + 2) != [")"]

    def _within(self, first: int, last: int) -> Sequence[int]:
        """The tokens in [first, last) with which a year or a part of one ends."""
        return within(self.at, first, last)

    def _is_passing(self, at: int, *, target: bool) -> bool:
        """Whether a month only tells when something was done: "Trong tháng 10, phường mở đại hội. …"."""
        return at in self.parts and self.parts[at].is_month and (target or at not in self.counting)

    def _year(self, at: int) -> int:
        """The year of what ends at a token."""
        return self.parts[at].year if at in self.parts else self.years.year(at)

    def _is_beside(self, year: int, end: int) -> bool:
        """Whether a figure's clause goes on to a year: "5%/năm … trong năm 2026"; not "…, đến năm 2030"."""
        between = self.reading.keys(end, year)
        apart = _CLAUSES if year in self.parts else _SENTENCES  # "12 tỷ đồng, lũy kế 9 tháng | …"
        return self.words.by[0] not in between and apart.isdisjoint(between)

    def _first(self, years: Sequence[int], *, target: bool) -> str | None:
        """The first period that ends with one of these years."""
        periods = (self._spoken(at, target=target) for at in years)
        return next((period for period in periods if period), None)

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
            if not (year < since and (year in self.parts or self._year(year) < self.years.now))
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
        told = (self._spoken(at, target=target) for at in reversed(self._within(first, last)))
        return next((period for period in told if period), None)

    def _spoken(self, at: int, *, target: bool) -> str | None:
        """The period that ends with the year at `at`: "năm 2025", "giai đoạn 2020-2025"."""
        if at in self.parts:
            told = self.parts[at].is_of(self.day, target=target)
            return self.parts[at].period if told else None
        before, year = tuple(self.reading.keys(max(0, at - 5), at)), self.years.told[at]
        ranged = self.years.is_ranged(at)
        begun = (
            ranged and before[-4:-2] in self.words.schools and int(self.tokens[at - 2].key) <= self.years.now
        )
        if (
            at in self.dated
            or (not target and self.years.is_to_come(at) and not begun)
            or self.idle.holds(at)
        ):
            return None
        if ranged:
            term = before[-4:-2] in self.words.terms and not self._is_over(at)
            return f"{self.tokens[at - 2].key}-{year}" if target or not term else None
        return year if before[-1:] in self.words.dated else None

    def _is_over(self, at: int) -> bool:
        """Whether a sentence opens with the term that ends with the year at `at`: "Nhiệm kỳ 2020-2025, …"."""
        opens = at - self.reading.sentence_of(at).first <= _TERM
        return opens and self._year(at) <= self.years.now
