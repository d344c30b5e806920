"""Occasions: what a text says happens, with a score for its being what the text reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.ontology import Concept, Match
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.background import Background
from kg.recognise.occasions.cues import Cues
from kg.recognise.occasions.likelihood import BEFORE, Likelihood
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.reading import Reading
from kg.recognise.words import common
from kg.text import Sentence, prior

_LEAD: Final = 4  # sentences in which a report says what it reports
_OWNED: Final = 8  # tokens behind a name in which it is said whose it is
_BARE: Final = 2  # tokens of "đại hội"
_COMMITTEE: Final = 4  # tokens of "tiểu ban nội dung"
_PARTY: Final = 2  # tokens of "trưởng đoàn"
_COUNTED: Final = 2  # tokens of "hơn 85"
_YEAR: Final = 3  # digits that no number of years has


class _Finder:
    """Finds the occasions of one document, sentence by sentence."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.cues = Cues(reading)
        self.background = Background(reading, arguments, self.cues)
        self.likelihood = Likelihood(reading, arguments, self.cues)
        self.words, self.between = self.cues.words, common(reading.ontology).between
        self.years = common(reading.ontology).year
        self.kinds: set[str] = set()  # the types of events told before
        self.types: dict[tuple[str, ...], str] = {}  # first syllables of a longer name → its type

    def all(self) -> Iterator[Occasion]:
        order, told, end = -1, 0, 0
        sentence, before = Sentence(0, 0), None
        for at in self.cues.naming:
            while at >= sentence.last:
                told += order >= 0 and sentence.kind == "text"  # captions and headlines lead nothing out
                order, before = order + 1, None
                sentence = self.reading.sentences[order]
            if at >= end and (named := self._named(at, sentence)):
                end, concept = named
                kind = self._called(at, end, self._type(at, concept, sentence)) if concept else ""
                if concept and not self._is_again(at, kind, before):
                    before = self._occasion((at, end), kind, order, told, before)
                    yield before

    def _called(self, at: int, end: int, kind: str) -> str:
        """The type of a bare name is that of the last longer one: "Đại hội Thể dục thể thao … | Đại hội"."""
        name = tuple(self.reading.keys(at, at + _BARE))
        named = end - at > _BARE or (end < len(self.tokens) and self.tokens[end].shape in "CA")
        if named:
            self.types[name] = kind
        return kind if named else self.types.get(name, kind)

    def _is_again(self, at: int, kind: str, before: Occasion | None) -> bool:
        """Whether brackets call the event before by another name: "kỳ họp thứ 6 (kỳ họp cuối năm)"."""
        near = before is not None and before.type == kind and at - before.last <= _OWNED
        return near and self.tokens[at - 1].key == "("

    def _named(self, at: int, sentence: Sentence) -> tuple[int, Concept | None] | None:
        """(end, concept) of the name of an event that begins at `at`; None for what only looks like one."""
        match = self.words.names.longest(self.tokens, at, sentence.last) if at in self.cues.names else None
        unnamed = self.words.none.longest(self.tokens, at, sentence.last) if at in self.cues.none else None
        if unnamed and (match is None or match[0] <= unnamed[0]):
            return at + _PARTY if self._leads(at, unnamed[0], sentence) else unnamed[0], None
        if match is None or self.arguments.people.covers(at) or self.arguments.wards.covers(at):
            return None  # "ông Ngô Hữu Lễ", "xã Tân Kỳ họp"
        if self._is_unsaid(at, match[0], sentence):
            return match[0], None
        if self._is_anniversary(at, sentence) or self._is_unit(at, sentence) or at in self.arguments.titled:
            return match[0], None
        if self._holds(match) or self._is_of_committee(at, match[1][0]):
            return match[0], None
        return match[0], None if self._is_in_name(at, sentence) else match[1][0]

    def _is_unsaid(self, at: int, end: int, sentence: Sentence) -> bool:
        """Whether a name leads to others than voters: "tiếp xúc với | hóa chất", not "… | hơn 85 cử tri"."""
        lead = self.words.leading_to.longest(self.tokens, at, end)
        if lead is None or lead[0] < end:
            return False
        number = range(end, min(end + _COUNTED, sentence.last))
        counted = next((i for i in number if self.tokens[i].shape == "9"), None)
        return counted is None or self.words.voters.longest(self.tokens, counted + 1, sentence.last) is None

    def _holds(self, match: Match[Concept]) -> bool:
        """Whether a verb of meeting stands before the noun of what is held: "họp | Đại hội đại biểu"."""
        end, (concept, *_) = match
        held = end in self.cues.names and self.tokens[end].key in self.words.nouns
        return held and concept.label in self.words.sittings

    def _is_of_committee(self, at: int, concept: Concept) -> bool:
        """Whether a noun is but part of the name of those who prepare it: "Ban Chỉ đạo | diễn tập họp"."""
        noun = self.tokens[at].key in self.words.nouns and concept.get("eventType") != "meeting"
        return noun and self.words.committees.ends_at(self.tokens, at, _COMMITTEE)

    def _leads(self, at: int, end: int, sentence: Sentence) -> bool:
        """Whether "làm" before "trưởng đoàn" and what follows tell that a party goes: "… kiểm tra xã A"."""
        end += end + 1 < sentence.last and self.tokens[end].key == ","  # "… kiểm tra, | chỉ đạo công tác"
        after = self.tokens[end] if end < sentence.last else self.tokens[at]
        led = prior(self.tokens, at).key in self.words.leading and after.shape in "wC"
        return led and after.key not in self.words.no_object

    def _is_anniversary(self, at: int, sentence: Sentence) -> bool:
        """Whether years are counted since it: "kỷ niệm 20 năm | Ngày hội …", "20 năm “Ngày hội …”"."""
        at -= prior(self.tokens, at).key == '"'
        counted = at - 2 > sentence.first and self.tokens[at - 2].shape == "9"
        return counted and self.tokens[at - 1].key in self.years and len(self.tokens[at - 2].key) < _YEAR

    def _is_unit(self, at: int, sentence: Sentence) -> bool:
        """Whether it ends the name of a unit that nobody knows: "xã Hòa | Lễ"."""
        two = at - 2 >= sentence.first and self.tokens[at - 1].shape == "C" == self.tokens[at].shape
        return two and self.tokens[at - 2].key in self.words.units

    def _is_in_name(self, at: int, sentence: Sentence) -> bool:
        """Whether a verb is part of a proper name: "Ủy ban Kiểm tra", "Ban Giám sát"."""
        if self.tokens[at].shape != "C" or self.tokens[at].key in self.words.nouns:
            return False
        before = self.tokens[max(at - 2, sentence.first) : at]
        return bool(before) and before[-1].shape in "wC" and any(token.shape == "C" for token in before)

    def _type(self, at: int, concept: Concept, sentence: Sentence) -> str:
        """The concept's type; but a council's "họp" is a session."""
        if concept.label in self.words.sittings and self.tokens[at].key in self.words.sittings:
            before = " ".join(self.reading.keys(sentence.first, at))
            few = self.words.standing
            if any(
                f" {council} " in f" {before} ".replace(f"{few} {council}", few)
                for council in self.words.councils
            ):
                return "session"
        return concept.get("eventType")

    def _occasion(
        self, span: tuple[int, int], kind: str, order: int, told: int, before: Occasion | None
    ) -> Occasion:
        at, end = span
        sentence = self.reading.sentences[order]
        day, place = self.arguments.day(at, sentence), self.arguments.place(at, sentence)
        again = self.cues.says("same_day", sentence.first, sentence.last)
        background = self.background.holds(at, end, kind, sentence) or self._goes_on(at, kind, before)
        new = told > 0 and kind not in self.kinds
        background = background or (new and self.background.is_promised(at, day, sentence))
        self.kinds.add(kind)
        there = kind == "visit" and self.cues.says("on_scene", sentence.first, at)
        dated = again or there or self.arguments.is_past(day)
        score = max(0, _LEAD - told) + 3 * dated - 6 * background
        score += min(3, self.cues.referred.count(kind)) - 2 * (sentence.kind == "label")
        score += self.likelihood.score(at, end, sentence, dated)
        refers = prior(self.tokens, at).key in self.words.anaphors and not self.arguments.days.within(
            at, end + BEFORE
        )
        return Occasion(at, end, kind, sentence, order, told, score, place, day, again, background, refers)

    def _goes_on(self, at: int, kind: str, before: Occasion | None) -> bool:
        """Whether it is joined to one in the background: "hướng tới Đại hội A và Đại hội B"."""
        if before is None or not before.background:
            return False
        called = self.tokens[at - 1].key == "-" and at - before.last <= _OWNED  # "nhân lễ A - lễ hội …"
        return called or (self.tokens[at - 1].key in self.between and before.type == kind)


def occasions(reading: Reading, arguments: EventArguments) -> list[Occasion]:
    """Every name of an event in order of the text; most are only referred to."""
    return list(_Finder(reading, arguments).all())
