"""What officials of a province tell: of all of it, until they turn to the ward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.recognise.holdings.holding import Holding
from kg.recognise.places import PROVINCES
from kg.recognise.reading import Reading
from kg.recognise.words import phrases_of, words_of
from kg.text import prior

_SAID: Final = 3  # tokens between an official and what he tells
_OWN: Final = 3  # tokens of "trên địa bàn"


def past_telling(reading: Reading, at: int, stop: int) -> int:
    """The end of the verb of telling behind a post or a name that ends at `at`; -1 without one."""
    telling = phrases_of(reading.ontology, "figures", "cues", "telling")
    for begin in range(at, min(at + _SAID, stop)):
        if match := telling.longest(reading.tokens, begin, stop):
            return match[0]
    return -1


class ToldBy:
    """Finds in one document where officials of a province tell of more than a ward."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.regional, self.own = (
            phrases_of(reading.ontology, "figures", "words", name) for name in ("regional", "of_ward")
        )
        self.leads = words_of(reading.ontology, "figures", "words", "leads_in")
        self.heads = words_of(reading.ontology, "events", "wards", "heads")

    def scopes(self) -> Iterator[tuple[int, int]]:
        """(where one begins, where it ends): "| Chủ tịch UBND tỉnh X cho biết, bão đã làm …, | xã đã …"."""
        for held in self.reading.holdings:
            unit = held.post.unit
            if unit is not None and unit.level in PROVINCES and not self._is_regional(held):
                said = past_telling(self.reading, held.last, len(self.tokens))
                if said >= 0:
                    yield held.first, self._turns(said)

    def _is_regional(self, held: Holding) -> bool:
        """Whether a post is of a part of a province: "Hạt trưởng Hạt Kiểm lâm khu vực 3"."""
        return self.regional.within(self.tokens, held.first, held.last)

    def _turns(self, said: int) -> int:
        """Where a clause about "xã" begins behind a verb of telling that ends at `said`; else the end."""
        last = self.reading.sentence_of(said - 1).last
        return next((at for at in range(said, last - 1) if self._is_of_ward(at, said)), len(self.tokens))

    def _is_of_ward(self, at: int, said: int) -> bool:
        """Whether "xã" alone begins a clause: "cho biết, | xã đã …"; not "| xã, phường …", "| xã A …"."""
        if self.tokens[at].key not in self.heads or self.tokens[at + 1].shape != "w":
            return False
        before = prior(self.tokens, at)
        if before.shape == ".":
            return prior(self.tokens, at - 1).key not in self.heads  # not "xã, | phường"
        return at == said or before.key in self.leads or self.own.ends_at(self.tokens, at, _OWN)
