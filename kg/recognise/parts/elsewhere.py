"""What is told of none of the main events: of another ward, another day, another item of a digest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from kg.dates import is_day
from kg.model import Event, Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.cues import event_words
from kg.recognise.occasions.ward_turns import past_bullet
from kg.recognise.occasions.ward_words import ward_words
from kg.recognise.parts.passages import Passages, token_of
from kg.recognise.people import Person
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import phrases_of, words_of
from kg.text import Sentence, prior

_VISIT: Final = "visit"
_UNNAMED: Final = "other"
_LASTING: Final = frozenset(["session", "congress"])  # types of what lasts several days
_OPENING: Final = 6  # tokens of ", tại trụ sở UBND" in which a sentence says where
_POINT: Final = 2  # tokens of "điểm cầu"
_DAY: Final = 3  # tokens of "Chiều ngày" before a day that opens a sentence


class Elsewhere:
    """Tells of one document which parts are in no main event; `told` are its other events too."""

    def __init__(self, reading: Reading, passages: Passages, told: Sequence[Event]) -> None:
        self.reading, self.tokens, self.main = reading, reading.tokens, passages.main
        self.words, self.cues = ward_words(reading.ontology), event_words(reading.ontology)
        self.past = dict(self._past(told))  # first tokens of sentences → where they tell of visits of before
        self.named = [first for first, _ in reading.focus.named]  # in order of the text
        self.known = {unit.iri for _, unit in reading.focus.named}
        self.wards = {event.unit.iri for event in self.main if event.unit}
        self.placed = len(self.wards) >= len(self.main)
        self.days = {event.date for event in self.main}
        self.types = {event.type for event in self.main}
        self.at = words_of(reading.ontology, "figures", "words", "at")
        self.points = phrases_of(reading.ontology, "events", "words", "points")
        begun = [token_of(reading, event) for event in self.main]
        self.sentences = {reading.sentence_of(at).first for at in begun}  # of the main events
        self.lines = {self.tokens[at].line for at in begun}
        self.starred = any(self._is_starred(at) for at in begun)
        self.titled = {at for held in reading.holdings for at in range(held.first, held.last)}
        listed = self.main and reading.digest.number(begun[0])
        self.items = list(self._items()) or (reading.digest.starts if listed else [])
        turned = [*begun, *(at for at, _ in passages.turns)] if self.items else []
        self.told = {0, *(self._item(at) for at in turned)}

    def holds(self, at: int, person: str, *, speaks: bool) -> bool:
        """Whether the sentence around token `at` tells of another ward, in which the person holds a post, or
        of another event of one or another day, or stands in an item of a digest that no main event is of, or
        tells of a visit of before."""
        sentence = self.reading.sentence_of(at)
        if self._item(at) not in self.told or self.past.get(sentence.first, at) < at:
            return True
        if sentence.first not in self.sentences and self._is_of_other(sentence, speaks=speaks):
            return True
        return self.placed and self._is_of_own(sentence, at, person, speaks=speaks)

    def _is_of_own(self, sentence: Sentence, at: int, person: str, *, speaks: bool) -> bool:
        """Whether a sentence tells of another ward, in which the person holds a post: "Tại xã B, …"."""
        bodies = (held.post.body for held in self.reading.holdings if held.person == person)
        own = {body.unit.iri for body in bodies if body and body.unit} & self.known
        if self._is_news(sentence.first):
            return bool(own) and own.isdisjoint(self.wards)
        here = self._said(sentence, at) or (self._introduced(sentence, person) if speaks else None)
        return here is not None and here.iri not in self.wards and here.iri in own

    def _is_news(self, at: int) -> bool:
        """Whether a starred paragraph tells no main event, and another does: "* Ông A cho biết, xã …"."""
        return self.starred and self.tokens[at].line not in self.lines and self._is_starred(at)

    def _is_starred(self, at: int) -> bool:
        """Whether a star opens the paragraph around token `at`."""
        return self.tokens[self.reading.line_first(at)].key in self.words.starring

    def _is_of_other(self, sentence: Sentence, *, speaks: bool) -> bool:
        """Whether a sentence tells of another event, in another ward or on a day of its own."""
        names = list(self._names(sentence))
        called = [kind for at, kind in names if self._is_called(at, sentence)]  # "Hội nghị bầu …"
        if not self.types.isdisjoint(called):
            return False
        if self._is_of_day(sentence):
            done = not names and not speaks and _UNNAMED not in self.types  # "Ngày 8/12, ông A trao quà"
            return done or any(kind not in self.types for _, kind in names)
        if called:
            return False
        own = next((at for at, kind in names if kind not in self.types or kind == _VISIT), None)
        return own is not None and self.placed and self._is_of_ward(sentence, own)

    def _is_called(self, at: int, sentence: Sentence) -> bool:
        """Whether the name of an event at a token only calls one that was told."""
        return at == sentence.first or prior(self.tokens, at).key in self.cues.anaphors

    def _names(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        """Where a sentence names events, and their types."""
        names = self.reading.lookup.matches(self.cues.names)
        for at in within(self.reading.lookup.starts(self.cues.names), sentence.first, sentence.last):
            yield at, names[at][1][0].get("eventType")

    def _is_of_day(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with a day that no main event is of: "Ngày 8/12, …", "Mới đây, …"."""
        first = past_bullet(self.tokens, sentence)
        several = None in self.days or not _LASTING.isdisjoint(self.types)
        if not several and self.words.recent.longest(self.tokens, first, sentence.last):
            return True
        if several or self.tokens[first].key not in self.words.dating:
            return False
        for mention in self.reading.within(self.reading.dates, first, first + _DAY)[:1]:
            date = mention.value
            return isinstance(date, Date) and is_day(date.value) and date.value not in self.days
        return False

    def _is_of_ward(self, sentence: Sentence, own: int) -> bool:
        """Whether no main event is of the wards named in a sentence, one of them behind token `own`."""
        first = bisect_left(self.named, sentence.first)
        last = bisect_left(self.named, sentence.last, first)
        named = [one for one in self.reading.focus.named[first:last] if one[0] not in self.titled]
        behind = bool(named) and named[-1][0] > own
        return behind and all(unit.iri not in self.wards for _, unit in named)

    def _past(self, told: Sequence[Event]) -> Iterator[tuple[int, int]]:
        """Where sentences tell of a visit some days before: "Trong chuyến thăm xã hôm 29/11, ông A …"."""
        days = min((event.date or "" for event in self.main), default="")
        for event in told:
            if event.type == "visit" and event.date and event.date < days[: len(event.date)]:
                first = self._sentence(event)
                if all(self._sentence(one) != first for one in self.main):
                    yield first, token_of(self.reading, event)

    def _sentence(self, event: Event) -> int:
        """The first token of the sentence that names an event."""
        return self.reading.sentence_of(token_of(self.reading, event)).first

    def _items(self) -> Iterator[int]:
        """Where the items of a digest begin, each with a headline behind its star."""
        several = any(event.unit is None for event in self.main)
        for line in self.reading.sentences:
            starred = self.tokens[line.first].key in self.words.starring
            headline = starred and self.tokens[line.last - 1].shape != "."
            if headline and not (several and self._is_where(line)):
                yield line.first

    def _is_where(self, line: Sentence) -> bool:
        """Whether a headline but names one of the wards of which an event decides: "* Tại | xã A"."""
        first = past_bullet(self.tokens, line)
        ward = self.reading.beginning(self.reading.places, first + (self.tokens[first].key in self.at))
        return ward is not None and ward.last == line.last

    def _item(self, at: int) -> int:
        """The number of the item of a digest that holds a token; 0 before the first or an only one."""
        return bisect_left(self.items, at + 1) if len(self.items) > 1 else 0

    def _introduced(self, sentence: Sentence, person: str) -> Unit | None:
        """The ward that a passage turned to before it first names a person, and that it still tells of."""
        turned, people = self.reading.ward_token(sentence.first), self.reading.people
        named = (m.first for m in people if isinstance(m.value, Person) and m.value.name == person)
        anew = turned is not None and turned < next(named, 0)
        return self.reading.ward_at(sentence.first) if anew else None

    def _said(self, sentence: Sentence, at: int) -> Unit | None:
        """The ward with which a sentence says where: "Tại xã A, …", "Ngày 19/12, tại trụ sở xã A, …"."""
        first = past_bullet(self.tokens, sentence)
        days = self.reading.within(self.reading.dates, first, first + _DAY)
        begin = days[0].last if days else first
        index = bisect_left(self.named, begin + 1)
        inside = index < len(self.named) and self.named[index] < min(at, begin + _OPENING)
        ward, unit = self.reading.focus.named[index] if inside else (begin, None)
        linked = self.points.ends_at(self.tokens, ward, _POINT)  # "Tại điểm cầu xã A, …"
        said = not linked and not self.at.isdisjoint(self.reading.keys(begin, ward))
        return unit if said else None
