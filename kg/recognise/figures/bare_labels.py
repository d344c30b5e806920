"""What bare numbers are of: the noun that stands elsewhere, with the words before its number."""

from __future__ import annotations

from kg.recognise.figures.counts import Counts, Measured
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.sums import Around
from kg.recognise.figures.words import Figure
from kg.text import Mention


class BareLabels:
    """Labels the bare numbers of one document."""

    def __init__(self, spans: LabelSpans, counts: Counts) -> None:
        self.spans, self.counts = spans, counts

    def label(self, mention: Mention, figure: Figure, around: Around) -> Measured:
        """The noun with what stands before the number: "hồ sơ" and "trực tuyến | 6.900"."""
        if verb := self.counts.verb(mention.first, around.start):
            return Measured(f"{verb} {figure.unit}", mention.first, mention.last)
        head = self.spans.head(around.start, self.spans.mark(around.start, mention.first))
        said, unit = self.spans.text(head), f" {figure.unit.lower()} "
        if not said and figure.unit in around.subject:  # "kết nạp 38, | 41 và 46 đảng viên"
            return Measured(around.subject, mention.first, mention.last, True)
        first = head[0] if said else mention.first
        if f" {said.lower()} " in unit:
            return Measured(figure.unit, first, mention.last)
        label = said if unit in f" {said.lower()} " else f"{figure.unit} {said}".strip()
        return Measured(label, first, mention.last)
