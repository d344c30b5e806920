"""A body's own name behind its label: "Sở | Y tế", "Ban Quản lý | trật tự đô thị"."""

from __future__ import annotations

import re
from typing import Final

from kg.recognise.base_reading import BaseReading
from kg.recognise.titles.places import PostPlaces
from kg.recognise.titles.words import past_topic, title_lexicon

_LONGEST: Final = 12  # words of a body's own name
_SCHOOLS: Final = frozenset({"school", "hospital"})  # classes of bodies
_WARD: Final = "ward"  # a level of bodies
_NUMERAL: Final = re.compile("[IVX]+")


class BodyNames:
    """Reads the own names of one document's bodies."""

    def __init__(self, reading: BaseReading, people: frozenset[int], places: PostPlaces) -> None:
        self.tokens, self.size = reading.tokens, len(reading.tokens)
        self.people, self.places = people, places
        self.roles, self.bodies = reading.labels["positions"], reading.labels["bodies"]
        self.lexicon = title_lexicon(reading.ontology)
        self.acts = reading.lookup.matches(reading.ontology.phrases("roles", ""))
        self.words, self.cues = self.lexicon.words, reading.ontology.phrases("status", "before").firsts

    def written(self, first: int, last: int) -> list[str]:
        """The words of a name, short ones written out; a comma stands by the word before it."""
        short, words = self.lexicon.written, list[str]()
        for at, token in enumerate(self.tokens[first:last], first):
            if words and (token.key == "," or self._is_day(at) or (at > first + 1 and self._is_day(at - 1))):
                words[-1] += token.text
            else:
                words.append(short.get(token.text, token.text))
        return words

    def own(self, at: int, goes_on: str) -> int:
        """The end of a body's own name that follows its label."""
        if at >= self.size:
            return at
        following = self.tokens[at]
        if goes_on == "far" and (topic := past_topic(self.lexicon, self.tokens, at, self.size)) > at:
            return topic
        if goes_on.startswith("number"):
            at_number = at + (following.key in self.words.number and at + 1 < self.size)
            number = self.tokens[at_number]
            return at_number + 1 if number.shape == "9" or _NUMERAL.fullmatch(number.text) else at
        if following.shape == "w" and (goes_on == "openly" or self.tokens[at - 1].shape == "w"):
            return at  # "báo cáo" is no newspaper
        if goes_on == "openly" and self._is_whole(at):
            return at  # "Đảng ủy | Tổng Liên đoàn Lao động Việt Nam"
        end = at
        while end < self.size and end - at < _LONGEST and self._in_name(at, end):
            end += 1
        while end > at and self.tokens[end - 1].key in self.words.trailing:
            end -= 1
        end -= self._is_next_item(end)
        # "Ban Chỉ đạo Trung ương | về phòng, chống …"
        return past_topic(self.lexicon, self.tokens, end, self.size) if goes_on == "far" else end

    def elected(self, at: int) -> int:
        """Where it is told to the end who is elected: "Ủy ban bầu cử | ĐBQH khóa XVI và đại biểu HĐND"."""
        end = at
        while match := self.lexicon.elected.longest(self.tokens, at):
            last = self.tokens[match[0] - 1].key
            at = match[0] + (last in self.words.terms)
            end = end if last in self.words.joints else min(at, self.size)
        return end

    def _is_next_item(self, end: int) -> bool:
        """Whether a number before `end` is that of the next of a list: "Trường THPT A | 7. Ông B"."""
        numbered = self.tokens[end - 1].shape == "9" and end + 1 < self.size
        return numbered and self.tokens[end].key == "." and end + 1 in self.people

    def proper(self, at: int, end: int) -> int:
        """Where the capitals of a name on [at, end) are over: "Đồn Biên phòng Pò Hèn | gói bánh"."""
        later = (i for i in range(at + 1, end) if self.tokens[i].shape == "w")
        return next((i for i in later if self.tokens[i - 1].shape in "CA9"), end)

    def far(self, at: int) -> int:
        """The end of a name in lower case, which only a place ends: "trật tự đô thị" before "phường"."""
        end = at
        while end < self.size and end - at < _LONGEST and (self._in_name(at, end) or self._lists(end)):
            end += 1
        return end if end < self.size and self.places.begins(end) else at

    def _lists(self, at: int) -> bool:
        """Whether a joint stands between words in lower case: "công trình giao thông | và nông nghiệp"."""
        if self.tokens[at].key not in self.words.trailing or at + 1 >= self.size:
            return False
        after = self.tokens[at + 1]
        return after.shape == "w" and after.key not in self.words.stops and at + 1 not in self.roles

    def _in_name(self, at: int, end: int) -> bool:
        """Whether the own name that begins at `at` goes on over token `end`."""
        token = self.tokens[end]
        inside = token.shape == "A" and self.places.inside(end)[0] is not None  # "Chi bộ | KDC Đông Sơn"
        if token.line != self.tokens[at - 1].line or end in self.people or self.places.begins(end) or inside:
            return False
        if token.key in self.words.joints:
            known = self.lexicon.in_names.longest(self.tokens, end + 1) is not None
            joined = known or self._goes_on(end + 1) or self._is_double(end) or self._is_day(end)
            return end > at and joined
        if token.shape == "." or (token.shape == "w" and token.key in self.words.stops):
            return end > at and self.lexicon.in_names.longest(self.tokens, end) is not None
        verb = token.shape == "w" and self.lexicon.verbs.longest(self.tokens, end) is not None
        if verb or (token.shape == "w" and (self._is_act(end) or self._is_dated(end))):
            return False
        if token.shape in "CA" and (end in self.roles or token.key in self.words.concurrent):
            return False
        return end == at or not self._is_whole(end)

    def _is_act(self, at: int) -> bool:
        """Whether what somebody does begins behind capitals: "Hạt Kiểm lâm Hoài Ân | thừa nhận"."""
        if self.tokens[at - 1].shape not in "CA":
            return False
        found = self.acts.get(at)
        held = self.lexicon.holding.longest(self.tokens, at) is not None  # "Trường THCS A | tổ chức chào cờ"
        return held or (found is not None and found[1][0] != "none")

    def _is_dated(self, at: int) -> bool:
        """Whether a part of a day and a number stand at `at`: "Trường THCS A | sáng 5-9"."""
        numbered = at + 1 < self.size and self.tokens[at + 1].shape == "9"
        return numbered and self.tokens[at].key in self.words.hours

    def _goes_on(self, at: int) -> bool:
        """Whether a further word of a name stands after a joint."""
        capital = at < self.size and self.tokens[at].shape in "CA"
        return capital and at not in self.roles and at not in self.people and not self._is_school(at)

    def _is_school(self, at: int) -> bool:
        """Whether another school or health station begins at `at`: "Bệnh viện A và | Trạm Y tế phường B"."""
        match = self.bodies.get(at)
        if match is None or match[0] == at + 1:
            return False
        return match[1][0].get("bodyClass") in _SCHOOLS or match[1][0].get("bodyLevel") == _WARD

    def _is_double(self, at: int) -> bool:
        """Whether a dash stands between words in lower case: "văn hóa - thể thao"."""
        if self.tokens[at].key != "-" or at + 1 >= self.size or at + 1 in self.roles:
            return False
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        small = before.shape == after.shape == "w"
        told = after.key in self.words.stops or after.key in self.cues or at + 1 in self.acts
        return small and not told

    def _is_day(self, at: int) -> bool:
        """Whether a dash joins two numbers: "Trường Mầm non 20-10"."""
        glued = self.tokens[at - 1 : at + 2]
        numbers = len(glued) == 3 and glued[0].shape == glued[2].shape == "9"
        return numbers and glued[0].end == glued[1].start and glued[1].end == glued[2].start

    def _is_whole(self, at: int) -> bool:
        """Whether a body with a name of its own kind begins here, or a military unit with its number."""
        match = self.bodies.get(at)
        if match is None or self.tokens[at].shape not in "CA":
            return False
        end, (concept, *_) = match
        numbered = (
            end < self.size and self.tokens[end].shape == "9" and concept.get("bodyClass") == "military"
        )
        return numbered or not concept.get("nameGoesOn")
