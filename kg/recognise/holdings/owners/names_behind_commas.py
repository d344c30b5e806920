"""Whose posts they are by the name behind a comma: "Phó Bí thư Thành ủy, Lê Văn A"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people.person import is_called, kind_of
from kg.recognise.people.words import people_lexicon
from kg.text import Mention, Sentence

_UNIFORMED: Final = frozenset({"police", "military"})  # classes of bodies


class LooselyAfter:
    """Finds the names in one document: those of `people`, by their first tokens.

    `within` are the ends of wards → of the provinces behind them.
    """

    def __init__(
        self, reading: BaseReading, people: Mapping[int, Mention], within: Mapping[int, int]
    ) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.ranks = self.lexicon.owners, people_lexicon(reading.ontology).ranks
        self.comrade = self.lexicon.alone.comrade
        self.by_first, self.within = people, within

    def of(self, posts: PostList, sentence: Sentence) -> Mention | None:
        """The person, where the posts open their clause."""
        at = self.past_period(self.within.get(posts.last, posts.last), sentence)
        if at + 1 >= sentence.last or self.tokens[at].key not in self.words.loosely:
            return None
        found = self.by_first.get(at + 1)
        before = self.reading.keys(max(sentence.first, posts.first - 2), posts.first)
        own = before[0] in self.words.present and before[1] in self.words.of if len(before) > 1 else True
        of = bool(before) and before[-1] in self.words.of  # "Theo quyết định của Giám đốc …, Thượng tá B"
        own = own or (not of and self._is_ranked(posts, at + 1))
        if before[1:] and before[1] in self.words.governing and not own:
            return None  # "Thừa ủy nhiệm của Chủ tịch nước, ông A", "Cùng đi với Bí thư Tỉnh ủy, ông A"
        told = posts.first < posts.start and self.tokens[posts.first].key in self.words.colon  # "là Chủ tịch"
        opens = told or not before or before[-1] in self.words.openers
        if not opens or found is None or (is_called(found) and not self.comrade.isdisjoint(before[-1:])):
            return None  # "báo cáo với đồng chí Bí thư Tỉnh ủy, | đồng chí A"
        return found if kind_of(found) == "full" else None

    def past_period(self, at: int, sentence: Sentence) -> int:
        """The comma behind "(,) từ tháng 5-2017 đến tháng 6-2020" at `at`; `at` where no years stand."""
        start = at + (at < sentence.last and self.tokens[at].key == ",")
        match = self.lexicon.period.longest(self.tokens, start, sentence.last)
        end = match[0] if match else sentence.last
        between = self.lexicon.statuses.between_years
        while end < sentence.last and (self.tokens[end].shape == "9" or self.tokens[end].key in between):
            end += 1
        return end if end < sentence.last and self.tokens[end].key == "," else at

    def _is_ranked(self, posts: PostList, at: int) -> bool:
        """Whether an officer's post stands before the rank and name: "cùng Trưởng Công an xã, Trung tá B"."""
        body = posts.parts[-1].body
        uniformed = body is not None and body.concept.get("bodyClass") in _UNIFORMED
        return uniformed and at in self.by_first and self.ranks.longest(self.tokens, at) is not None
