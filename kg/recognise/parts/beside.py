"""What happened beside the main events, told without a name: "Cùng ngày, tại xã Y, ông A trồng cây"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.dates import days_between, is_before
from kg.model import Event, Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.ward_turns import past_bullet
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.parts.passages import token_of
from kg.recognise.parts.unnamed_events import told
from kg.recognise.reading import Reading
from kg.recognise.spans import begins_in
from kg.text import Sentence, prior

_PLACED: Final = 14  # tokens of "tại điểm giao nhận quân số 5 (phường Y)"
_ALIKE: Final = frozenset(["ceremony", "campaign", "visit", "festival"])  # what wards do on one day
_DAY: Final = 3  # tokens of "Chiều ngày" before a day that opens a paragraph
_JUST: Final = 6  # tokens of "* Đoàn xã Y vừa"
_WEEK: Final = 7  # days


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a sentence opens that tells of a further event: the token behind it, the day that it says."""

    last: int
    date: str | None
    alike: bool = False  # it may be of the main event's type
    leads: bool = False  # "Cùng ngày, …" follows, and tells the main event
    again: bool = False  # it opens with "Cùng ngày"


class Beside:
    """Finds in one document what is told beside its main events, each in a ward that has none yet."""

    def __init__(
        self, reading: Reading, events: Sequence[Event], givers: Callable[[Sentence], Sequence[int]]
    ) -> None:
        self.reading, self.tokens, self.givers = reading, reading.tokens, givers
        self.words = ward_words(reading.ontology)
        self.main = [event for event in events if event.main]
        self.number = len(events)
        self.wards = {event.unit.iri for event in self.main if event.unit}
        self.titled = {at for held in reading.holdings for at in range(held.first, held.last)}

    def events(self, acts: Collection[int]) -> Iterator[Event]:
        """The events; `acts`: the tokens at which somebody is said to have a part."""
        firsts = sorted(acts)
        named = {self.reading.sentence_of(token_of(self.reading, event)).first for event in self.main}
        placed = bool(self.wards) and len(self.wards) == len(self.main)
        for sentence in self.reading.sentences if placed else ():
            if sentence.first in named:
                continue  # "Đoàn xã A đến thăm, trao quà tại xã B"
            opening = self._opening(sentence)
            acted = opening is not None and begins_in(firsts, sentence.first, sentence.last)
            if opening is not None and (acted or self.givers(sentence)):
                yield from self._event(sentence, opening)

    def _event(self, sentence: Sentence, opening: _Opening) -> Iterator[Event]:
        """What a sentence tells, if it is of a ward that no other event is of."""
        at, unit = self._ward(sentence, opening)
        if unit is None or unit.iri in self.wards:
            return
        gives = at in self.givers(self.reading.sentence_of(at))
        if not (opening.leads or gives or not self.words.at.isdisjoint(self.reading.keys(opening.last, at))):
            return
        self.wards.add(unit.iri)
        self.number += 1
        before = self._before(sentence)
        date = before.date if opening.again else opening.date
        kind = before.type
        comes = self.words.coming.within(self.tokens, opening.last, sentence.last)
        alike = opening.alike and kind in _ALIKE and (kind == "visit" or comes or not gives)
        name = f"event-{self.number}"
        yield told(self.reading, sentence, name, unit, date=date, kind=kind if alike else "other")

    def _before(self, sentence: Sentence) -> Event:
        """The main event told last before a sentence, or the first one."""
        told = (event for event in self.main if token_of(self.reading, event) < sentence.first)
        return max(told, key=lambda event: token_of(self.reading, event), default=self.main[0])

    def _ward(self, sentence: Sentence, opening: _Opening) -> tuple[int, Unit | None]:
        """The ward where it was: the first one near, or behind "Cùng ngày" one where it is said to be."""
        named = [one for one in self.reading.focus.named if opening.last <= one[0] < sentence.last]
        near = next((one for one in named if opening.leads or one[0] < opening.last + _PLACED), None)
        if opening.again and (near is None or near[0] in self.titled):
            near = next((one for one in named if self._is_scene(one[0])), near)
        return near or (0, None)

    def _is_scene(self, at: int) -> bool:
        """Whether it is said that something is in the ward named at `at`: "tại | phường Y"."""
        return prior(self.tokens, at).key in self.words.at

    def _opening(self, sentence: Sentence) -> _Opening | None:
        """How a sentence opens, if it may tell of a further event."""
        first, date = past_bullet(self.tokens, sentence), self.main[0].date
        if match := self.words.same_day.longest(self.tokens, first):
            return _Opening(match[0], date, alike=True, again=True)
        bullet = first > sentence.first
        if bullet and self.tokens[first].key in self.words.at:
            return _Opening(first, date, alike=True)
        if self._is_just(sentence, first):
            return _Opening(first, None)
        day = self._day(first)
        if day is None or not isinstance(day[1], Date):
            return None
        return self._dated(sentence, day[0], day[1].value)

    def _is_just(self, sentence: Sentence, first: int) -> bool:
        """Whether a piece of news opens with the ward that has just done it: "* Đoàn xã Y | vừa trao"."""
        starred = self.tokens[sentence.first].key in self.words.starring
        near = self.reading.keys(first, min(first + _JUST, sentence.last))
        return starred and not self.words.just.isdisjoint(near)

    def _day(self, first: int) -> tuple[int, object] | None:
        """The day that opens at token `first`, and the token behind it: "Sáng | 11-7"."""
        days = self.reading.within(self.reading.dates, first, first + _DAY)
        return (days[0].last, days[0].value) if days else None

    def _dated(self, sentence: Sentence, last: int, day: str) -> _Opening | None:
        """The opening by a day: the main event's, or one that has its passage: "* Ngày 11-7, xã X …"."""
        first, main = sentence.first, self.main[0]
        if self._leads(sentence, day):
            return _Opening(last, day, leads=True)
        if self.tokens[past_bullet(self.tokens, sentence)].key not in self.words.dating:
            return None
        begins = first > 0 and self.tokens[first - 1].line != self.tokens[first].line
        if day == main.date:
            return _Opening(last, day, alike=True) if begins else None
        since = days_between(main.date or "", day)
        published = self.reading.document.published or "9"
        near = since is not None and -_WEEK <= since <= _WEEK and not is_before(published, day)
        return _Opening(last, day) if near and (begins or (since or 0) > 0) else None

    def _leads(self, sentence: Sentence, day: str) -> bool:
        """Whether "Cùng ngày, phường Y tổ chức …", the main event, follows what was on its day."""
        lead = self.reading.sentence_of(token_of(self.reading, self.main[0]))
        follows = sentence.first < lead.first and day == self.main[0].date
        return follows and self.words.same_day.longest(self.tokens, lead.first) is not None
