"""What may stand between the posts of a list: terms of office, places and abbreviations in brackets."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import past_bracket
from kg.recognise.titles.words import title_lexicon

_FIELD: Final = 9  # tokens of "văn hóa - xã hội"
_SPAN: Final = 16  # tokens of "(từ tháng 4/2019 đến tháng 4/2022)"
_SHORT: Final = 4  # tokens of an abbreviation and the bracket before it


class Terms:
    """Skips terms, places and abbreviations behind posts in one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.tokens, self.size = reading.tokens, len(reading.tokens)
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.number = self.lexicon.posts, title_lexicon(reading.ontology).words.number
        self.named = {m.first for m in reading.people}
        self.places = {m.first: m.last for m in reading.places}

    def past(self, at: int) -> int:
        """The end of "nhiệm kỳ 2025-2030", "khóa I", "(cũ)" after a post."""
        while at < self.size and (end := self._skip_term(at)) > at:
            at = end
        return at

    def _skip_term(self, at: int) -> int:
        """The end of one of these at `at`, or of the comma before it; `at` where none stands there."""
        key, left = self.tokens[at].key, self.size - at
        following = self.tokens[at + 1].key if left > 1 else ""
        term = self.lexicon.term.longest(self.tokens, at)
        if term:
            return self._skip_years(term[0])
        if key in self.words.session and left > 1:
            return at + 2
        if key in self.number and left > 1 and self.tokens[at + 1].shape == "9":
            return at + 2  # "Tổ trưởng Tổ đại biểu HĐND tỉnh | số 5, Bí thư …"
        if charge := self.lexicon.charged.longest(self.tokens, at):
            return self._past_field(at, charge[0])
        if key == "(" and left > 2:
            told = max(self._past_place(at), self._past_short(at), self._past_bracketed(at))
            return at + 3 if following in self.words.old else told
        return at + 1 if key in self.words.old or (key == "," and following in self.words.terms) else at

    def _past_field(self, at: int, end: int) -> int:
        """The end of a field before a name: "Phó Chủ tịch UBND xã | phụ trách văn hóa - xã hội | Lê A"."""
        first = end
        while end < min(first + _FIELD, self.size) and end not in self.named:
            if self.tokens[end].shape != "w" and self.tokens[end].key not in {",", "-"}:
                return at
            end += 1
        return end if first < end < self.size and end in self.named else at

    def _past_place(self, at: int) -> int:
        """The end of places in the brackets that open at `at`: "(tỉnh Đắk Lắk)", "(quận 8, TPHCM cũ)"."""
        last = self.places.get(at + 1, at)
        while at < last < self.size and self.tokens[last].key != ")":
            between = self.tokens[last].key == "," or self.tokens[last].key in self.words.old
            last = self.places.get(last, last + between if between else at)
        return last + 1 if at < last < self.size else at

    def _past_bracketed(self, at: int) -> int:
        """The end of the brackets that open at `at` around a term: "(nhiệm kỳ 2026-2031)"."""
        end = self.past(at + 1)
        return end + 1 if at + 1 < end < self.size and self.tokens[end].key == ")" else at

    def _past_short(self, at: int) -> int:
        """The end of an abbreviation in the brackets that open at `at`: "(UVBTV ĐU)"."""
        end = at + 1
        while end < min(at + _SHORT, self.size) and self.tokens[end].shape == "A" and end not in self.named:
            end += 1
        return end + 1 if at + 1 < end < self.size and self.tokens[end].key == ")" else at

    def past_span(self, at: int) -> int:
        """Behind when a post was held, in the brackets that open at `at`: "(từ tháng 4/2019 đến …)"."""
        end = past_bracket(self.tokens, at, at + _SPAN)
        if end == at:
            return at
        inside = self.tokens[at + 1 : end - 1]
        told = all(token.shape in "9." or token.key in self.words.spans for token in inside)
        return end if told and any(token.shape == "9" for token in inside) else at

    def _skip_years(self, at: int) -> int:
        while at < self.size and (self.tokens[at].shape == "9" or self.tokens[at].key == "-"):
            at += 1
        return at
