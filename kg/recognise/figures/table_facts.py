"""What the cells of a table are: their row tells the label, the head of their column year and status."""

from __future__ import annotations

from kg.recognise.figures.counts import Measured
from kg.recognise.figures.cues import Cues
from kg.recognise.figures.statuses import Statuses
from kg.recognise.figures.tables import Cell, Span, Tables
from kg.recognise.figures.words import Figure, figure_words
from kg.recognise.figures.years import Years
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of
from kg.text import Mention


class TableFacts:
    """Describes the figures in the tables of one document."""

    def __init__(
        self, reading: Reading, tables: Tables, cues: Cues, statuses: Statuses, years: Years
    ) -> None:
        self.reading, self.tokens, self.cells = reading, reading.tokens, tables.cells
        self.cues, self.statuses, self.years = cues, statuses, years
        self.compared = figure_words(reading.ontology).compared
        self.planned = phrases_of(reading.ontology, "figures", "bare", "planned_heads")
        self.than = reading.ontology.words["figures"]["label"]["than"][""]

    def measured(self, mention: Mention) -> Measured | None:
        """The label of a figure in a table, None outside: "Thu ngân sách | 141% |" is "so với kế hoạch"."""
        cell = self.cells.get(mention.first)
        if cell is None:
            return None
        label = self.reading.text(*cell.label)
        if self._is_share(cell, mention):
            label = f"{label} {self._whole(cell.head)}"
        return Measured(label, cell.label[0], mention.last)

    def status(self, mention: Mention) -> str:
        """The status that the head of its column tells; "" for none."""
        cell = self.cells.get(mention.first)
        if cell is None or cell.head[0] == cell.head[1]:
            return ""
        if self._is_share(cell, mention):
            return "actual"
        first, last = cell.head
        if self.planned.longest(self.tokens, first, last):
            return "target"
        return self.statuses.cue(self.cues.of(self.reading.sentence_of(first)), first, last)

    def period(self, mention: Mention) -> str | None:
        """The year that the head of its column tells."""
        cell = self.cells.get(mention.first)
        years = self.years.within(*cell.head) if cell is not None else ()
        return str(self.years.year(years[-1])) if years else None

    def _is_share(self, cell: Cell, mention: Mention) -> bool:
        """Whether a share is of what was planned: under "So với kế hoạch", "% dự toán"; not "Kế hoạch"."""
        figure, (first, last) = mention.value, cell.head
        share = isinstance(figure, Figure) and figure.unit == "%"
        if not share or not self.compared.within(self.tokens, first, last):
            return False
        planned = self.planned.longest(self.tokens, first, last) is not None
        return not planned or any(token.key == "%" for token in self.tokens[first:last])

    def _whole(self, head: Span) -> str:
        """What the shares of a column are of: "so với kế hoạch"."""
        words = [token.text for token in self.tokens[head[0] : head[1]] if token.shape != "."]
        said = " ".join(words)
        said = said[:1].lower() + said[1:]
        return said if said.startswith(self.than) else f"{self.than} {said}"
