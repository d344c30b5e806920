"""Who goes, where the post stands behind the name: "nghỉ hưu đối với bà A, Chủ tịch UBND xã"."""

from __future__ import annotations

from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.word_lists import StatusWords
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.spans import Ordered
from kg.text import Tokens

_NAMED: Final = 10  # tokens of a person with what is called before the name
_PARTED: Final = 4  # tokens of "), và đồng chí"
_GOING: Final = 9  # tokens of "miễn nhiệm đối với các ông, bà:"
_LET_GO: Final = 16  # tokens of "nghỉ hưu hưởng chế độ bảo hiểm xã hội đối với"
_IN_TURN: Final = 3  # tokens of "qua các đời"
_DECIDED: Final = 7  # tokens of "quyết định về việc giải quyết"
_AMONG: Final = 3  # tokens of "trong đó có"
_RETIRED: Final = 24  # tokens from "15 cán bộ nghỉ hưu, thôi việc từ ngày 1/10/2025" on
_GROUP: Final = 2  # tokens of "cán bộ"
_ASKED: Final = 12  # tokens of "đề nghị Ban Thường vụ Tỉnh ủy kỷ luật"
_CLAUSE_ENDS: Final = frozenset({",", ";"})


def follows(tokens: Tokens, words: StatusWords, end: int, at: int) -> bool:
    """Whether only what parts things of a list stands from `end` of one (0: none told) to `at` of another."""
    near = 0 < end <= at <= end + _PARTED
    return near and all(token.key in words.parted for token in tokens[end:at])


class Retiring:
    """Tells who goes in one document, whose lists of posts are asked for in order."""

    def __init__(self, reading: BaseReading, people: Ordered) -> None:
        self.reading, self.tokens, self.people = reading, reading.tokens, people
        self.lexicon = lexicon = holding_lexicon(reading.ontology)
        self.words, self.asked, self.retiring = lexicon.statuses, lexicon.asked, lexicon.retiring
        self.rest, self.about_also, self.deciding = lexicon.rest, lexicon.about_also, lexicon.deciding
        self.among, self.staff = lexicon.among_retired, lexicon.staff
        self.gone = 0  # the end of the posts that were left last

    def sends(self, posts: PostList) -> bool:
        """Whether it is decided that who stands before the posts goes: "miễn nhiệm ông A, | …, bà B, | …"."""
        person = next(iter(self.people.within(posts.first - _NAMED, posts.first)[-1:]), None)
        if person is None or not posts.first - 1 <= person.last <= posts.first == posts.start:
            return False
        told = self.retiring.ends_at(self.tokens, person.first, _GOING) or self._is_let_go(person.first)
        told = told or self._is_among(person.first)
        told = told and not self.asked.within(self.tokens, max(0, person.first - _ASKED), person.first)
        goes = told or follows(self.tokens, self.words, self.gone, person.first)
        self.gone = posts.last if goes else self.gone
        return goes

    def were_held(self, posts: PostList) -> bool:
        """Whether several had the post in turn: "các đời | Bí thư …", "các | Bí thư … trước đây gồm"."""
        if self.lexicon.generations.ends_at(self.tokens, posts.first, _IN_TURN):
            return True
        past = self.lexicon.of_before.longest(self.tokens, posts.last)
        lists = past is not None and past[0] < len(self.tokens)
        return lists and past is not None and self.tokens[past[0]].key in self.lexicon.owners.lists

    def _is_let_go(self, at: int) -> bool:
        """Whether who is named at `at` retires: "nghỉ hưu hưởng chế độ … đối với | ông A"."""
        begin = self._before_count(at)
        if begin == 0 or self.about_also.longest(self.tokens, begin - 1, begin) is None:
            return False
        start = max(self.reading.sentence_of(at).first, at - _LET_GO)
        rests = (one for one in range(at - 1, start - 1, -1) if self.rest.longest(self.tokens, one, begin))
        rest = next(rests, None)
        if rest is None or self.people.within(start, at):
            return False
        if not _CLAUSE_ENDS.isdisjoint(self.reading.keys(rest, begin)):
            return False  # "trao quyết định nghỉ hưu cho cán bộ, tặng quà cho …"
        return self.deciding.within(self.tokens, max(start, rest - _DECIDED), rest)

    def _is_among(self, at: int) -> bool:
        """Whether one of those who retire is named: "15 cán bộ nghỉ hưu, trong đó có | ông A"."""
        if not self.among.ends_at(self.tokens, at, _AMONG):
            return False
        first = max(self.reading.sentence_of(at).first, at - _RETIRED)
        starts = (one for one in range(first, at) if self.tokens[one].key in self.rest.firsts)
        rest = next((one for one in starts if self.rest.longest(self.tokens, one, at)), at)
        group = not self.staff.isdisjoint(self.reading.keys(max(first, rest - _GROUP), rest))
        return group and not self.people.within(first, at)

    def _before_count(self, at: int) -> int:
        """Before how many are named from `at` on: "nghỉ hưu cho | 2 đồng chí: | A, Phó Chủ tịch …"."""
        while at and (self.tokens[at - 1].key in self.words.counted or self.tokens[at - 1].shape == "9"):
            at -= 1
        return at
