"""Wards in lists: "phường A, B và C", "các xã: A 12 tỷ, B 9 tỷ"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kg.model import Unit
from kg.recognise.places import LOCAL
from kg.recognise.places.named import official_name
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common, words_of
from kg.text import Sentence

_SEVERAL: Final = 2  # wards of a sentence that make it a list
_JOINED: Final = 4  # tokens between two wards of a list at most


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
        self.before = common(reading.ontology).between | {";"}  # an item of a list
        self.listing = words_of(reading.ontology, "figures", "words", "listing")

    def beside(self, at: int, sentence: Sentence) -> Unit | None:
        """A ward named bare right before the figure, in a list: "; Na Ngoi 9 khu vực"."""
        for size in (2, 3, 1, 4):
            if (
                at > size
                and self.tokens[at - size - 1].key in self.before
                and self.tokens[at - 1].shape in "CA"
            ):
                run = self.tokens[at - size : at]
                unit = self.bare_names.get(tuple([token.key for token in run]))
                unit = unit or self._listed(at - size, at, sentence)
                if unit and run[0].shape == "C":
                    return unit
        return None

    def _listed(self, first: int, last: int, sentence: Sentence) -> Unit | None:
        """A ward of the province in a list that tells the kind once: "các xã: A 12 tỷ, | Krông Pắc 9 tỷ"."""
        heads = within(self.starts, sentence.first, first)
        if len(heads) < _SEVERAL and not any(self.tokens[at - 1].key == ":" for at in heads):
            return None
        found = official_name(self.reading.ontology, self.tokens, first, tuple(LOCAL))
        units = found[1] if found and found[0] == last else ()
        here = (unit for unit in units if self.reading.ontology.province_of(unit) == self.reading.province)
        return next((unit for unit in here if not unit.former), None)

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
        before = index > 0 and self.starts[index - 1] >= sentence.first and not self.joins(index - 2)
        return self.wards[index - 1] if before else None

    def is_among(self, index: int, sentence: Sentence) -> bool:
        """Whether a list of wards follows in a sentence that names none before: "80 suất cho các xã A, B"."""
        after = index + 1
        if index >= 0 and self.starts[index] >= sentence.first:
            return False
        return after < len(self.wards) and self.starts[after] < sentence.last and self.joins(after)

    def is_but_listed(self, index: int, ward: Unit) -> bool:
        """Whether a ward was named up to `index` only among those that something happened in."""
        named = [at for at in range(index + 1) if self.wards[at] == ward]
        return bool(named) and all(self.joins(at - 1) or self.joins(at) for at in named)
