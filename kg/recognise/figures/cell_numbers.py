"""Bare numbers in the cells of tables, whose unit another cell tells: "| Thu ngân sách | tỷ đồng | 72 |"."""

from __future__ import annotations

from collections.abc import Mapping, Set
from decimal import Decimal
from typing import Final

from kg.ontology import Ontology
from kg.recognise.figures.amounts import Amounts
from kg.recognise.figures.counted import Nouns
from kg.recognise.figures.digits import is_year, plain
from kg.recognise.figures.number_words import number_words
from kg.recognise.figures.tables import Cell, Span
from kg.recognise.figures.words import Figure, FigureKind
from kg.text import Mention, Tokens

_COUNT: Final = frozenset({"count"})
_COUNTED: Final = frozenset({"count", "goal"})  # "20/21 chỉ tiêu" tells how many were reached
_KINDS: Final[dict[str, FigureKind]] = {"VND": "money", "%": "percent"}


class CellNumbers:
    """Reads the numbers that fill a cell of one document's tables."""

    def __init__(self, ontology: Ontology, amounts: Amounts, nouns: Nouns, cells: Mapping[int, Cell]) -> None:
        self.amounts, self.nouns, self.cells = amounts, nouns, cells
        self.tokens: Tokens = nouns.tokens
        self.magnitudes = number_words(ontology).magnitudes
        self.signs = ontology.phrases("figures", "measures")

    def figure(self, at: int) -> Mention | None:
        """The figure of a number that is all its cell holds."""
        cell = self.cells.get(at)
        found = self.amounts.number(at, zero=True) if cell is not None else None
        if cell is None or found is None or found.upper is not None or found.end != cell.span[1]:
            return None
        first, sign = self.amounts.comparator(at)
        unit, kind, factor = self._unit(cell, _COUNT if found.whole is None else _COUNTED)
        if first != cell.span[0] or not unit or (kind == "count" and found.digits and is_year(found.value)):
            return None
        value = found.discrete if kind == "count" else found.value * factor
        whole = plain(found.whole) if found.whole is not None else None
        return Mention(
            "figure", first, found.end, Figure(plain(value), kind, unit, found.end, sign, whole=whole)
        )

    def _unit(self, cell: Cell, kinds: Set[str]) -> tuple[str, FigureKind, Decimal]:
        """(unit, kind, by how much it is multiplied) of a cell: "triệu đồng", "%", "hộ"."""
        at, stop = cell.unit
        factor = Decimal(1)
        while at < stop and self.tokens[at].key in self.magnitudes:
            factor, at = factor * self.magnitudes[self.tokens[at].key], at + 1
        if at < stop and (match := self.signs.longest(self.tokens, at, stop)):
            unit: str = match[1][0]
            return unit, _KINDS.get(unit, "measure"), factor
        if at < stop:
            return self._noun(cell.unit, kinds), "count", factor
        return self._noun(cell.label, kinds), "count", factor

    def _noun(self, span: Span, kinds: Set[str]) -> str:
        """The noun of these kinds with which a cell begins: "Đảng viên mới", "Số hộ nghèo"; "" for none."""
        numbered = any(self.tokens[at].shape == "9" for at in range(*span))  # "Phòng họp 2"
        noun = None if numbered else self.nouns.known(self.nouns.past_number(span[0]), span[1])
        return self.nouns.calm(noun) if noun is not None and noun.kind in kinds else ""
