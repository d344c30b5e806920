"""Figures that stand in the order of the wards or years they are of: "xã A và B lần lượt đạt 82% và 91%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.figures.wards_of import WardsOf
from kg.recognise.figures.words import Figure
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Mention

_YEARS: Final = 16  # tokens of "đảng viên mới trong các năm 2023, 2024, 2025"
_LEAD: Final = 6  # tokens before the years: "đảng viên trong các năm"
_SEVERAL: Final = 2  # figures that stand in order
_YEAR: Final = 4  # digits of a year


class InTurn:
    """Knows which figures of one document are of which ward or year by their order."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], wards: WardsOf) -> None:
        self.reading, self.tokens, self.wards = reading, reading.tokens, wards
        self.between = common(reading.ontology).between
        self.ordered = phrases_of(reading.ontology, "figures", "bare", "in_turn")
        self.before_years = words_of(reading.ontology, "figures", "bare", "before_years")
        self.ward_at: dict[int, Unit] = {}
        self.year_at: dict[int, str] = {}
        for run in self._runs(mentions):
            firsts = [mention.first for mention in run]
            self.year_at.update(zip(firsts, self._years(run[-1].last, len(run)), strict=False))
            self.ward_at.update(zip(firsts, self._wards(firsts[0], len(run)), strict=False))

    def _runs(self, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
        """The figures that follow each other in one unit: "82% | và | 91%"."""
        run: list[Mention] = []
        for mention in mentions:
            if run and not self._goes_on(run[-1], mention):
                if len(run) >= _SEVERAL:
                    yield run
                run = []
            run.append(mention)
        if len(run) >= _SEVERAL:
            yield run

    def _goes_on(self, before: Mention, mention: Mention) -> bool:
        """Whether but a comma or "và" parts two figures of one unit."""
        one, other = before.value, mention.value
        alike = isinstance(one, Figure) and isinstance(other, Figure) and one.unit == other.unit
        return alike and before.last == mention.first - 1 and self.tokens[before.last].key in self.between

    def _years(self, at: int, many: int) -> list[str]:
        """The years behind a run, if they are as many: "… | trong các năm 2023, 2024, 2025"."""
        stop = min(at + _YEARS, self.reading.sentence_of(at - 1).last)
        while at < stop and self.tokens[at].shape != "9":
            at += 1
        found: list[str] = []
        if self.tokens[min(at, stop) - 1].key not in self.before_years:
            return found
        while at < stop and self.tokens[at].shape == "9" and len(self.tokens[at].key) == _YEAR:
            found.append(self.tokens[at].key)
            joined = at + 1 < stop and self.tokens[at + 1].key in self.between
            at += 1 + joined
        return found if len(found) == many else []

    def _wards(self, at: int, many: int) -> list[Unit]:
        """The wards before a run that are told in turn, if they are as many: "xã A và B lần lượt | đạt"."""
        first = self.reading.sentence_of(at).first
        if not self.ordered.within(self.tokens, first, at):
            return []
        inside = within(self.wards.starts, first, at)
        begin = self.wards.starts.index(inside[0]) if len(inside) == many else 0
        joined = all(self.wards.lists.joins(index) for index in range(begin, begin + many - 1))
        return list(self.wards.wards[begin : begin + many]) if len(inside) == many and joined else []
