"""Who a post is said to go to: "Chức Chủ tịch xã X | được giao cho bà A", "… | do bà A đảm nhiệm"."""

from __future__ import annotations

from typing import Final

from kg.recognise.asides import Asides
from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.named_behind import named_behind
from kg.recognise.holdings.succession.predecessors import is_replaced
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.words import common
from kg.text import Mention

_OFFICE: Final = 2  # tokens of "chức vụ"


class HandedOver:
    """Finds in one document who is said to get a post, or to hold it, behind the post."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon, self.within = holding_lexicon(reading.ontology), Asides(reading).within
        self.of = common(reading.ontology).of

    def to(self, posts: PostList) -> Mention | None:
        """Who gets or has it, by the surest of these words."""
        return self.taker(posts) or self.holder(posts) or self.successor(posts)

    def taker(self, posts: PostList) -> Mention | None:
        """Who gets it: "Ghế Chủ tịch UBND xã X | thuộc về ông A"; not "Bằng khen của Thủ tướng | …"."""
        start = self._past_day(self.within.get(posts.last, posts.last))
        goes = self.lexicon.goes_to.longest(self.tokens, start, self.reading.sentence_of(posts.first).last)
        return named_behind(self.reading, goes[0]) if goes and not self._is_anothers(posts.first) else None

    def holder(self, posts: PostList) -> Mention | None:
        """Who has it: "Chức Chủ tịch HĐND phường X | do bà A, Phó Bí thư …, đảm nhiệm"."""
        at, stop = posts.last, self.reading.sentence_of(posts.first).last
        by = at + 1 < stop and self.tokens[at].key in self.lexicon.owners.by
        if not by or self._is_anothers(posts.first):
            return None
        held = not self.lexicon.owners.holding.isdisjoint(self.reading.keys(at, stop))
        return named_behind(self.reading, at + 1) if held else None

    def successor(self, posts: PostList) -> Mention | None:
        """Who comes next: "Người kế nhiệm ông A | làm Bí thư xã X | là Chủ tịch UBND xã B"."""
        gone = self.reading.ending(self.reading.people, posts.first) if posts.first < posts.start else None
        if gone is None or not is_replaced(self.reading, gone.first):
            return None
        called = self.reading.keys(posts.last, posts.last + 1)
        return (
            None
            if self.lexicon.owners.colon.isdisjoint(called)
            else named_behind(self.reading, posts.last + 1)
        )

    def _is_anothers(self, first: int) -> bool:
        """Whether something else goes to somebody: "Giấy khen của | Chủ tịch"; not "Ghế của | Chủ tịch"."""
        of = first > 0 and self.tokens[first - 1].key in self.of
        return of and not self.lexicon.chairs.ends_at(self.tokens, first - 1, _OFFICE)

    def _past_day(self, at: int) -> int:
        """Behind since when: "Quyền Chủ tịch UBND xã | từ ngày 1-12 | được giao cho …"; `at` for no day."""
        start = at + (self.reading.keys(at, at + 1) == [","])
        since = self.lexicon.period.longest(self.tokens, start) if start < len(self.tokens) else None
        days = self.reading.within(self.reading.dates, start, since[0] + 1) if since else []
        if not days:
            return at
        end = days[-1].last
        return end + (self.reading.keys(end, end + 1) == [","])
