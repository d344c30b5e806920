"""Wards in lists: "phường A, B và C", "các xã: A 12 tỷ, B 9 tỷ"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.places import LOCAL
from kg.recognise.places.named import official_name
from kg.recognise.reading import Reading
from kg.recognise.spans import before_bracket, past_bracket, within
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Sentence, prior

_SEVERAL: Final = 2  # wards of a sentence that make it a list
_VERB: Final = 2  # tokens of "bị ngập"
_JOINED: Final = 4  # tokens between two wards of a list at most
_PARTS: Final = 8  # tokens of "người khác bị thương nặng, trong đó"
_BRACKET: Final = 8  # tokens of "(15 ha lúa, 2 ha ngô)" at most


class WardLists:
    """Reads the lists of one document: its wards with their first and last tokens, and by bare names."""

    def __init__(
        self,
        reading: Reading,
        spans: tuple[Sequence[int], Sequence[int]],
        wards: Sequence[Unit],
        bare_names: Mapping[tuple[str, ...], Unit],
    ) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.starts, self.ends = spans
        self.wards, self.bare_names = wards, bare_names
        self.before = common(reading.ontology).between | {";", ":"}  # an item of a list
        self.listing, self.openers, self.reaching, self.parts = (
            words_of(reading.ontology, "figures", "words", name)
            for name in ("listing", "openers", "reaching", "parts")
        )
        self.headed = phrases_of(reading.ontology, "figures", "bare", "wards")
        self.among = phrases_of(reading.ontology, "figures", "words", "among")

    def beside(self, at: int, sentence: Sentence) -> Unit | None:
        """A ward named bare before the figure, in a list: "; Na Ngoi 9 khu vực", ", Na Ngoi đạt 88%"."""
        end = self._before_verb(at - (prior(self.tokens, at).key == "("))
        end = before_bracket(self.tokens, end, max(sentence.first, end - _BRACKET))  # "; Na Ngoi (X) | 9"
        for size in (2, 3, 1, 4):
            if (
                end > size
                and self.tokens[end - size - 1].key in self.before
                and self.tokens[end - 1].shape in "CA"
            ):
                run = self.tokens[end - size : end]
                unit = self.bare_names.get(tuple([token.key for token in run]))
                unit = unit or self._listed(end - size, end, sentence)
                if unit and run[0].shape == "C":
                    return unit
        return None

    def _before_verb(self, at: int) -> int:
        """Before what only says that a ward reached the figure at `at`: "Na Ngoi | đạt 88%"."""
        begin = at
        while begin > 0 and at - begin < _VERB and self.tokens[begin - 1].key in self.reaching:
            begin -= 1
        return begin

    def _listed(self, first: int, last: int, sentence: Sentence) -> Unit | None:
        """A ward of the province in a list that tells the kind once: "các xã: A 12 tỷ, | Krông Pắc 9 tỷ"."""
        begin = bisect_left(self.starts, sentence.first)
        end = bisect_left(self.starts, first, begin)
        many = end - begin >= _SEVERAL or any(self.is_first(index) for index in range(begin, end))
        many = many or self._is_headed(sentence.first, first)
        parts = self.parts.isdisjoint(self.reading.keys(sentence.first, first))  # "3 thôn: Phú Hòa 12 hộ"
        if not many and not (parts and begin < end):
            return None
        found = official_name(self.reading.ontology, self.tokens, first, tuple(LOCAL))
        units = found[1] if found and found[0] == last else ()
        here = (unit for unit in units if self.reading.is_about(unit))
        return next((unit for unit in here if not unit.former), None)

    def _is_headed(self, at: int, first: int) -> bool:
        """Whether wards are announced before a colon: "Các xã có tỷ lệ cao: | A 98%, B 97%"."""
        colon = next((i for i in range(first - 1, at, -1) if self.tokens[i].key == ":"), at)
        return self.headed.within(self.tokens, at, colon)

    def _begins_list(self, start: int) -> bool:
        """Whether the ward at token `start` is the first of those a list tells: ": xã A", "các xã A"."""
        return prior(self.tokens, start).key in self.openers

    def is_first(self, index: int) -> bool:
        """Whether the ward at `index` is the first of several with figures: "xã A (15 ha), B (12"."""
        if not 0 <= index < len(self.wards):
            return False
        return self._begins_list(self.starts[index]) or self._is_measured(index)

    def _is_measured(self, index: int) -> bool:
        """Whether brackets with a number stand behind the ward at `index`, and another name behind them."""
        end = self.ends[index]
        behind = past_bracket(self.tokens, end, end + _BRACKET)
        if behind == end or behind + 1 >= len(self.tokens) or self.tokens[end + 1].shape != "9":
            return False
        ward = self.starts[index + 1 : index + 2] == [behind + 1]
        return self.tokens[behind].key in self.before and (ward or self.tokens[behind + 1].shape in "CA")

    def joins(self, index: int) -> bool:
        """Whether the ward at `index` and the next stand in one list: "phường A, B và C"."""
        if index < 0 or index + 1 >= len(self.wards):
            return False
        between = self.reading.keys(self.ends[index], self.starts[index + 1])
        return len(between) < _JOINED and self.listing.issuperset(between)

    def of_list(self, index: int, sentence: Sentence) -> Unit | None:
        """The ward named before a list of several, none of which the figure is of; none before two lists."""
        while self.joins(index - 1):
            index -= 1
        if index <= 0 or self.starts[index - 1] < sentence.first or self.joins(index - 2):
            return None
        between = self.reading.keys(self.ends[index - 1], self.starts[index])
        return None if ";" in between else self.wards[index - 1]

    def is_among(self, index: int, sentence: Sentence) -> bool:
        """Whether a list of wards follows in a sentence that names none before: "80 suất cho các xã A, B"."""
        after = index + 1
        if index >= 0 and self.starts[index] >= sentence.first:
            return False
        inside = after < len(self.wards) and self.starts[after] < sentence.last
        return inside and (self.joins(after) or self.is_first(after))

    def shares_out(self, last: int, sentence: Sentence) -> bool:
        """Whether the parts of several wards follow a figure: "5 người, | trong đó xã A 3, xã B 2"."""
        for at in range(last, min(last + _PARTS, sentence.last)):
            if among := self.among.longest(self.tokens, at, sentence.last):
                inside = within(self.starts, among[0], sentence.last)
                return len(inside) >= _SEVERAL and inside[0] <= among[0] + 1
            if self.tokens[at].shape == "9":
                return False  # the next figure is of them
        return False

    def is_but_listed(self, index: int, ward: Unit) -> bool:
        """Whether a ward was named up to `index` only among those that something happened in."""
        named = [at for at in range(index + 1) if self.wards[at] == ward]
        return bool(named) and all(self.joins(at - 1) or self.joins(at) for at in named)
