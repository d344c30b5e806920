"""Those who give, told in the passive: "được | Đảng ủy, UBND xã | tặng", "được | ông A, Bí thư, | trao"."""

from __future__ import annotations

from typing import Final

from kg.ontology import Trie
from kg.recognise.bodies import body_at
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of

_PRAISE: Final = 5  # tokens of "ra quyết định khen thưởng"


class Givers:
    """Reads them in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.between = common(reading.ontology).between
        self.leads: Trie[bool] = phrases_of(reading.ontology, "awards", "words", "givers_lead")
        self.rewards: Trie[bool] = phrases_of(reading.ontology, "awards", "words", "rewards")
        self.titled: dict[int, int] = {}  # the first token of a person with titles → the end of the titles
        for held in reading.holdings:
            self.titled[held.first] = max(held.last, self.titled.get(held.first, 0))

    def end(self, at: int, stop: int) -> int:
        """Where their verb may stand, behind all who are joined from `at` on; `at` where nobody is named."""
        while at < stop and (last := self._past(at, stop)) > at:
            at = last + (last < stop and self.tokens[last].key in self.between)
        return at

    def before_praise(self, at: int, first: int) -> int:
        """Before praise that is joined to the verb at `at`: "được UBND xã | khen thưởng, tặng"; or `at`."""
        if self.tokens[at - 1].key not in self.between:
            return at
        for start in range(max(first, at - 1 - _PRAISE), at - 1):
            praise = self.rewards.longest(self.tokens, start, at - 1)
            if praise and praise[0] == at - 1:
                return start
        return at

    def _past(self, at: int, stop: int) -> int:
        """The end of one of them, and of a verb of praise joined to theirs: "UBND xã khen thưởng, | tặng"."""
        led = self.leads.longest(self.tokens, at, stop)
        begin = led[0] if led else at
        end = self._one(begin, stop)
        praise = self.rewards.longest(self.tokens, end, stop) if end > begin else None
        joined = praise and praise[0] < stop and self.tokens[praise[0]].key in self.between
        if end == begin:
            return at
        return praise[0] if praise and joined else end

    def _one(self, at: int, stop: int) -> int:
        """The end of a person with titles, or of a body, that is named at `at`; `at` for none."""
        person = self.reading.beginning(self.reading.people, at)
        end = max(self.titled.get(at, at), person.last if person else at)
        if end > at:
            return end if end <= stop else at
        body = body_at(self.reading, at, stop)
        return body[0] if body else at
