"""Tables whose cells are parted by "|": which row and column a number stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from kg.recognise.dates.figures import is_year
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of

_BAR: Final = frozenset({"|"})
_FEWEST: Final = 2  # cells of a row, rows of a table
_PAIR: Final = 2  # cells of "Dân số | 12.640 người"
_LEAD: Final = 3  # tokens of a cell in which its number begins: "trên 95%"
_WORDS: Final = frozenset("wCA")

Span = tuple[int, int]
_NONE: Final[Span] = (0, 0)


class Cell(NamedTuple):
    """A cell of figures, and the tokens of its row's label, its column's head and its unit."""

    span: Span
    label: Span
    head: Span
    unit: Span


class Tables:
    """The tables of one document; `cells` by each token of a cell behind its row's label."""

    def __init__(self, reading: Reading) -> None:
        self.tokens = reading.tokens
        self.unit_heads = phrases_of(reading.ontology, "figures", "bare", "unit_heads")
        self.cells: dict[int, Cell] = {}
        bars = reading.lookup.starting(_BAR)
        for table in self._tables(bars) if len(bars) > _FEWEST else ():
            head = table[0] if self._is_head(table[0]) else [_NONE] * len(table[0])
            for row in table:
                self._note(row, head)

    def _tables(self, bars: Sequence[int]) -> Iterator[list[list[Span]]]:
        """Lines that follow each other with as many cells; more of them where one bar parts two cells."""
        table: list[list[Span]] = []
        end, fewest = -1, _FEWEST
        for row, first, last in self._rows(bars):
            if table and (first != end or len(row) != len(table[0])):
                if len(table) >= fewest:
                    yield table
                table = []
            if any(self.tokens[at].shape != "." for at in range(first, last)):  # not "|---|---|"
                bare = len(row) == _PAIR and "|" not in {self.tokens[first].key, self.tokens[last - 1].key}
                fewest = _FEWEST + bare
                table.append(row)
            end = last
        if len(table) >= fewest:
            yield table

    def _rows(self, bars: Sequence[int]) -> Iterator[tuple[list[Span], int, int]]:
        """(the cells, the first and the last token) of each line with bars enough."""
        at = 0
        while at < len(bars):
            line, first = self.tokens[bars[at]].line, bars[at]
            inside = [bar for bar in bars[at:] if self.tokens[bar].line == line]
            at += len(inside)
            last = inside[-1] + 1
            while first and self.tokens[first - 1].line == line:
                first -= 1
            while last < len(self.tokens) and self.tokens[last].line == line:
                last += 1
            cells = [(one + 1, other) for one, other in pairwise([first - 1, *inside, last])]
            cells = cells[cells[0][0] == cells[0][1] :]
            cells = cells[:-1] if cells[-1][0] == cells[-1][1] else cells
            if len(cells) >= _FEWEST:
                yield cells, first, last

    def _is_head(self, row: Sequence[Span]) -> bool:
        """Whether a row only tells what its columns are: "| Chỉ tiêu | Đơn vị | Năm 2025 |"."""
        return all(
            self.tokens[at].shape != "9" or is_year(self.tokens[at].key)
            for first, last in row
            for at in range(first, last)
        )

    def _note(self, row: Sequence[Span], head: Sequence[Span]) -> None:
        """Note the cells of a row behind the first one with words."""
        label = next((i for i, cell in enumerate(row) if self._says(cell)), len(row))
        units = [i for i, span in enumerate(head) if self._is_unit(span)]
        for index in range(label + 1, len(row)):
            first, last = row[index]
            if index in units or all(self.tokens[at].shape != "9" for at in range(first, last)[:_LEAD]):
                continue
            named, unit = self._parted(row[label])
            for other in (self._parted(head[index])[1], *(row[i] for i in units)):
                unit = other if other[0] < other[1] else unit
            unit = self._percent(head[index]) or unit
            self.cells.update(
                dict.fromkeys(range(first, last), Cell((first, last), named, head[index], unit))
            )

    def _says(self, span: Span) -> bool:
        """Whether a cell holds words and begins with one: no "1", no "31/38 hộ"."""
        return span[0] < span[1] and self.tokens[span[0]].shape in _WORDS

    def _is_unit(self, span: Span) -> bool:
        """Whether a column tells the units of its rows: "Đơn vị tính"."""
        match = self.unit_heads.longest(self.tokens, span[0], span[1]) if span[0] < span[1] else None
        return match is not None and match[0] == span[1]

    def _percent(self, span: Span) -> Span | None:
        """The sign for shares in a column's head: "| % | kế hoạch"."""
        return next(((at, at + 1) for at in range(*span) if self.tokens[at].key == "%"), None)

    def _parted(self, span: Span) -> tuple[Span, Span]:
        """(what a cell says, the unit in brackets at its end): "Thu ngân sách | (tỷ đồng)"."""
        first, last = span
        if first == last or self.tokens[last - 1].key != ")":
            return span, _NONE
        opened = next((at for at in range(last - 2, first, -1) if self.tokens[at].key == "("), last)
        return ((first, opened), (opened + 1, last - 1)) if opened < last else (span, _NONE)
