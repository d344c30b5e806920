"""Aims of at least so much: "phấn đấu thu ngân sách đạt từ 1.150 tỷ đồng"."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.words import Figure
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention

_FROM: Final = 3  # tokens of "kết nạp từ"


class Least:
    """Tells how exactly the figures of one document are meant."""

    def __init__(self, reading: Reading, spans: LabelSpans) -> None:
        self.tokens, self.spans = reading.tokens, spans
        self.least = phrases_of(reading.ontology, "figures", "words", "least")
        self.range = words_of(reading.ontology, "figures", "words", "range")

    def sign(self, mention: Mention, figure: Figure, status: str) -> str:
        """≥ for an aim "từ" so much; not "giảm từ | 5% xuống 3%", "từ | 90 triệu đồng đến 100 triệu"."""
        plain = figure.comparator == "=" and figure.upper is None and status == "target"
        if not plain or not self.least.ends_at(self.tokens, mention.first, _FROM):
            return figure.comparator
        ranged = mention.last < len(self.tokens) and self.tokens[mention.last].key in self.range
        return figure.comparator if ranged or self.spans.is_origin(mention.first) else "≥"
