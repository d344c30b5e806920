"""Which ward a figure is of: the last one named before it, unless it is of several or of more than a ward."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from kg.model import Unit
from kg.ontology import bare
from kg.recognise.figures.before_wards import BeforeWards
from kg.recognise.figures.beside_wards import beside_wards
from kg.recognise.figures.brackets import Brackets
from kg.recognise.figures.given_wards import GivenWards
from kg.recognise.figures.opening_wards import OpeningWards
from kg.recognise.figures.scopes import Scopes
from kg.recognise.figures.speakers_wards import SpeakersWards
from kg.recognise.figures.ward_lists import WardLists
from kg.recognise.figures.wider_scope import WiderScope
from kg.recognise.places import place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of, words_of
from kg.text import Mention, Sentence, keys

_MARKS: Final = frozenset({";", ","})
_PAIRS: Final = frozenset("/,")  # between what is told of one ward
_SPOT: Final = 7  # tokens of "tại thôn An Định (" before a ward
_EACH: Final = 3  # tokens of "mỗi đặc khu"


class WardsOf:
    """Tells the wards of one document's figures."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.at, self.belongs, self.of_all, self.attending = (
            words_of(reading.ontology, "figures", "words", name)
            for name in ("at", "belongs", "of_all", "attending")
        )
        self.each = phrases_of(reading.ontology, "figures", "cues", "each")
        self.occasions = phrases_of(reading.ontology, "figures", "cues", "occasions")
        self.whole = phrases_of(reading.ontology, "figures", "cues", "whole")
        beside = beside_wards(reading)
        told = [
            (m, unit)
            for m in reading.places
            if m.first not in beside and place_of(m).is_present_ward and (unit := place_of(m).unit)
        ]
        wider = WiderScope(reading, frozenset([m.last for m, _ in told]))
        self.beyond = wider.openings()
        self.brackets = Brackets(reading)
        self.roles = reading.ontology.phrases("roles", "")
        named: list[tuple[Mention, Unit]] = []
        for mention, unit in told:
            other = bool(named) and named[-1][1].iri != unit.iri
            if not self._is_exception(mention) and not (other and self._is_guests(mention.first)):
                named.append((mention, unit))
        self.starts, self.ends = [m.first for m, _ in named], [m.last for m, _ in named]
        self.wards = [unit for _, unit in named]
        self.bare_names = {keys(bare(unit.name)): unit for _, unit in told}
        self.opening, self.given = OpeningWards(reading, self.bare_names), GivenWards(reading)
        self.lists = WardLists(reading, (self.starts, self.ends), self.wards, self.bare_names)
        self.scopes = Scopes(reading, self.beyond, wider, self.starts)
        self.provinces = self.scopes.provinces
        self.unnamed = BeforeWards(reading, self.provinces, [m.first for m, _ in told], self.brackets)
        self.speakers = SpeakersWards(reading, self.wards)
        self.paired: tuple[int, Unit | None] = (-2, None)  # the last figure's end, its ward if bare
        self.claimed: set[int] = set()  # wards in brackets that are of one figure alone
        self.after: dict[int, Unit | None] = {}  # the ward spoken of after the nth that is named

    def _is_guests(self, at: int) -> bool:
        """Whether a ward is but where a guest comes from: "Dự lễ có ông A, Chủ tịch UBND | phường X"."""
        first = self.reading.sentence_of(at).first
        match = self.roles.longest(self.tokens, first)
        guests = match is not None and not self.attending.isdisjoint(self.reading.keys(first, match[0]))
        return guests and any(held.first < at < held.last for held in self.reading.holdings)

    def _is_exception(self, ward: Mention) -> bool:
        """Whether brackets tell where one of many is: "toàn tỉnh có …; riêng một điểm (thôn 2, | xã A)"."""
        around = self.brackets.around(ward.first) if self.beyond else None
        if around is None or ward.last != around[1] or self.tokens[around[0] + 1].shape == "9":
            return False
        return bool(within(self.beyond, self.reading.sentence_of(ward.first).first, around[0]))

    def ward(
        self, mention: Mention, last: int, sentence: Sentence, *, counted: bool
    ) -> tuple[Unit | None, bool]:
        """(ward of a figure that is described up to `last`; whether its sentence names it)."""
        at = mention.first
        each = self.each.ends_at(self.tokens, at, _EACH)
        if self._is_of_all(sentence) or each or self.scopes.is_mean(mention):
            return None, True
        beside = self._beside(at, last, sentence)
        if (
            beside
            or (counted and self.scopes.is_wide(at, last, sentence))
            or self.scopes.is_provinces(at, last)
        ):
            return beside, True
        return self._spoken_of(at, last, sentence)

    def _beside(self, at: int, last: int, sentence: Sentence) -> Unit | None:
        """A ward named bare before a figure that is described up to `last`, or before the one that it goes
        with: "; Na Ngoi 2 hộ/ | 9 khẩu"."""
        end, before = self.paired
        unit = self.lists.beside(at, sentence)
        if unit is None and end == at - 1 and self.tokens[end].key in _PAIRS:
            unit = before
        self.paired = (last, unit)
        return unit

    def _is_of_all(self, sentence: Sentence) -> bool:
        """Whether it tells of all that several wards got: "Xã A nhận 20 suất, xã B 30. | Mỗi suất …"."""
        if self.tokens[sentence.first].key not in self.of_all or sentence.first == 0:
            return False
        before = self.reading.sentence_of(sentence.first - 1)
        told = self.wards[bisect_left(self.starts, before.first) : bisect_left(self.starts, sentence.first)]
        here = bisect_left(self.starts, sentence.last) - bisect_left(self.starts, sentence.first)
        return not here and len({unit.iri for unit in told}) > 1

    def _spoken_of(self, at: int, last: int, sentence: Sentence) -> tuple[Unit | None, bool]:
        """(ward that the text speaks of at a figure, whether its sentence names it)."""
        index, split = self._turned(at, last, sentence)
        start = self.starts[index] if index >= 0 else -1
        summed = start > at and self.lists.is_first(index)  # "47 ha lúa ở xã A (15 ha), B (12 ha)"
        earlier = start < sentence.first
        wide = earlier and (split or self.scopes.is_provincial(sentence) or (index < 0 and self.claimed))
        if (
            summed
            or wide
            or self.scopes.is_beyond(at, start, sentence)
            or self.lists.is_among(index, sentence)
            or self.lists.shares_out(last, sentence)
        ):
            return None, True
        if earlier and (opening := self.opening.of(sentence)):
            return opening, True
        if earlier and index >= 0 and (told := self._told_since(at, index, sentence)):
            return told
        if index >= 0 and self.tokens[start].line == self.tokens[at].line:
            if self.lists.joins(index - 1) or self.lists.joins(index):
                return self.lists.of_list(index, self.reading.sentence_of(start)), True
            return self.wards[index], start >= sentence.first
        return (None, True) if index < 0 and self._is_unnamed(at, sentence) else self._of_context(at, index)

    def _told_since(self, at: int, index: int, sentence: Sentence) -> tuple[Unit | None, bool] | None:
        """The ward of who tells a figure, or of the event, whatever ward was named before the sentence."""
        if speakers := self.speakers.of(at, self.starts[index]):
            return speakers, False
        return self._of_context(at, index) if self._is_of_occasion(index, sentence) else None

    def _is_of_occasion(self, index: int, sentence: Sentence) -> bool:
        """Whether it tells of the event, behind guests: "Xã A giải nhì, xã B giải ba. | Dịp này, …"."""
        if self.occasions.longest(self.tokens, sentence.first) is None:
            return False
        told = self.reading.sentence_of(self.starts[index])
        named = self.reading.within(self.reading.places, told.first, told.last)
        return sum(place_of(mention).is_present_ward for mention in named) > 1

    def _turned(self, at: int, last: int, sentence: Sentence) -> tuple[int, bool]:
        """(index of the ward named last for a figure, whether brackets in its sentence share it out)."""
        before = bisect_right(self.starts, last) - 1
        index, split = self._following(last, before, sentence), self._is_split(last)
        while index == before >= 0 and (index in self.claimed or self._is_shared(index, at)):
            split = split or (index not in self.claimed and self.starts[index] >= sentence.first)
            index = before = index - 1  # "3 căn nhà (ở phường A), 120 ha lúa": of the first alone
        return self._later(index, sentence), split

    def _is_unnamed(self, at: int, sentence: Sentence) -> bool:
        """Whether a figure before any ward is named is of a province, or of one of several wards."""
        several = len(self.bare_names) > 1 and min(self.provinces, default=at) < at
        return several or self.unnamed.is_wider(at, sentence)

    def _of_context(self, at: int, index: int) -> tuple[Unit | None, bool]:
        """(ward that the text is about at a figure behind the ward at `index`, whether that is sure)."""
        if index not in self.after:
            ward = self.reading.ward_at(at)
            self.after[index] = None if ward and self.lists.is_but_listed(index, ward) else ward
        ward = self.after[index]
        return ward, ward is None

    def _following(self, last: int, index: int, sentence: Sentence) -> int:
        """The ward where the things counted are said to be right after: "100 suất quà | tại xã …"."""
        after = index + 1
        if after >= len(self.wards) or last >= sentence.last:
            return index
        if whole := self.whole.longest(self.tokens, last, sentence.last):  # "đảng viên | trong toàn Đảng bộ"
            return after if self.starts[after] == whole[0] else index
        if self._is_bracketed(after) and last in {self.starts[after] - 1, self.starts[after] - 2}:
            self.claimed.add(after)
            return after  # "3 căn nhà | (ở phường A)"
        if self.given.is_to(self.starts[after], last, sentence):
            return after  # "100 bồn nước, trị giá 165 triệu đồng | cho người dân xã B"
        at = self.scopes.past_bracket(last, sentence)
        if at < sentence.last and self.tokens[at].key in self.at | self.belongs:
            start = self.starts[after]
            where = self.reading.keys(at, start)  # "tại thôn 3 (xã A)"
            spelt = start <= at + _SPOT and where[-1] == "(" and _MARKS.isdisjoint(where)
            return after if start <= at + 2 or spelt else index
        return index

    def _is_bracketed(self, index: int) -> bool:
        """Whether a ward stands alone in brackets: "(ở phường A)"."""
        start, end = self.starts[index], self.ends[index]
        opening = start - 1 - (self.tokens[start - 1].key in self.at)
        return end < len(self.tokens) and self.tokens[opening].key == "(" and self.tokens[end].key == ")"

    def _is_split(self, last: int) -> bool:
        """Whether brackets behind what is counted tell how much of it is whose: "3 người (xã A 2, B 1)"."""
        around = self.brackets.around(last + 1)
        return around is not None and around[0] == last and self._holds_several(around)

    def _is_shared(self, index: int, at: int) -> bool:
        """Whether the ward at `index` stands in such brackets, which close before `at`."""
        around = self.brackets.around(self.starts[index])
        return around is not None and around[1] < at and self._holds_several(around)

    def _holds_several(self, around: tuple[int, int]) -> bool:
        """Whether several wards stand in brackets."""
        return len(within(self.starts, around[0], around[1])) > 1

    def _later(self, index: int, sentence: Sentence) -> int:
        """The ward at the end of a sentence that names none before: "… do mưa bão đêm 28-9 | ở phường X"."""
        after = index + 1
        named = index >= 0 and self.starts[index] >= sentence.first
        if named or after >= len(self.wards) or self.starts[after] >= sentence.last:
            return index
        said = self.tokens[self.starts[after] - 1].key in self.at
        return after if said and not self._is_bracketed(after) else index
