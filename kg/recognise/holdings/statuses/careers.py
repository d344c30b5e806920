"""Careers told by years: lines like "- 2012 - 2018: Phó Chánh Văn phòng …", "năm 2012 là …; năm 2016 …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.holdings.lists import PostList
from kg.recognise.holdings.words import holding_lexicon
from kg.recognise.people import Person
from kg.recognise.spans import begins_in, within
from kg.text import Mention, Sentence

_DIGITS: Final = 4  # of a year
_LINES: Final = 20  # lines back to whose career it is

_NEAR: Final = 9  # tokens of "từ năm 2015 giữ chức"
_MARKS: Final = frozenset([";", ","])
_NAMED: Final = frozenset({"full", "short"})  # kinds of persons

_first = attrgetter("first")


class Careers:
    """Reads the careers of one document."""

    def __init__(self, reading: BaseReading) -> None:
        self.reading, self.words = reading, holding_lexicon(reading.ontology).careers
        self.year, self.marks = reading.year or 0, reading.lookup.starting(_MARKS)

    def of(self, posts: PostList, sentence: Sentence) -> tuple[Mention, str] | None:
        """(whose, former or current) of posts that follow the years that open their line."""
        begin = self._led(posts.first, sentence)
        if begin < 0:
            return None
        start = max(at for at in self._clauses(sentence) if at <= begin)
        keys = self.reading.keys(start, begin)
        if not self._years(keys) or not all(map(self._is_opening, keys)):
            return None
        named = start > sentence.first and self._subject(sentence, start)
        whose = named or self._whose(sentence)
        since = len(self._years(keys)) == 1 and not self.words.since.isdisjoint(keys)  # "từ 7/2025: …"
        now = since or not self.words.now.isdisjoint(keys)
        return (whose, "current" if now else "former") if whose else None

    def _led(self, at: int, sentence: Sentence) -> int:
        """Where the first of a row of posts begins, behind its colon: "…: Chuyên viên tại Sở A; | Phó …"."""
        before = self.reading.tokens[at - 1].key if at > sentence.first else ""
        if before != ";":
            return at if before == ":" else -1
        keys = self.reading.keys(sentence.first, at)
        first = sentence.first + len(keys) - keys[::-1].index(":") if ":" in keys else -1
        return first if first > 0 and not self._years(self.reading.keys(first, at)) else -1

    def is_over(self, posts: PostList, sentence: Sentence) -> bool:
        """Whether the years that open a clause are over, or a later clause goes on with a later year.

        "từ năm 2020 đến tháng 6/2025 giữ chức …"; "năm 2012, bà được bầu làm …; năm 2016 là …".
        """
        if not begins_in(self.reading.lookup.numbers, sentence.first, posts.first):
            return False
        starts = self._clauses(sentence)
        keys = self._opening(max(at for at in starts if at <= posts.first), posts.first)
        years = self._years(keys)
        if len(years) > 1:
            return years[-1] < self.year or (keys[-2:-1] == ["/"] and years[-1] == self.year)
        later = (self._years(self._opening(at, at + _NEAR)) for at in self._later(sentence, starts, posts))
        known = bool(years) and self.words.now.isdisjoint(keys)
        return known and any(years[0] < year[0] <= self.year for year in later if year)

    def _later(self, sentence: Sentence, starts: Sequence[int], posts: PostList) -> Iterator[int]:
        """Where the later clauses of the paragraph begin."""
        yield from (at for at in starts if at > posts.last)
        tokens, sentences = self.reading.tokens, self.reading.sentences
        following = sentences[self.reading.sentence_at(sentence.first) + 1 :]
        line = tokens[sentence.first].line
        yield from takewhile(lambda at: tokens[at].line == line, (one.first for one in following))

    def _clauses(self, sentence: Sentence) -> list[int]:
        """Where clauses begin: after a semicolon, and after a comma with years and a post behind it."""
        marks = within(self.marks, sentence.first, sentence.last - 1)
        loose = {at for at in marks if self.reading.tokens[at].key == "," and not self._tells_post(at + 1)}
        return [sentence.first, *self._behind_lead(sentence), *(at + 1 for at in marks if at not in loose)]

    def _behind_lead(self, sentence: Sentence) -> Iterator[int]:
        """Where the first clause begins behind "Quá trình công tác (của ông A):"."""
        if self.words.leads.longest(self.reading.tokens, sentence.first, sentence.last):
            keys = self.reading.keys(sentence.first, sentence.last)
            yield from [sentence.first + keys.index(":") + 1] if ":" in keys else []

    def _tells_post(self, at: int) -> bool:
        """Whether years and a post follow: ", | năm 2016 là Phó Chủ tịch"."""
        roles = self.reading.labels["positions"]
        years = self._years(self._opening(at, at + _NEAR))
        return bool(years) and any(near in roles for near in range(at, at + _NEAR))

    def _opening(self, first: int, last: int) -> list[str]:
        """The words of time with which a clause opens."""
        return list(takewhile(self._is_opening, self.reading.keys(first, last)))

    def _years(self, keys: Iterable[str]) -> list[int]:
        return [int(key) for key in keys if key.isdecimal() and len(key) == _DIGITS]

    def _is_opening(self, key: str) -> bool:
        return key.isdecimal() or key in self.words.opening

    def _subject(self, sentence: Sentence, at: int) -> Mention | None:
        """Who is named in the sentence before a clause: "Năm 2010, ông A là …; | năm 2015: …"."""
        named = self.reading.within(self.reading.people, sentence.first, at)
        return named[0] if named else None

    def _whose(self, sentence: Sentence) -> Mention | None:
        """The last person named before a line that names nobody."""
        people, tokens = self.reading.people, self.reading.tokens
        index = bisect_left(people, sentence.first, key=_first)
        if index < len(people) and people[index].first < sentence.last:
            return None
        named = (
            m for m in reversed(people[:index]) if isinstance(m.value, Person) and m.value.kind in _NAMED
        )
        found = next(named, None)
        near = found and tokens[sentence.first].line - tokens[found.first].line <= _LINES
        return found if near else None
