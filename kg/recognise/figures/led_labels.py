"""What figures without words of their own are of: what leads their list, or what the next clause measures."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.label_spans import LabelSpans
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.text import BULLETS, Mention, Sentence, prior

_ITEMS: Final = 12  # of a list
_DATED: Final = 6  # tokens of "+ Tháng 7/2025" before the colon
_THEN: Final = 8  # tokens of "hồi cuối tháng 7/2025" before the comma


class LedLabels:
    """Finds them in one document."""

    def __init__(self, reading: Reading, spans: LabelSpans) -> None:
        self.reading, self.tokens, self.spans = reading, reading.tokens, spans

    def label(self, mention: Mention, sentence: Sentence) -> str:
        """The words elsewhere that tell what a figure measures; "" for none."""
        return self._of_list(mention.first, sentence) or self._of_next(mention, sentence)

    def _of_list(self, at: int, sentence: Sentence) -> str:
        """What leads a list whose items tell times alone: "Tỷ lệ hộ nghèo của xã: | + Năm 2024: 5%"."""
        if (
            sentence.kind != "item"
            or prior(self.tokens, at).key != ":"
            or not self._is_time(at - 1, sentence)
        ):
            return ""
        before = sentence
        for _ in range(_ITEMS):
            before = self.reading.sentence_of(max(before.first - 1, 0))
            if self.tokens[before.last - 1].key == ":":
                return self.spans.text(self.spans.head(self._begin(before), before.last - 1))
            if before.kind != "item":
                break
        return ""

    def _begin(self, lead: Sentence) -> int:
        """Where the words of a lead begin, behind who says it: "- Ông A: | Là tỷ lệ hồ sơ trễ hạn:"."""
        colons = (at for at in range(lead.last - 2, lead.first, -1) if self.tokens[at].key == ":")
        return next(colons, lead.first - 1) + 1

    def _is_time(self, end: int, sentence: Sentence) -> bool:
        """Whether nothing but a time stands in an item up to its colon: "+ | Tháng 7/2025"."""
        first = sentence.first + (self.tokens[sentence.first].key in BULLETS)
        dated = self.spans.dated.get(first, first) == end
        return end - first <= _DATED and (dated or (end - first == 2 and self.spans.is_year(first)))

    def _of_next(self, mention: Mention, sentence: Sentence) -> str:
        """What changed from a figure: "Từ mức | 6,8% | hồi tháng 7, tỷ lệ hộ nghèo đã giảm xuống 0,4%"."""
        last, stop = mention.last, sentence.last
        comma = next((at for at in range(last, min(last + _THEN, stop)) if self.tokens[at].key == ","), -1)
        began = not self.spans.words.origins.isdisjoint(self.reading.keys(sentence.first, mention.first))
        if comma < 0 or not began or not within(self.spans.quantities, comma + 1, comma + 2):
            return ""
        return self.spans.text((comma + 1, self.spans.tail(comma + 1, stop)))
