"""Who held a post before: "… giữ chức Chủ tịch UBND xã, thay ông Z nghỉ hưu"."""

from __future__ import annotations

from kg.model import Mention
from kg.recognise.holdings.words import lexicon
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.spans import Ordered, begins_in

_CUE = 2  # tokens before a name in which "thay" stands


class Predecessors:
    """Finds in one document whom the taker of a post replaces."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.people = reading, Ordered(reading.people)
        self.words = lexicon(reading.ontology).owners
        self.cues = reading.where.starting(self.words.replaced)

    def of(self, first: int, last: int) -> Mention | None:
        """The next person after the post and its taker on [first, last), or the one before, after "thay"."""
        sentence = self.reading.sentence_of(first)
        if not begins_in(self.cues, sentence.first, sentence.last):
            return None
        after = self.people.within(last, sentence.last)[:1]
        before = self.people.within(sentence.first, first)[-1:]
        return next((m for m in (*after, *before) if self._makes_room(m, sentence.first)), None)

    def _makes_room(self, mention: Mention, start: int) -> bool:
        words = self.reading.keys(max(start, mention.first - _CUE), mention.first)
        called = isinstance(mention.value, Person) and mention.value.kind in {"full", "short"}
        return called and not self.words.replaced.isdisjoint(words)
