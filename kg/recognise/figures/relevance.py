"""Which figures of a text are facts: no votes, guests, mottos, people named behind their number."""

from __future__ import annotations

from typing import Final

from kg.recognise.figures.cues import Cues
from kg.recognise.figures.words import Figure
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.text import BULLETS, Mention, Sentence, prior

COUNTED: Final = frozenset({"count", "goal", "delegate"})
_NAMED: Final = 6  # tokens of a body behind a post
_GIVEN, _LATE = 3, 2  # tokens of "được phân cấp" before tasks, and of "quá hạn" behind them
_BEHIND: Final = 3  # tokens behind a figure
_FOR: Final = 4  # tokens of "đại diện cho hơn"
_WON: Final = 7  # tokens of "HĐND xã A B C trúng cử" but the last
_PARTS: Final = frozenset({";", ":"})  # between people of a list
_TITLED: Final = 4  # tokens of "; linh mục" and a name's first
_RATE: Final = 3  # tokens of "đạt tỷ lệ"
_YEAR: Final = 4  # digits of a year
_NEAR, _VOTES = 7, 10  # tokens around a share, and from "phiếu hợp lệ là 12.100" to it
_CANDIDATES: Final = 6  # tokens of "những người ứng cử đều ("
_ONE: Final = "1"
_MONEY: Final = "money"  # a kind of figures
_SLOGAN: Final = 9  # a figure in a quoted run of so few tokens is part of a name or motto


class Relevance:
    """Judges the figures of one document in order."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self.reading, self.tokens, self.cues, self.words = reading, reading.tokens, cues, cues.words
        self.quotes = reading.lookup.starting({'"'})
        self.sentence = Sentence(0, 0)
        self.elected = -1  # where delegates were last elected

    def reports(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a figure of this sentence is a fact."""
        self.sentence = sentence
        figure = mention.value
        assert isinstance(figure, Figure)
        if figure.kind == "percent":
            return not self._votes(mention)
        if figure.unit.partition("/")[0] == self.words.times_unit:
            return self.cues.has("times", mention.first - 3, mention.first)
        if figure.kind == "measure":
            return not self.cues.has("distance", mention.first - 6, mention.first)
        if figure.kind not in COUNTED:
            return figure.kind != _MONEY or not self._is_slogan(mention)  # "50.000 đồng sẻ chia" is a name
        return self._counts(mention, figure) and not (self._is_slogan(mention) or self._is_of_named(mention))

    def _votes(self, mention: Mention) -> bool:
        """Whether a share tells how many voted, or for whom: "đạt tỷ lệ 100%", "100% số phiếu"."""
        first, last = mention.first, mention.last
        if self._elects(mention) or self.cues.has("ballots", first - _VOTES, first):
            return True
        near = self.cues.has("votes", first - _NEAR, last + _NEAR)
        if near and not self._is_of_candidates(mention):
            return True
        return self.cues.has("voters", last, self._clause(last))

    def _counts(self, mention: Mention, figure: Figure) -> bool:
        """Goals count where they were reached, delegates where they are elected, guests of an event never."""
        first, last = mention.first, mention.last
        if figure.whole is not None and figure.value == _ONE and figure.unit.lower() in self.words.bases:
            return False  # "bằng 1/3 dự toán"
        if figure.kind == "goal":
            near = self.cues.has("reached", first - 4, first) or self.cues.has("reached", last, last + 7)
            near = near or self.cues.has("assigned", first - _GIVEN, first)  # tasks, not aims
            near = near or self.cues.has("overdue", last, last + _LATE)
            return near or figure.whole is not None
        if figure.kind == "delegate":
            won = self.cues.has("elected", first - 4, first) or self.cues.has("won", last, last + _WON)
            self.elected = first if won else self.elected
            return self.elected >= self.sentence.first  # "bầu 19 đại biểu, trong đó 7 đại biểu là nữ"
        if self.cues.has("turns", first, last):
            return not self._is_of_page(mention)
        if self.cues.has("represented", first - _FOR, first + 1):
            return True  # "135 đại biểu đại diện cho | 612 đảng viên | tham dự"
        guests = self.cues.has("hall_after", last, self._clause(last))
        called = self.cues.has("hall_before", first - 4, first) and not self.cues.has(
            "competing", first, last
        )
        return not (guests or called)

    def _is_of_candidates(self, mention: Mention) -> bool:
        """Whether a share is of those voted on: "100% | người ứng cử", "ứng viên đều (100%)"."""
        first, last = mention.first, mention.last
        if self.cues.begins("candidates", last):
            return True
        aside = prior(self.tokens, first).key == "(" and self.reading.keys(last, last + 1) == [")"]
        return aside and self.cues.has("candidates", first - _CANDIDATES, first)

    def _is_of_page(self, mention: Mention) -> bool:
        """Whether a line tells nothing but how often the page was read: "- 63 lượt xem"."""
        first = self.sentence.first + (self.tokens[self.sentence.first].key in BULLETS)
        whole = (first, self.sentence.last) == (mention.first, mention.last)
        return whole and self.tokens[mention.last - 1].key in self.words.read

    def _elects(self, mention: Mention) -> bool:
        """Whether a share tells how many voted for who is elected: "bầu ông A giữ chức …, đạt tỷ lệ 100%"."""
        first = mention.first
        if self._is_of_person(mention):
            return True
        if not self.cues.has("rates", first - _RATE, first) or not self.cues.has("elected", 0, first):
            return False
        named = self.reading.within(self.reading.people, self.sentence.first, first)
        counted = within(self.reading.lookup.numbers, named[-1].last if named else 0, first - _RATE)
        parted = named and ";" in self.reading.keys(named[-1].last, first)
        return bool(named) and not parted and all(len(self.tokens[at].key) == _YEAR for at in counted)

    def _is_of_person(self, mention: Mention) -> bool:
        """Whether brackets hold a share alone behind who got it: "ông A, Bí thư Đảng ủy phường (98,2%)"."""
        first, last = mention.first, mention.last
        if prior(self.tokens, first).key != "(" or last >= self.sentence.last or self.tokens[last].key != ")":
            return False
        marks = (at for at in range(first - 2, self.sentence.first, -1) if self.tokens[at].key in _PARTS)
        begin = next(marks, first)
        listed = self.reading.within(self.reading.people, begin + 1, min(begin + _TITLED, first))
        named = any(isinstance(one.value, Person) for one in listed)
        return named or any(held.last == first - 1 for held in self.reading.holdings)

    def _clause(self, at: int) -> int:
        """Where the clause behind a figure ends, or the few tokens of it that are looked at."""
        marks = (i for i in range(at, at + _BEHIND) if i >= len(self.tokens) or self.tokens[i].shape == ".")
        return next(marks, at + _BEHIND)

    def _is_of_named(self, mention: Mention) -> bool:
        """Whether holders of a post are counted who are named then: "3 Phó Bí thư Tỉnh ủy: ông A, …"."""
        last = mention.last
        named = self.reading.within(self.reading.people, mention.first, last)
        these = last < self.sentence.last and self.tokens[last].key in self.words.these
        if these or any(isinstance(one.value, Person) and one.value.kind == "full" for one in named):
            return True  # "hai đồng chí A và B", "2 cán bộ này"
        roles = self.reading.labels["positions"]
        post = next((at for at in range(mention.first + 1, mention.last) if at in roles), None)
        if post is None:
            return False
        behind = range(mention.last, min(mention.last + _NAMED, self.sentence.last))
        colon = next((at for at in behind if self.tokens[at].key in self.words.namely), None)
        return colon is not None and bool(self.reading.within(self.reading.people, colon, colon + 3))

    def _is_slogan(self, mention: Mention) -> bool:
        """Whether the figure stands in a short quoted run: a motto or a name."""
        marks = within(self.quotes, self.sentence.first, mention.first)
        if len(marks) % 2 == 0:
            return False
        near = self.tokens[mention.last : min(self.sentence.last, marks[-1] + _SLOGAN + 1)]
        return any(token.key == '"' for token in near)
