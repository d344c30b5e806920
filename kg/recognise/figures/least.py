"""Aims of at least so much: "phấn đấu thu ngân sách đạt từ 1.150 tỷ đồng"."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.figures.words import Figure, figure_words
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, prior

_FROM: Final = 3  # tokens of "kết nạp từ"
_NOUN: Final = 6  # tokens of "hộ nghèo và cận nghèo" before "trở lên"
_CLOSING: Final = 2  # tokens of "trở lên"


class Least:
    """Tells how exactly the figures of one document are meant."""

    def __init__(self, reading: Reading, spans: LabelSpans) -> None:
        self.tokens, self.spans = reading.tokens, spans
        self.least = phrases_of(reading.ontology, "figures", "words", "least")
        self.range = words_of(reading.ontology, "figures", "words", "range")
        self.after = figure_words(reading.ontology).after
        self.ends = tuple([f" {' '.join(phrase)}" for phrase in self.after])

    def sign(self, mention: Mention, figure: Figure, status: str) -> str:
        """≥ for an aim "từ" so much; not "giảm từ | 5% xuống 3%", "từ | 90 triệu đồng đến 100 triệu"."""
        if figure.comparator != "=" or figure.upper is not None or not self._is_from(mention.first):
            return figure.comparator
        if bound := self._bound(mention.last):
            return bound
        listed = prior(self.tokens, mention.first - 1).key == ":"  # "Thu ngân sách: từ | 260 tỷ đồng"
        if status != "target" or not (listed or self.least.ends_at(self.tokens, mention.first, _FROM)):
            return "="
        ranged = mention.last < len(self.tokens) and self.tokens[mention.last].key in self.range
        return "=" if ranged or self.spans.is_origin(mention.first) else "≥"

    def _is_from(self, at: int) -> bool:
        """Whether "từ" stands before a figure."""
        return prior(self.tokens, at).key in self.spans.words.origins

    def _bound(self, last: int) -> str:
        """What closes a figure behind the rest of its noun: "từ 90 đoàn viên | mới trở lên"; else ""."""
        for at in range(last, min(last + _NOUN, len(self.tokens))):
            if told := self.after.get(tuple([token.key for token in self.tokens[at : at + _CLOSING]])):
                return told
            if self.tokens[at].shape in ".9":
                break
        return ""

    def label(self, label: str, mention: Mention, sign: str) -> str:
        """A label without "trở lên", which only tells how exactly "từ" so many are meant."""
        closed = sign != "=" and self._is_from(mention.first)
        return next((label.removesuffix(end) for end in self.ends if closed and label.endswith(end)), label)
