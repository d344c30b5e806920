"""Posts that are not those of the person before: a group's, somebody's who is named to them, a number's."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import within
from kg.recognise.titles.words import title_lexicon
from kg.text import Sentence

_GROUP: Final = 5  # tokens: "các ông, bà từng là"
_MANY: Final = 3  # tokens: "các đồng chí"
_ADDRESSED: Final = 2  # tokens: "đồng chí"
_COUNTED: Final = 4  # tokens: "27 đồng chí"
_CLAUSE: Final = 12  # tokens before a verb
_PARTING: Final = frozenset({",", ";"})


class Others:
    """Tells in one document which posts the person before them does not take."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.lexicon = holding_lexicon(reading.ontology)
        self.words, self.office = self.lexicon.owners, title_lexicon(reading.ontology).words.office
        self.said = reading.lookup.matches(reading.ontology.phrases("roles", ""))
        self.begins = list(self.said)

    def of_many(self, posts: PostList) -> bool:
        """Whether a group without names holds them: "cùng các đồng chí là Ủy viên …"."""
        if posts.first < posts.start and self._is_agent(posts.first):
            return False
        before = self.reading.keys(max(0, posts.first - _MANY), posts.first)
        if bool(before) and before[-1] in self.words.plural_last and before[0] in self.words.all:
            return True
        before = self.reading.keys(max(0, posts.first - _GROUP), posts.first)
        group = before[max((at + 1 for at, key in enumerate(before) if key in {";", "."}), default=0) :]
        told = {key for key, after in pairwise([*group, ""]) if after not in self.office}  # not "các chức vụ"
        return posts.first < posts.start and not self.words.many.isdisjoint(told)

    def _is_agent(self, at: int) -> bool:
        """Whether those before a verb at `at` put somebody into the post: "được các đại biểu | bầu làm"."""
        near = self.reading.keys(max(0, at - _GROUP - 1), at)
        return any(one in self.words.passive and two in self.words.all for one, two in pairwise(near))

    def of_somebody_else(self, posts: PostList) -> bool:
        """Whether the post is that of somebody else: "mong tân Bí thư …", "…, đặc biệt là Bộ trưởng"."""
        if posts.start - posts.first <= 1 and self.tokens[posts.first].key in self.words.new:
            return True
        if self.lexicon.ruled.longest(self.tokens, posts.last):
            return True  # "bố trí chức danh Chủ tịch UBND xã | không phải là người địa phương"
        if self._is_unnamed(posts):
            return True
        return posts.first > 0 and self.tokens[posts.first - 1].key in self.words.singled

    def _is_unnamed(self, posts: PostList) -> bool:
        """Whether somebody without a name opens the clause: "…, | còn người đang giữ ghế này làm …"."""
        keys = self.reading.keys(max(0, posts.first - _CLAUSE), posts.first)
        comma = next((n for n, key in enumerate(reversed(keys)) if key in _PARTING), len(keys))
        return self.lexicon.unnamed.longest(self.tokens, posts.first - comma, posts.first) is not None

    def named(self, start: int, posts: PostList) -> bool:
        """Whether who stands before token `start` names somebody to the post: "ký quyết định bổ nhiệm …"."""
        verb = self.lexicon.naming.longest(self.tokens, posts.first, posts.start)
        stop = posts.first
        if verb is None or verb[0] != posts.start:
            starts = range(start, posts.first)
            told = (at for at in starts if self.lexicon.announcing.longest(self.tokens, at, posts.first))
            if (stop := next(told, -1)) < 0:
                return False
        return self.words.passive.isdisjoint(self.reading.keys(start, stop))

    def told(self, start: int, posts: PostList) -> bool:
        """Whether who stands before token `start` tells of others: "A cho biết, xã đã … chức vụ X"."""
        for at in within(self.begins, start, posts.first):
            end, roles = self.said[at]
            if roles[0] == "speaker" and end < posts.first:
                addressed = self.reading.keys(end, end + _ADDRESSED)  # "đề nghị | đồng chí được chỉ định …"
                return self.tokens[end].key in self.words.telling or not self.words.titled.isdisjoint(
                    addressed
                )
        return False

    def counted(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether a number of people take the post: "27 đồng chí tham gia Ban Chấp hành"."""
        before = self.tokens[max(sentence.first, posts.first - _COUNTED) : posts.first]
        people = bool(before) and before[-1].key in self.words.people
        return people and any(token.shape == "9" for token in before)
