"""Passages: which of several events that a document reports each sentence tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Event
from kg.recognise.occasions.cues import event_words
from kg.recognise.parts.houses import houses
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.text import Sentence, keys

_CALLED: Final = 3  # tokens behind "lễ khánh thành" that tell it from another one
_VISIT: Final = "visit"
_OPENING: Final = 5  # tokens in which a sentence says where


def token_of(reading: Reading, event: Event) -> int:
    """The token at which an event is named within its evidence."""
    first = bisect_left(reading.tokens, event.evidence.start, key=lambda token: token.start)
    last = bisect_left(reading.tokens, event.evidence.end, key=lambda token: token.start)
    name, said = list(keys(event.label)), reading.keys(first, last)
    for at, key in enumerate(said):
        if key == name[0] and said[at : at + len(name)] == name:
            return first + at
    return first


class Passages:
    """Which of several main events each passage of a document reports."""

    def __init__(self, reading: Reading, main: Sequence[Event]) -> None:
        self.reading, self.main = reading, main
        several = len(main) > 1
        self.begun = sorted(self._events()) if several else []  # where each event is named
        self.turns = sorted([*self.begun, *self._wards()]) if several else []
        types = {event.type: event.id for event in main}
        self.types = types if several and len(types) == len(main) else {}
        self.begins = {main[-number].id: first for first, number in self.begun}
        self.homes = dict(self._homes()) if several else {}
        self.tour = next((event for event in main if several and self._is_tour(event)), None)
        self.toured = reading.sentence_of(token_of(reading, self.tour)) if self.tour else Sentence(0, 0)
        self.touring = set(self._named_in(self.toured))
        self.parted = self._parted() if several and not self.tour else []

    def _is_tour(self, event: Event) -> bool:
        """Whether an event went through several wards, in each of which it is one too."""
        starts = [other.evidence.start for other in self.main if other.unit]
        return event.unit is None and event.evidence.start in starts

    def _named_in(self, sentence: Sentence) -> Iterator[str]:
        """The people of a sentence."""
        for mention in self.reading.within(self.reading.people, sentence.first, sentence.last):
            if isinstance(mention.value, Person):
                yield mention.value.name

    def _homes(self) -> Iterator[tuple[str, str]]:
        """(person, id of the event of the ward in which he holds a post)."""
        ids = {event.unit.iri: event.id for event in self.main if event.unit}
        for held in self.reading.holdings if len(ids) == len(self.main) else ():
            unit = held.post.unit
            if held.status != "former" and unit is not None and unit.iri in ids:
                yield held.person, ids[unit.iri]

    def _events(self) -> Iterator[tuple[int, int]]:
        """Where each event is named; of several named at once the first counts."""
        yield from ((token_of(self.reading, event), -number) for number, event in enumerate(self.main))

    def _wards(self) -> Iterator[tuple[int, int]]:
        """Where the text names the ward of an event, the last one told; but not in somebody's title."""
        numbers: dict[str, list[tuple[int, int]]] = {}
        for first, number in self.begun:
            if unit := self.main[-number].unit:
                numbers.setdefault(unit.iri, []).append((first, number))
        titles = {at for held in self.reading.holdings for at in range(held.first, held.last)}
        wards = [(at, unit.iri) for at, unit in self.reading.focus.named]
        for at, iri in (*wards, *houses(self.reading)):
            if iri in numbers and at not in titles:
                told = numbers[iri]
                yield at, next((number for first, number in reversed(told) if first < at), told[0][1])

    def _parted(self) -> list[Event]:
        """The visits, one for each ward, of a party that a report first tells of all."""
        begin = self.main[0].evidence.start
        same = [e for e in self.main if e.type == _VISIT and e.unit and e.evidence.start == begin]
        return same if len(same) > 1 else []

    def events_at(self, at: int, last: int, person: str) -> list[str]:
        """The ids of the events of which the tokens [at, last) tell: all of a party until it is in one."""
        one, ids = self.event_at(at, last, person), [event.id for event in self.parted]
        if one not in ids or self.homes.get(person):
            return [one]
        led = self.reading.sentence_of(token_of(self.reading, self.parted[0]))
        stop = self.reading.sentence_of(at).last
        turned = any(led.last <= token < stop for token, _ in self.turns)
        return [one] if turned else ids

    def event_at(self, at: int, last: int, person: str) -> str:
        """The id of the event that the tokens [at, last) of a sentence tell of a person."""
        if not self.turns:
            return self.main[0].id
        sentence = self.reading.sentence_of(at)
        begin = bisect_left(self.begun, (sentence.first, -len(self.main)))
        named = self.begun[begin : bisect_left(self.begun, (sentence.last, -len(self.main)), begin)]
        gone = [number for first, number in named if first == last - 1]
        if len(gone) == 1:
            return self.main[-gone[0]].id  # who is there by the verb that names a visit
        if len(named) != 1 and (self.types or not named) and (called := self._called(sentence)):
            return called
        several, act = bool(named) and named[0][0] < named[-1][0], self._act(at, last, named)
        if named and (told := self._told_of(sentence, act, several=several)):
            return self.main[-told[1]].id
        index = max(0, bisect_left(self.turns, (sentence.last, -len(self.main))) - 1)
        token, number = self.turns[index]
        if self.tour and self._is_touring(sentence, person, token):
            self.touring.add(person)
            return self.tour.id
        home = self.homes.get(person) if token < sentence.first else None
        return home or self.main[-number].id

    def _act(self, at: int, last: int, named: Sequence[tuple[int, int]]) -> int:
        """The token of an act behind what its doer did before: "A thăm xã X; | dự lễ ở xã Y"."""
        before = next((first for first, _ in named if at < first < last), last)
        return last - 1 if ";" in self.reading.keys(before, last) else at

    def _told_of(self, sentence: Sentence, at: int, *, several: bool) -> tuple[int, int] | None:
        """The event or ward behind who is at one: "A dự ngày hội ở xã X; | B dự ngày hội ở xã Y".

        `several`: the sentence names several events; of one only who stands before all that it turns to.
        """
        first, last = (
            bisect_left(self.turns, (end, -len(self.main))) for end in (sentence.first, sentence.last)
        )
        inside = self.turns[first:last]
        behind = next((turn for turn in inside if turn[0] > at), None)
        if several:
            return behind or inside[-1]
        alone = self.tour is None and len({number for _, number in inside}) > 1
        return behind if alone and behind == inside[0] else None

    def _is_touring(self, sentence: Sentence, person: str, turned: int) -> bool:
        """Whether a sentence tells of a tour of wards that the text turned to at a token: where it is told,
        and of those who are on it what names no ward."""
        first = self.toured.last
        return turned < first <= sentence.last or (person in self.touring and turned < sentence.first)

    def _called(self, sentence: Sentence) -> str | None:
        """The event that a sentence calls by its kind: "Dự hội nghị có …", "phát biểu tại buổi lễ"."""
        cues, tokens = event_words(self.reading.ontology), self.reading.tokens
        for at in range(sentence.first + 1, sentence.last):
            if tokens[at - 1].key in cues.anaphors and (
                match := cues.names.longest(tokens, at, sentence.last)
            ):
                event = self.types.get(match[1][0].get("eventType")) or self._so_called(at, match[0])
                if event and self.begins[event] < sentence.last:
                    return event
        return None

    def _so_called(self, first: int, last: int) -> str | None:
        """The only event whose name has the tokens [first, last) and, if need be, the next ones."""
        named = {event.id: " ".join(keys(event.label)) for event in self.main}
        for end in range(max(last, first + 2), min(last + _CALLED, len(self.reading.tokens)) + 1):
            said = " ".join(self.reading.keys(first, end))
            called = [event for event, label in named.items() if said in label]
            if len(called) < 2:
                return called[0] if called else None
        return None
