"""From when until when a post is told to be held, by the days behind it or before its holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from kg.model import Record
from kg.recognise.asides import Asides
from kg.recognise.base_reading import BaseReading
from kg.recognise.dates import Date
from kg.recognise.dates.figures import is_year
from kg.recognise.holdings.holding import Holding
from kg.recognise.holdings.lists.terms import Terms
from kg.recognise.spans import Ordered
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Sentence

_first = attrgetter("first")
_NEAR: Final = 16  # tokens between a post and the words that date it
_PHRASE: Final = 5  # words of a phrase of time behind a comma: ", thời hạn 5 năm kể từ ngày"
_BEFORE: Final = 2  # tokens between a day and the word that says what it is, or the beginning
_LATER: Final = 3  # sentences from an appointment to when it takes effect
_CLOSED: Final = frozenset({".", ";"})
_TOOK: Final = "verb-before-title"  # the rule by which somebody is said to take or leave a post
_HELD_BY: Final = "title-held-by"  # the rule by which a post is said to go to somebody
_CAREER: Final = "title-of-career"  # the rule by which posts follow years
_MONTHS: Final = 12
_UNTIL: Final = 3  # tokens between two days of a span


class Days(Record, frozen=True):
    """When a post is told to be held, and the tokens [begin, end) that say so."""

    first: str | None = None
    last: str | None = None  # of a span
    begin: int = 0
    end: int = 0
    opens: bool = False  # held from the first day on, also where it was left


class Dated:
    """Reads the days between which posts are held in one document."""

    def __init__(self, reading: BaseReading, holdings: Sequence[Holding]) -> None:
        self.reading, self.dates = reading, Ordered(_moments(reading))
        taken = (held for held in holdings if held.status == "appointed")
        self.taking = {reading.sentence_at(held.first) for held in taken}  # numbers of sentences
        self.within, self.terms = Asides(reading).within, Terms(reading)
        self.counting = list(reading.ontology.words["acts"]["posts"]["counting"])
        self.effective = phrases_of(reading.ontology, "acts", "phrases", "effective")
        self.leads = phrases_of(reading.ontology, "acts", "posts", "leads")
        self.since, self.dating, self.until, self.parting, self.leaving, self.open = (
            words_of(reading.ontology, "acts", "posts", name)
            for name in ("since", "dating", "until", "parting", "leaving", "open")
        )

    def days(self, held: Holding) -> Days:
        """The days behind the post ("… từ ngày 1/2"), else those that open the sentence of its holder."""
        told = self._of_career(held) if held.rule == _CAREER else self._around(held)
        return told or self._effective(held) or Days()

    def _around(self, held: Holding) -> Days | None:
        """The days inside, behind or before the words of a holding, the nearest first."""
        return self._inside(held) or self._behind(held) or self._before(held)

    def _of_career(self, held: Holding) -> Days | None:
        """Of the years before the colon that leads a post in: "- 8/2012 - 6/2019: | Phó Chủ tịch Hội X"."""
        first = self.reading.sentence_of(held.end - 1).first
        keys = self.reading.keys(first, held.end)
        if ":" not in keys:
            return None
        colon = len(keys) - 1 - keys[::-1].index(":")
        begin = next((at + 1 for at in range(colon, -1, -1) if keys[at] == ";"), 0)
        moments = self.dates.within(first + begin, first + colon)
        since = not self.open.isdisjoint(keys[begin:colon])  # "Từ 7/2025: …", "7/2025 - nay: …"
        if not moments or (len(moments) == 1 and not since):
            return None
        days = [self._month(mention) for mention in moments]
        return Days(days[0], days[1] if len(days) > 1 else None, first + begin, held.end, opens=True)

    def _month(self, mention: Mention) -> str | None:
        """A day, or the month that a career tells a year with: "8/|2012"."""
        day, at = _day(mention), mention.first
        month = self.reading.keys(at - 2, at) if at > 1 else []
        told = day is not None and day.isdecimal() and month[1:] == ["/"] and month[0].isdecimal()
        return f"{day}-{int(month[0]):02}" if told and 0 < int(month[0]) <= _MONTHS else day

    def taken(self, held: Holding) -> Days:
        """The day on which a post was taken: "Tháng 7/2025, | ông A giữ chức …", "… được bầu | năm 2021"."""
        sentence = self.reading.sentence_of(held.first)
        for mention in self.dates.within(sentence.first, sentence.first + _BEFORE + 1):
            if self._opens_clause(mention.last, held.first):
                return Days(_day(mention), None, sentence.first, held.last)
        for mention in self.dates.within(held.last, min(held.last + _BEFORE + 1, sentence.last)):
            if self.dating.issuperset(self.reading.keys(held.last, mention.first)):
                return Days(_day(mention), None, held.first, mention.last)
        return Days()

    def _opens_clause(self, at: int, holder: int) -> bool:
        """Whether a comma behind a day at `at` leads to the clause that names a holder, no day between."""
        between = self.reading.keys(at, holder)
        if between[:1] != [","] or self.dates.within(at, holder):
            return False
        return self.parting.isdisjoint(between)  # "Tháng 7/2025, phường ra đời; | nay ông A …"

    def _behind(self, held: Holding) -> Days | None:
        end = self._past(held)
        if end is None or (held.status == "current" and self._is_left(held.end, end)):
            return None  # "ông A là Tỉnh ủy viên, thôi giữ chức Bí thư xã | từ hôm nay"
        stop = min(end + _NEAR, self.reading.sentence_of(held.last - 1).last)
        for mention in self.dates.within(end, stop):
            between = self.reading.keys(end, mention.first)
            last, close = self._last(mention)
            bracketed = between == ["("] and last is not None  # "Chủ tịch UBND huyện A | (2015-2019)"
            if self.since.isdisjoint(between[-_BEFORE:]) and not bracketed:
                continue
            if between and (self._is_of_post(between) or self._closes(close, between)):
                aside = between[0] == "("  # "Phó Trưởng Ban B | (từ 2021)"
                if aside and self.reading.keys(close, close + 1) != [")"]:
                    continue  # "Phó Bí thư A (từ 2020 đến 2023 là Chủ tịch B)"
                took = aside or held.rule == _TOOK  # "ông A làm Chủ tịch huyện B | từ năm 2015"
                opens = took and not self._is_left(held.first, end)
                return Days(_day(mention), last, held.first, max(held.last, close), opens=opens)
        return None

    def _inside(self, held: Holding) -> Days | None:
        """Of a day before who holds a post: "Quyền Chủ tịch xã | từ ngày 1-12 | được giao cho bà A"."""
        end = self.within.get(held.end, held.end)
        for mention in self.dates.within(end, held.last) if held.rule == _HELD_BY else ():
            between = self.reading.keys(end, mention.first)
            if not self.since.isdisjoint(between) and self.dating.issuperset(between):
                return Days(_day(mention), None, held.first, held.last)
        return None

    def _past(self, held: Holding) -> int | None:
        """Behind a post or all told with it; None where brackets date but the last of them."""
        own, last = (self.terms.past(self.within.get(at, at)) for at in (held.end, held.last))
        if self.terms.past_span(own) > own:
            return own  # "Phó Chủ tịch xã A | (2015-2020), Bí thư xã B (2020-2022)"
        return None if own < last < self.terms.past_span(last) else last

    def _before(self, held: Holding) -> Days | None:
        """Of "Từ tháng 4/2021 đến tháng 9/2025, | ông A là …"; not of "…, ông A, Chủ tịch xã, chỉ đạo"."""
        start = self._past_lead(self.reading.sentence_of(held.first).first)
        for mention in self.dates.within(start + 1, start + _BEFORE + 1):
            last, end = self._last(mention)
            comma = self.reading.keys(end, held.first) == [","] and not self._is_apart(held)
            if comma and not self.since.isdisjoint(self.reading.keys(start, mention.first)):
                opens = not self._is_bracketed(held) and not self._is_left(start, held.last)
                return Days(_day(mention), last, start, held.last, opens=opens)
        return None

    def _past_lead(self, at: int) -> int:
        """Behind what only puts a sentence in order: "Trước đó, | từ 2020 đến tháng 6/2025, ông là …"."""
        match = self.leads.longest(self.reading.tokens, at)
        return match[0] if match else at

    def _is_left(self, first: int, last: int) -> bool:
        """Whether a word of leaving stands in [first, last): "Từ ngày 1-1, ông A | thôi giữ chức …"."""
        return not self.leaving.isdisjoint(self.reading.keys(first, last))

    def _is_bracketed(self, held: Holding) -> bool:
        """Whether a post opens brackets: "ông A (Bí thư Thành ủy B cũ) làm …"."""
        roles = self.reading.labels["positions"]
        post = next((at for at in range(held.first, held.last) if at in roles), held.first)
        return self.reading.keys(post - 1, post) == ["("]

    def _effective(self, held: Holding) -> Days | None:
        """Of a sentence on the decisions told before: "Quyết định có hiệu lực từ ngày 1/2"."""
        if held.status != "appointed":
            return None
        for sentence in self._following(self.reading.sentence_at(held.first)):
            if match := self.effective.longest(self.reading.tokens, sentence.first, sentence.last):
                for mention in self.dates.within(match[0], min(match[0] + _NEAR, sentence.last)):
                    since = not self.since.isdisjoint(self.reading.keys(match[0], mention.first))
                    last, close = self._last(mention)
                    return Days(_day(mention), last, sentence.first, close) if since else None
        return None

    def _following(self, index: int) -> Iterator[Sentence]:
        """The sentences behind one, with those that go on with appointments, and a few more."""
        left = _LATER
        for number in range(index + 1, len(self.reading.sentences)):
            left = _LATER if number in self.taking else left - 1
            if left < 0:
                return
            yield self.reading.sentences[number]

    def _is_apart(self, held: Holding) -> bool:
        """Whether a post only tells who somebody is: "ông A, Chủ tịch xã, chỉ đạo"."""
        whose = self.reading.beginning(self.reading.people, held.first)
        apart = whose is None or self.reading.keys(whose.last, whose.last + 1) == [","]
        return apart and held.status != "appointed"

    def _last(self, mention: Mention) -> tuple[str | None, int]:
        """(the last day of a span that begins with this one, where the span ends)."""
        for other in self.dates.within(mention.last + 1, mention.last + _UNTIL):
            if self.until.issuperset(self.reading.keys(mention.last, other.first)):
                return _day(other), other.last
        return None, mention.last

    def _is_of_post(self, between: Sequence[str]) -> bool:
        """Whether only words of time stand between a post and a day; not "…, từ ngày 1/7 phường đã …"."""
        counted = between[1:2] == self.counting  # "…, kể từ ngày 1/2"
        anew = between[0] == "," and not counted and (len(between) < _PHRASE or between[1] in self.since)
        return not anew and all(word in self.dating or word.isdecimal() for word in between)

    def _closes(self, at: int, between: Sequence[str]) -> bool:
        """Whether words of time behind a comma end their sentence at `at`: "…, Chủ tịch, | từ ngày 1/1."."""
        ended = at >= len(self.reading.tokens) or self.reading.tokens[at].key in _CLOSED
        return ended and between[0] == "," and all(word in self.dating for word in between[1:])


def _moments(reading: BaseReading) -> list[Mention]:
    """The days and months of a document, and the years that stand alone, in order of the text."""
    covered = {at for mention in reading.dates for at in range(mention.first, mention.last)}
    keys = reading.lookup.keys
    years = (at for at in reading.lookup.numbers if at not in covered and is_year(keys[at]))
    alone = [Mention("date", at, at + 1, Date(keys[at])) for at in years]
    return sorted([*reading.dates, *alone], key=_first)


def _day(mention: Mention) -> str | None:
    return mention.value.value if isinstance(mention.value, Date) else None
