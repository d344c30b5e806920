"""Occasions: what a text says happens, with a score for its being what the text reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mypy_extensions import mypyc_attr

from kg.ontology import Concept
from kg.recognise.occasions.arguments import Day, EventArguments
from kg.recognise.occasions.background import Background
from kg.recognise.occasions.cues import Cues
from kg.recognise.places import Place
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common
from kg.text import Sentence

_LEAD: Final = 4  # sentences in which a report says what it reports
_BEFORE, _BEHIND = 6, 25  # tokens around a name in which a verb of holding belongs to it
_OWNED: Final = 8  # tokens behind a name in which it is said whose it is
_BARE: Final = 2  # tokens of "đại hội"
_PARTY: Final = 2  # tokens of "trưởng đoàn"
_YEAR: Final = 3  # digits that no number of years has


@mypyc_attr(acyclic=True)
class Occasion:
    """A name of an event in a sentence, and what the sentence says of it."""

    __slots__ = (
        "again",
        "background",
        "day",
        "first",
        "last",
        "order",
        "place",
        "placed",
        "refers",
        "score",
        "sentence",
        "told",
        "type",
    )

    def __init__(
        self,
        first: int,
        last: int,
        type: str,
        sentence: Sentence,
        order: int,
        told: int,
        score: int,
        place: Place | None,
        day: Day,
        again: bool,
        background: bool,
        refers: bool,
        placed: bool = False,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.type: Final = type
        self.sentence: Final = sentence
        self.order: Final = order  # the sentence's number
        self.told: Final = told  # sentences of running text before it
        self.score: Final = score
        self.place: Final = place
        self.day: Final = day
        self.again: Final = again  # "cùng ngày": a further event of the same day
        self.background: Final = background
        self.refers: Final = refers  # "tại buổi lễ": back to what was told
        self.placed: Final = placed  # the place is settled: one event for each of several wards

    def at(self, place: Place | None, day: Day | None = None) -> Occasion:
        """The same with its place settled, and its day."""
        return Occasion(
            self.first,
            self.last,
            self.type,
            self.sentence,
            self.order,
            self.told,
            self.score,
            place,
            day or self.day,
            self.again,
            self.background,
            self.refers,
            placed=True,
        )


class _Finder:
    """Finds the occasions of one document, sentence by sentence."""

    def __init__(self, reading: Reading, arguments: EventArguments) -> None:
        self.reading, self.arguments, self.tokens = reading, arguments, reading.tokens
        self.cues = Cues(reading)
        self.background = Background(reading, arguments, self.cues)
        self.words, self.between = self.cues.words, common(reading.ontology).between
        self.years = common(reading.ontology).year
        self.types: dict[tuple[str, ...], str] = {}  # first syllables of a longer name → its type
        self.subject = (-1, 0)  # a sentence's first token, and where its first person, body or place begins

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
        if self._is_anniversary(at, sentence) or self._is_unit(at, sentence) or at in self.arguments.titled:
            return match[0], None
        return match[0], None if self._is_in_name(at, sentence) else match[1][0]

    def _leads(self, at: int, end: int, sentence: Sentence) -> bool:
        """Whether "làm" before "trưởng đoàn" and what follows tell that a party goes: "… kiểm tra xã A"."""
        end += end + 1 < sentence.last and self.tokens[end].key == ","  # "… kiểm tra, | chỉ đạo công tác"
        after = self.tokens[end] if end < sentence.last else self.tokens[at]
        led = self.tokens[at - 1].key in self.words.leading and after.shape in "wC"
        return led and after.key not in self.words.no_object

    def _is_anniversary(self, at: int, sentence: Sentence) -> bool:
        """Whether years are counted since it: "kỷ niệm 20 năm | Ngày hội …", "20 năm “Ngày hội …”"."""
        at -= self.tokens[at - 1].key == '"'
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
        there = kind == "visit" and self.cues.says("on_scene", sentence.first, at)
        dated = again or there or self.arguments.is_past(day)
        score = max(0, _LEAD - told) + 3 * dated - 6 * background
        score += min(3, self.cues.referred.count(kind)) - 2 * (sentence.kind == "label")
        score += self._likelihood(at, end, sentence, dated)
        refers = self.tokens[at - 1].key in self.words.anaphors and not self.arguments.days.within(
            at, end + _BEFORE
        )
        return Occasion(at, end, kind, sentence, order, told, score, place, day, again, background, refers)

    def _likelihood(self, at: int, end: int, sentence: Sentence, dated: bool) -> int:
        """What the words around a name add: who holds it, and of a verb who does it."""
        start, stop = max(sentence.first, at - _BEFORE), min(sentence.last, end + _BEHIND)
        held = self.cues.says("hold", start, at) or self.cues.says("hold", end, stop)
        if self.tokens[at].key in self.words.nouns:
            planned = self.cues.says("planned", start, stop)
            return 2 * held + 2 - 3 * (planned and not dated)
        return 2 * held - 3 * (not self._is_acted(at, sentence)) - 6 * self._is_told_to(at, sentence)

    def _is_told_to(self, at: int, sentence: Sentence) -> bool:
        """Whether somebody only speaks of it: "ông A yêu cầu kiểm tra …"; not "… chỉ đạo: Ông A kiểm tra"."""
        said = within(self.cues.speaking, sentence.first, at)
        people = self.arguments.people.within(said[-1], at) if said else []
        return bool(said) and not any(self.tokens[person.first - 1].key == ":" for person in people)

    def _goes_on(self, at: int, kind: str, before: Occasion | None) -> bool:
        """Whether it is joined to one in the background: "hướng tới Đại hội A và Đại hội B"."""
        if before is None or not before.background:
            return False
        called = self.tokens[at - 1].key == "-" and at - before.last <= _OWNED  # "nhân lễ A - lễ hội …"
        return called or (self.tokens[at - 1].key in self.between and before.type == kind)

    def _is_acted(self, at: int, sentence: Sentence) -> bool:
        """Whether a person, place or body before a verb may do it; after a verb that opens, any person."""
        if at == sentence.first and self.arguments.people.within(at, sentence.last):
            return True
        if self.subject[0] != sentence.first:
            self.subject = sentence.first, self._first_subject(sentence)
        return self.subject[1] < at

    def _first_subject(self, sentence: Sentence) -> int:
        """Where the first person, place or body of a sentence begins."""
        inside = (self.arguments.people, self.arguments.places)
        found = [m.first for kind in inside for m in kind.within(sentence.first, sentence.last)[:1]]
        first, bodies = min([sentence.last, *found]), self.words.bodies
        for at in range(sentence.first, first):
            if self.tokens[at].key in bodies.root and bodies.longest(self.tokens, at, sentence.last):
                return at
        return first


def occasions(reading: Reading, arguments: EventArguments) -> list[Occasion]:
    """Every name of an event in order of the text; most are only referred to."""
    return list(_Finder(reading, arguments).all())
