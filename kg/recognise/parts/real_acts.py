"""Whether a verb tells an act of this event, by the words around it."""

from __future__ import annotations

from typing import Final

from kg.recognise.dates.figures import is_year
from kg.recognise.parts.clauses import act_words
from kg.recognise.reading import Reading
from kg.recognise.words import common, phrases_of
from kg.text import Sentence, prior

_RULING: Final = frozenset({"party", "council", "government"})  # classes of bodies
_BEING_AT: Final = frozenset({"attendee", "chair"})  # parts of who is at an event
_ACT: Final = 2  # tokens of "khánh thành"
_NOUN: Final = 3  # tokens of "lễ tổng kết"
_BODY: Final = 4  # tokens of "Ban Chấp hành"
_PURPOSE: Final = 6  # tokens before a verb in which the event stands whose purpose it tells
_NAME: Final = 6  # tokens of "Việt Nam phường Tân Định nhiệm kỳ"
_LISTED: Final = 10  # tokens of "Hội nghị Ban Chấp hành Đảng bộ phường gồm:"
_APART: Final = 3  # tokens between that event and the verb


class ActFilter:
    """Judges the verbs of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.words, self.bodies = act_words(reading.ontology), reading.labels["bodies"]
        self.roles = reading.ontology.phrases("roles", "")
        self.events = reading.ontology.schemes["events"]
        self.homage = phrases_of(reading.ontology, "acts", "phrases", "homage")
        self.yearly = phrases_of(reading.ontology, "acts", "phrases", "yearly")
        self.taken = [held for held in reading.holdings if held.status == "appointed"]

    def is_act(self, at: int, end: int, role: str, sentence: Sentence, *, named: bool) -> bool:
        """Whether the words around a verb leave it an act of this event; `named` behind a name."""
        before = self.tokens[at - 1].key if at > sentence.first else ""
        # "Bí thư Đảng ủy Phát biểu …", "Chủ tịch UBND phường Trao giải"
        spoken = named and (self.tokens[at].key in self.words.never_purpose or role == "presenter")
        inside = self.tokens[at].shape == "C" and before and self.tokens[at - 1].shape in "wCA"
        if (inside and not spoken) or self.bodies.get(at - 1, (0,))[0] > at:
            return False  # "Ban Chỉ đạo", "Trưởng Ban | chỉ đạo"
        named = named or self._ends_body(at)
        before = "" if named or (role == "presenter" and self._is_way(at, sentence)) else before
        if role == "honoree" and not self.words.receiving.isdisjoint(self.reading.keys(at, end)):
            taken = set(self.reading.keys(at + 1, end + 1)) & self.words.received
            return before not in self.words.not_receiving and bool(taken)
        there = before in self.words.unreal_but_attended or self.tokens[at].key in self.words.listing
        there = there or (before in self.words.groups and self._are_listed(end, sentence))
        if role == "attendee" and there:
            # "buổi lễ có sự tham dự của …", but not "4 Phó Chủ tịch | gồm các đồng chí: …"
            elected = any(held.first < at < held.last for held in self.taken) or self._is_board(at, sentence)
            return not elected and not self.is_count(end, sentence)
        homage = role == "speaker" and self._is_homage(at, sentence)
        if homage or (role == "chair" and self._is_set_up(at, sentence)):
            return False
        purpose = role == "speaker" and not named and self._is_purpose(at, sentence)
        if role == "presenter" and (self._is_of_year(sentence) or self._is_in_name(at, sentence)):
            return False
        return before not in self.words.unreal and not purpose

    def _ends_body(self, at: int) -> bool:
        """Whether the name of a body ends before a verb: "thay mặt Ban Chấp hành | phát biểu"."""
        starts = range(max(0, at - _BODY), at - 1)
        return any(start in self.bodies and self.bodies[start][0] == at for start in starts)

    def _are_listed(self, at: int, sentence: Sentence) -> bool:
        """Whether those who are there are named: "các đại biểu dự | hội nghị gồm: ông A"."""
        near = self.reading.keys(at, min(at + _LISTED, sentence.last))
        ends = [i for i, key in enumerate(near) if key in self.words.listing]
        return bool(ends) and near[ends[0] + 1 : ends[0] + 2] == [":"]

    def _is_set_up(self, at: int, sentence: Sentence) -> bool:
        """Whether a group is only made known that somebody leads: "công bố Tổ X do ông A | làm Tổ trưởng"."""
        if self.tokens[at].key not in self.words.made_head:
            return False
        team = self.tokens[at + 1].key in self.words.team
        apart = team and self.words.agent.isdisjoint(self.reading.keys(sentence.first, at))
        return apart or self.words.founding.within(self.reading.tokens, sentence.first, at)

    def _is_board(self, at: int, sentence: Sentence) -> bool:
        """Whether a body's members are told at `at`, right behind its name: "Thường trực HĐND xã | gồm …"."""
        match = self.bodies.get(sentence.first)
        if match is None or self.tokens[at].key not in self.words.composing:
            return False
        near = at - match[0] <= _NAME and "," not in self.reading.keys(match[0], at)
        return near and match[1][0].get("bodyClass") in _RULING

    def _is_homage(self, at: int, sentence: Sentence) -> bool:
        """Whether it is done in silence: "dâng hương, | bày tỏ lòng biết ơn các anh hùng liệt sĩ"."""
        thanks = self.tokens[at].key in self.words.thanking
        return thanks and self.homage.within(self.tokens, sentence.first, at)

    def _is_way(self, at: int, sentence: Sentence) -> bool:
        """Whether people came for what a verb tells: "trực tiếp đến vùng ngập để | trao quà"."""
        if prior(self.tokens, at).key not in self.words.aims:
            return False
        return not self.words.coming.isdisjoint(self.reading.keys(sentence.first, at))

    def is_count(self, at: int, sentence: Sentence) -> bool:
        """Whether a number stands at `at` and no colon leads names in: "gồm 27 đồng chí; ông A làm …"."""
        counted = at < sentence.last and self.tokens[at].shape == "9"
        return counted and ":" not in self.reading.keys(at, sentence.last)

    def _is_in_name(self, at: int, sentence: Sentence) -> bool:
        """Whether people are only at what it names: "Dự lễ khánh thành và | bàn giao nhà có ông A"."""
        opening = self.roles.longest(self.tokens, sentence.first, at)
        if opening is None or opening[1][0] not in _BEING_AT:
            return False
        if self.tokens[at - 1].key in {",", *self.words.joints}:
            return self.words.rows.ends_at(self.tokens, at - 1, _ACT)
        return self.events.ends_at(self.tokens, at, _NOUN)

    def _is_of_year(self, sentence: Sentence) -> bool:
        """Whether a sentence sums up a year: "Năm 2025, Chủ tịch UBND xã tặng Giấy khen cho …"."""
        keys = self.reading.keys(sentence.first, min(sentence.first + 2, sentence.last))
        dated = keys[0] in common(self.reading.ontology).year and is_year(keys[-1])
        return dated or self.yearly.longest(self.tokens, sentence.first, sentence.last) is not None

    def _is_purpose(self, at: int, sentence: Sentence) -> bool:
        """Whether a verb tells what an event before it is for: "hội nghị trực tuyến triển khai …"."""
        if self.tokens[at].key in self.words.never_purpose or self.tokens[at].shape != "w":
            return False
        for start in range(max(sentence.first, at - _PURPOSE), at):
            name = self.events.longest(self.tokens, start, at)
            if name and at - name[0] <= _APART:
                between = self.tokens[name[0] : at]  # "chủ trì hội nghị | và đề nghị …" is no purpose
                return all(t.shape == "w" and t.key not in self.words.joints for t in between)
        return False
