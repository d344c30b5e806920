"""Where the name of an occasion ends: how far its noun phrase reaches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.ontology import Ontology, Trie
from kg.recognise.dates.figures import full_date, is_clock
from kg.recognise.occasions.cues import event_words
from kg.recognise.occasions.name_parts import BODIES, NameParts
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.people.person import is_called
from kg.recognise.reading import Reading
from kg.recognise.words import common, key_set, lexicon_of, phrase_set, words_of

_IN_NAME: Final = frozenset(["-", "/", '"', "(", ")"])  # marks that do not end a name
_DECIDED: Final = frozenset({"ceremony", "conference"})  # types of what people are put into posts at
_LONGEST: Final = 100  # tokens of a name
_THING: Final = 2  # tokens of "công tác"
_BARE: Final = 4  # tokens of "đại hội đại biểu"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)  # sets look alike: each is given by its name
class _Words:
    stops: Trie[bool]
    acting: dict[str, Trie[bool]]
    putting: frozenset[str]
    at: frozenset[str]
    sides: frozenset[str]
    joints: frozenset[str]
    credits: frozenset[str]
    times: frozenset[str]
    papers: Trie[bool]
    where: frozenset[str]
    arranged: Trie[bool]
    arranging: Trie[bool]
    compounds: frozenset[tuple[str, ...]]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return lexicon_of(
        _Words,
        lists,
        stops=Trie((phrase, name == "stops") for name in ("stops", "keeps") for phrase in lists[name]),
        acting={kind: phrase_set(listed) for kind, listed in lists["acting"].items()},
        papers=phrase_set(ontology.words["places"]["papers"]),
        compounds=key_set(lists["compounds"]),
    )


class NameEnd:
    """The end of the noun phrase that names an occasion."""

    def __init__(self, reading: Reading, one: Occasion) -> None:
        self.reading, self.one = reading, one
        self.parts = NameParts(reading, one)
        self.words, self.tokens = _words(reading.ontology), reading.tokens
        self.about = event_words(reading.ontology).about
        self.years = common(reading.ontology).year
        self.day_words = words_of(reading.ontology, "grammar", "dates", "day")

    def found(self) -> int:
        """Where the noun phrase ends: at a mark or at a word that goes on with the sentence."""
        end = self.one.last
        stop = min(self.one.sentence.last, end + _LONGEST)
        if '"' in self.reading.keys(self.one.first, end):  # "chương trình “Cà phê | sáng”"
            end = next((at + 1 for at in range(end, stop) if self.tokens[at].key == '"'), end)
        while end < stop:
            token = self.tokens[end]
            if token.key in self.parts.words.between and (further := self.parts.further(end, stop)):
                end = further - 1
            elif token.key == '"' and not self._is_quoted():
                end = next((at for at in range(end + 1, stop) if self.tokens[at].key == '"'), end)
                if self.tokens[end - 1].key == ",":
                    return end + 1  # “Xuân ấm lòng dân bản,” mang không khí Tết …
            elif token.key == "'" and (past := self._past_quote(end)) and past <= stop:
                end = past - 1
            elif token.key == '"' or self._is_mark(end) or self._ends_at(end, stop):
                break
            elif self._may_address(end) and self._is_addressed(end):
                break  # a caption runs on: "Quang cảnh hội nghị Đồng chí …"
            elif self._is_line(end) or self._is_between_people(end):
                break
            end += 1
        return end

    def _is_between_people(self, at: int) -> bool:
        """Whether people follow that are no part of a name: "lễ bàn giao công tác | giữa ông A và ông B"."""
        if self.tokens[at].key not in self.words.sides:
            return False
        return self.reading.beginning(self.reading.people, at + 1) is not None

    def _is_line(self, at: int) -> bool:
        """Whether a caption or headline ends at `at`: "… | Ảnh: X", "… - | Ảnh 1", "… | ĐNO - Sáng 27/8"."""
        token = self.tokens[at]
        if token.shape not in "CA":
            return False
        after = self.reading.keys(at + 1, at + 3)
        if after[:1] and token.key in self.words.credits:
            return after[0] == ":" or after[0].isdecimal()
        if token.shape == "C" and after[:1] and token.key in self.words.times:
            return after[0].isdecimal()
        signed = token.shape == "A" and after[:1] == ["-"]  # by the paper: "… ĐNO - Kỷ niệm", "… X - Sáng"
        paper = signed and self.words.papers.longest(self.tokens, at) is not None
        return signed and (paper or after[-1] in self.words.times)

    def _past_quote(self, at: int) -> int:
        """Behind the quotation that begins at `at`; 0 where none does."""
        return next((quote.last for quote in self.reading.quotes if quote.first == at), 0)

    def _is_quoted(self) -> bool:
        """Whether the name is a quotation's, so that it ends with that."""
        first = self.one.first
        opened = first > self.one.sentence.first and self.tokens[first - 1].key == '"'
        return opened or first in self.reading.quoted

    def _may_address(self, at: int) -> bool:
        """Whether somebody called "đồng chí" at `at` is no part of the name."""
        put = self.tokens[at - 1].key in self.words.putting and self.one.type in _DECIDED
        return put or self.tokens[at].shape == "C" or self._is_scene(at)

    def _is_scene(self, at: int) -> bool:
        """Whether an event is but where somebody speaks: "Phát biểu tại hội nghị | đồng chí …"."""
        first = self.one.first
        return at == self.one.last and first > 0 and self.tokens[first - 1].key in self.words.at

    def _is_mark(self, at: int) -> bool:
        """Whether a mark ends the name, or the day and hour of the print behind a headline."""
        token = self.tokens[at]
        if token.shape not in ".9":
            return False
        if token.shape == ".":
            sides = [beside.shape for beside in (self.tokens[at - 1], *self.tokens[at + 1 : at + 2])]
            counted = token.key == "," and sides == ["9", "9"]  # "Huy hiệu 30, 40 năm tuổi Đảng"
            abbreviated = token.key == "." and self._is_tight(at)  # "chuyến công tác của T.Ư Đoàn"
            return token.key not in _IN_NAME and not counted and not abbreviated
        day = full_date(self.tokens, at)
        return day is not None and is_clock(self.tokens[day[0] : day[0] + 3])

    def _is_tight(self, at: int) -> bool:
        """Whether no space stands around a mark."""
        mark, after = self.tokens[at], self.tokens[at + 1 : at + 2]
        return self.tokens[at - 1].end == mark.start and bool(after) and after[0].start == mark.end

    def _ends_at(self, at: int, stop: int) -> bool:
        """Whether the sentence goes on at `at`: with a verb, a preposition, a day."""
        stops, token = self.words.stops, self.tokens[at]
        before = self.tokens[at - 1].key  # "cuộc họp về | triển khai nhiệm vụ"
        if token.shape != "w" or (before, token.key) in self.words.compounds or before in self.about:
            return False
        if self._is_span(at) or self._is_purpose(at, stop) or self._is_arranged(at, stop):
            return False
        if self._is_acting(at, stop):
            return True
        found = stops.longest(self.tokens, at, stop) if token.key in stops.root else None
        if found is not None and found[1][0] and token.key in self.words.joints and self.parts.has_side(at):
            return False  # "đối thoại giữa chính quyền | với nhân dân"
        return found is not None and found[1][0]

    def _is_purpose(self, at: int, stop: int) -> bool:
        """Whether what a meeting is for begins right behind its bare name."""
        return at == self.one.last and self.parts.purpose(at, stop) is not None

    def _is_span(self, at: int) -> bool:
        """Whether days are but counted, or years since one: "kết thúc 15 | ngày", "52 năm | ngày mất"."""
        if self.tokens[at].key not in self.day_words or self._is_day(at + 1):
            return False
        years = self.tokens[at - 1].key in self.years and self._is_day(at - 2)
        counted = self.tokens[at - 1].shape == "9" and self.tokens[at - 1].end < self.tokens[at].start
        return years or counted

    def _is_day(self, at: int) -> bool:
        """Whether the number of a day stands at `at`: "ngày | 12"."""
        return at < len(self.tokens) and self.tokens[at].shape == "9"

    def _is_acting(self, at: int, stop: int) -> bool:
        """Whether it does something: "Đại hội | cử Ủy ban …", "Kỳ họp HĐND xã | công bố …"."""
        acting = self.words.acting.get(self.one.type)
        bare = at == self.one.last and at - self.one.first <= _BARE
        does = acting is not None and (bare or self.one.type in BODIES)
        return does and acting is not None and acting.longest(self.tokens, at, stop) is not None

    def _is_arranged(self, at: int, stop: int) -> bool:
        """Whether a verb tells what is done of a thing: "họp bàn công tác | tổ chức lễ hội"."""
        if not self.words.arranging.ends_at(self.tokens, at, _THING):
            return False
        verb = self.words.arranged.longest(self.tokens, at, stop)
        if verb is None or verb[0] >= stop:
            return False
        after = self.tokens[verb[0]].key
        return after not in self.words.where and after not in self.words.times

    def _is_addressed(self, at: int) -> bool:
        """Whether "ông", "đồng chí" or a rank stands before a name; it may be that of a thing otherwise."""
        found = self.reading.beginning(self.reading.people, at)
        return found is not None and is_called(found)
