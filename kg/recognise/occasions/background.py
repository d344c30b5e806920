"""Whether the words around the name of an event say that it is only referred to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.dates import is_before
from kg.recognise.dates import Date
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.cues import Cues
from kg.recognise.occasions.days import Day
from kg.recognise.reading import Reading
from kg.recognise.spans import before_bracket, within
from kg.recognise.words import common, phrases_of, words_of
from kg.text import Sentence, prior

_INTERVIEW: Final = 2  # questions at least
_MONTH: Final = 7  # characters of "2025-07"
_LED: Final = 6  # tokens of "duyệt nội dung, nhân sự"
_SUBJECT: Final = 14  # tokens from "về" to what a document is about
_NUMBERED: Final = 20  # tokens of its number, day and issuer
_SPOKEN: Final = 4  # tokens of "báo cáo trước"
_KIND: Final = 2  # tokens of "nghị quyết"
_OWNED: Final = 8  # tokens behind a name in which it is said whose it is
_ORDERED: Final = 12  # tokens of "phân công cụ thể cho các phòng chuyên môn"
_WELCOMED: Final = 25  # tokens of "chào mừng Đại hội … nhiệm kỳ 2025-2030 và"
_MEETINGS: Final = frozenset(["meeting", "conference", "session"])  # types that are counted at a year's end
_ONE: Final = frozenset(["1", "01"])
_AHEAD: Final = frozenset(["session", "congress", "election"])  # types that much else is held to welcome
_NATIONAL: Final = frozenset(["session", "congress"])  # types that the country has too


def _answers(reading: Reading) -> Iterator[int]:
    """The lines that stand behind a line that asks: "* Mục tiêu của phường? ⏎ | - Đại hội xác định …"."""
    tokens = reading.tokens
    for asked, told in pairwise(reading.sentences):
        line = tokens[told.first].line
        if tokens[asked.last - 1].key == "?" and tokens[asked.first].line < line:
            yield line


class Background:
    """Tells for one document what its names of events leave in the background."""

    def __init__(self, reading: Reading, arguments: EventArguments, cues: Cues) -> None:
        self.reading, self.arguments, self.cues = reading, arguments, cues
        self.tokens, self.words = reading.tokens, cues.words
        shared = common(reading.ontology)
        self.joint, self.between = shared.joint, shared.between
        self.at = words_of(reading.ontology, "figures", "words", "at")
        self.after = words_of(reading.ontology, "events", "wards", "after")
        self.facing = words_of(reading.ontology, "events", "words", "facing")
        self.agent = words_of(reading.ontology, "acts", "acts", "agent")
        self.months = list(months_before(reading))
        self.first_person = reading.lookup.starting(self.words.first_person)
        asked = list(_answers(reading))
        self.answers = frozenset(asked if len(asked) >= _INTERVIEW else ())

    def holds(self, at: int, end: int, kind: str, sentence: Sentence) -> bool:
        """Whether an event named in the tokens [at, end) of a sentence is only referred to."""
        if kind in _NATIONAL and self.cues.says("national", end, min(end + _OWNED, sentence.last)):
            return True
        earlier = self._is_earlier(sentence) or self._is_of_month(sentence)
        if earlier or self._is_answer(sentence) or self.cues.says("summing", end, sentence.last):
            return True
        recalled = kind == "visit" and self._is_recalled(at, end)
        recalled = (
            recalled
            or at < self.arguments.next_day(sentence)
            or (kind in _MEETINGS and self._is_counted(at, sentence))
        )
        if recalled or self._is_enumerated(at, end, sentence) or self._is_quoted(at):
            return True
        welcomed = kind in _AHEAD and self._is_welcomed(at, sentence)
        if welcomed or self._is_ordered(at, kind, sentence):
            return True
        if kind == "visit" and self._is_come_for(at):
            return False
        told = self._is_cited(at, sentence) or self._is_led_to(at, sentence)
        return told or self._is_of_document(at, sentence) or self._is_subject(at, sentence)

    def is_promised(self, at: int, day: Day, sentence: Sentence) -> bool:
        """Whether a speaker only tells of what is to come: "ông A cho biết, xã sẽ tổ chức | lễ hội"."""
        said = within(self.cues.speaking, sentence.first, at)
        if not said or not self.arguments.people.within(sentence.first, said[0]):
            return False
        published = self.reading.document.published
        later = published is not None and day.value is not None and is_before(published, day.value)
        return later or self.cues.says("planned", said[0], at)

    def _is_answer(self, sentence: Sentence) -> bool:
        """Whether somebody who is interviewed tells of it: "Tại kỳ họp hôm 19-12, | tôi đã …"."""
        if self.tokens[sentence.first].line in self.answers:
            return True
        for at in within(self.first_person, sentence.first, sentence.last):
            many = self.tokens[at - 1].key in self.words.we
            if not many and at not in self.reading.quoted:
                return True
        return False

    def _is_recalled(self, at: int, end: int) -> bool:
        """Whether a visit only tells when something was said: "Trong chuyến thăm hôm 29/11, ông A …"."""
        near = self.tokens[end : end + _OWNED]
        days = (one.key in self.words.recent and two.shape == "9" for one, two in pairwise(near))
        return prior(self.tokens, at).key in self.words.during and any(days)

    def _is_counted(self, at: int, sentence: Sentence) -> bool:
        """Whether several are but counted: "đã tổ chức 4 cuộc | đối thoại", "12 | hội nghị"."""
        noun = at - (self.tokens[at].key not in self.words.nouns)
        if noun <= sentence.first or self.tokens[noun].key not in self.words.nouns:
            return False
        many = self.tokens[noun - 1].shape == "9" and self.tokens[noun - 1].key not in _ONE
        placed = self.arguments.places.covers(noun - 1)  # "Phường 3 | họp"
        return many and not placed and not self.arguments.days.within(sentence.first, sentence.last)

    def _is_come_for(self, at: int) -> bool:
        """Whether somebody came to a place for what a verb tells: "đã đến xã A (tỉnh B) để | thăm"."""
        aim = at - 1
        if aim < 1:
            return False
        aim -= self.tokens[aim - 1].key == ","
        return self.arguments.places.ends_at(before_bracket(self.tokens, aim, max(0, aim - _OWNED)))

    def _is_ordered(self, at: int, kind: str, sentence: Sentence) -> bool:
        """Whether others are told to hold it: "phân công các phòng kiểm tra", "có công văn về Đại hội …"."""
        ordered = kind == "visit" and self.cues.says("ordering", max(sentence.first, at - _ORDERED), at)
        written = within(self.cues.found["instructed"], sentence.first, at)
        return ordered or any(not self.arguments.days.within(cue, at) for cue in written)

    def _is_welcomed(self, at: int, sentence: Sentence) -> bool:
        """Whether it is the second that something welcomes: "hội thao chào mừng Đại hội và | bầu cử"."""
        near = max(sentence.first, at - _WELCOMED)
        if prior(self.tokens, at).key not in self.joint or self.arguments.days.within(near, at):
            return False
        names = ((one, self.cues.names[one][1]) for one in range(near, at) if one in self.cues.names)
        ahead = (one for one, (concept, *_) in names if concept.get("eventType") in _AHEAD)
        return any(self.cues.says("welcomed", near, one) for one in ahead)

    def _is_cited(self, at: int, sentence: Sentence) -> bool:
        """Whether a document tells of it: "Thông báo số 1 … về kết luận của … tại hội nghị"."""
        referred = prior(self.tokens, at).key in self.words.anaphors
        return referred and self.cues.says("cited", sentence.first, at)

    def _is_of_document(self, at: int, sentence: Sentence) -> bool:
        """Whether a verb tells what a document is about: "Nghị quyết quy định mức chi | thăm hỏi"."""
        if self.tokens[at].key in self.words.nouns:
            return False
        for about in range(at - 1, sentence.first, -1):
            if self.tokens[about].shape == ".":
                return False
            if self.tokens[about].key in self.words.about and self.words.instruments.ends_at(
                self.tokens, about, _KIND
            ):
                return True
        return False

    def _is_subject(self, at: int, sentence: Sentence) -> bool:
        """Whether a document with a number is about it: "Chỉ thị số 12/CT-UBND về việc | phát động …"."""
        at -= prior(self.tokens, at).key == '"'
        for about in range(at - 1, max(sentence.first, at - _SUBJECT), -1):
            if self.tokens[about].shape == "." or self.tokens[about].key in self.at:
                return False
            if self.tokens[about].key in self.words.about:
                near = self.tokens[max(sentence.first, about - _NUMBERED) : about]
                return any(one.key == "/" and two.shape == "A" for one, two in pairwise(near))
        return False

    def _is_led_to(self, at: int, sentence: Sentence) -> bool:
        """Whether the words right before it say so: "chào mừng", "tăng cường", “kỷ niệm 20 năm”."""
        if self.arguments.people.covers(at - 1):
            return False  # "ông Hà Văn Năm thăm …"
        at -= prior(self.tokens, at).key == '"'  # "kỷ niệm 20 năm | “Ngày hội …”"
        joined = prior(self.tokens, at).key in self.between and at - 3 > sentence.first
        if joined and self.tokens[at].key not in self.words.nouns:
            at -= 3  # "tăng cường kiểm tra, giám sát": what holds for the first verb holds for the second
        if at <= sentence.first or self.tokens[at - 1].key not in self.words.before_ends:
            return False
        runs = (tuple(self.reading.keys(max(at - n, sentence.first), at)) for n in range(_LED, 0, -1))
        run = next((run for run in runs if run in self.words.before), None)
        if run in self.words.going_on and self.cues.says("same_day", sentence.first, at):
            return False  # "Chiều cùng ngày, đoàn tiếp tục | đến thăm …"
        if self._is_faced(at) or self._is_just_over(at, sentence):
            return False
        return run is not None and self.words.before[run] == "background"

    def _is_faced(self, at: int) -> bool:
        """Whether somebody speaks in front of it, not before it: "báo cáo trước | hội nghị"."""
        faced = self.tokens[at - 1].key in self.facing
        return faced and bool(within(self.cues.speaking, at - _SPOKEN, at - 1))

    def _is_just_over(self, at: int, sentence: Sentence) -> bool:
        """Whether news came of what was held that day: "… sau | hội nghị do Tỉnh ủy tổ chức hôm nay"."""
        day, held = self.arguments.days.within(at, sentence.last)[:1], self.cues.found["hold"]
        if not day or self.tokens[at - 1].key not in self.after or at - 1 == sentence.first:
            return False
        led = next((i for i in range(at, day[0].first) if self.tokens[i].key in self.agent), sentence.last)
        clear = "," not in self.reading.keys(at, max([at, *within(held, led, day[0].first)]))
        said, told = day[0].value, self.reading.document.published
        same = isinstance(said, Date) and said.value == told
        return same and clear and bool(within(held, led, day[0].first))

    def _is_quoted(self, at: int) -> bool:
        """Whether it only ends what is quoted, "15 phút | Chủ nhật xanh", or begins what somebody says."""
        said = prior(self.tokens, at).key == '"' and prior(self.tokens, at - 1).key == ":"
        return at in self.reading.quoted and (said or self.tokens[at - 1].shape == "w")

    def _is_earlier(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what was before: "Trước đó, ngày 1/10, phường đã tổ chức …"."""
        earlier = phrases_of(self.reading.ontology, "status", "clause", "earlier")
        same = phrases_of(self.reading.ontology, "events", "cues", "same_day")
        if same.longest(self.tokens, sentence.first):
            return False  # "Trước đó cùng ngày, …"
        return earlier.longest(self.tokens, sentence.first) is not None

    def _is_of_month(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what was in a month before the report's: "Tháng 8/2025, tại Đại hội …"."""
        near = within(self.months, sentence.first, sentence.last)
        if not near or not sentence.first or self.arguments.days.within(sentence.first, sentence.last):
            return False
        opens = near[0] <= sentence.first + 1
        return opens or any(self.tokens[at - 1].key in self.words.back for at in near)

    def _is_enumerated(self, at: int, end: int, sentence: Sentence) -> bool:
        """Whether it is one of several things of one clause: "hồ sơ điện tử, hội nghị trực tuyến, …"."""
        alone = prior(self.tokens, at).key == "," and end < sentence.last and self.tokens[end].key == ","
        told = at - 2 in self.arguments.titled or self.arguments.people.covers(at - 2)
        return alone and not told and not self.arguments.days.within(sentence.first, sentence.last)


def months_before(reading: Reading) -> Iterator[int]:
    """Where months before the one of the report are named."""
    published = reading.document.published or ""
    for mention in reading.dates:
        month = mention.value.value if isinstance(mention.value, Date) else ""
        if published and len(month) == _MONTH and is_before(month, published):
            yield mention.first
