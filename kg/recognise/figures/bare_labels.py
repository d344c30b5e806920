"""What bare numbers are of: the noun that stands elsewhere, with the words before its number."""

from __future__ import annotations

from kg.ontology import Ontology
from kg.recognise.figures.counts import Counts, Measured
from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.sums import Around
from kg.recognise.figures.words import Figure
from kg.recognise.words import phrases_of
from kg.text import Mention


class BareLabels:
    """Labels the bare numbers of one document."""

    def __init__(self, ontology: Ontology, spans: LabelSpans, counts: Counts) -> None:
        self.spans, self.counts = spans, counts
        self.among = phrases_of(ontology, "figures", "bare", "among")

    def label(self, mention: Mention, figure: Figure, around: Around) -> Measured:
        """The noun with what stands before the number: "hồ sơ" and "trực tuyến | 6.900"."""
        if some := self._of_those(mention, figure, around) or self._called(mention, around):
            return some
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

    def _called(self, mention: Mention, around: Around) -> Measured | None:
        """What a number is said to be: "5.917 là | số cử tri đã bỏ phiếu"."""
        begin = mention.last + 1
        if begin >= around.limit or self.spans.tokens[begin - 1].key not in self.spans.words.being:
            return None
        end = self.spans.tail(begin, around.limit, share=True)
        said = self.spans.text((begin, end))
        return Measured(said, mention.first, end) if said else None

    def _of_those(self, mention: Mention, figure: Figure, around: Around) -> Measured | None:
        """What some of those just counted are: "40 hộ vay vốn, 12 | trong số đó | là hộ nghèo"."""
        match = self.among.longest(self.spans.tokens, mention.last)
        if match is None:
            return None
        told = self.spans.tokens[match[0] : match[0] + 1]
        begin = match[0] + any(token.key in self.spans.words.being for token in told)
        end = self.spans.tail(begin, around.limit, share=True)
        said = self.spans.text((begin, end))
        alone = f"{said} ".startswith(f"{figure.unit} ")
        return Measured(said if alone else f"{figure.unit} {said}".strip(), mention.first, max(end, match[0]))
