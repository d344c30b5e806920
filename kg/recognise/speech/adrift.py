"""What follows a verb of speaking and says nothing: where, to whom, whom one honours."""

from __future__ import annotations

from typing import Final

from kg.recognise.reading import Reading
from kg.recognise.speech.words import Words
from kg.recognise.words import common

_WHOM: Final = 8  # tokens of "các gia đình tiêu biểu tại ngày hội"
_ISSUER: Final = 10  # tokens of "ngày 16/5/2025 của Bộ Chính trị"
_HONOURING: Final = 2  # tokens of "biểu dương"


class Adrift:
    """Tells of the clauses of one document which say nothing."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.reading, self.tokens, self.words = reading, reading.tokens, words
        self.common = common(reading.ontology)

    def is_adrift(self, at: int, stop: int) -> bool:
        """Whether what begins at `at` says nothing: "tại ngày hội", "Tết tới bà con", but not "đến nay …"."""
        if self.tokens[at].key in self.common.joint or self._is_whom(at, stop):
            return True  # "chia sẻ | và tặng quà cho bà"
        begin = self._past_wishes(at, stop)
        if self.tokens[begin].key not in self.words.adrift or self._is_when(begin):
            return False
        return begin > at or self.tokens[at - 1].key not in self.common.that | {":", ","}

    def _is_when(self, at: int) -> bool:
        """Whether a time begins at `at`: "yêu cầu | đến 30/9 bàn giao …", "cho biết | đến nay …"."""
        day = self.reading.beginning(self.reading.dates, at + 1)
        return day is not None or self.words.whenever.longest(self.tokens, at) is not None

    def _past_wishes(self, at: int, stop: int) -> int:
        """Where the people begin to whom wishes are sent: "tết an khang, thịnh vượng | đến người dân"."""
        while at < stop and (wish := self.words.wishes.longest(self.tokens, at, stop)) and wish[0] < stop:
            at = wish[0] + (self.tokens[wish[0]].key == ",")
        return at

    def _is_whom(self, at: int, stop: int) -> bool:
        """Whether but those who are honoured stand behind the verb: "biểu dương | các hộ gia đình"."""
        if not self.words.honouring.ends_at(self.tokens, at, _HONOURING):
            return False
        stop = self._before_cited(at, stop)
        people = stop - at <= _WHOM and self.words.honoured.longest(self.tokens, at, stop) is not None
        return people and self.words.deeds.isdisjoint(self.reading.keys(at, stop))

    def _before_cited(self, at: int, stop: int) -> int:
        """Where a document begins that ends what stands from `at` on: "nội dung | Nghị quyết số 79-NQ/TW"."""
        for cited in self.reading.citations:
            if at <= cited.first < stop:
                return cited.first if stop - cited.last <= _ISSUER else stop
        return stop
