"""What a report tells without naming an event: its first line, of type "other"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kg.model import Event, Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.days import days
from kg.recognise.occasions.ward_turns import past_bullet
from kg.recognise.parts.passages import token_of
from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.recognise.reported.page import first_day, headline, lead_day, stamp
from kg.recognise.spans import Ordered, begins_in
from kg.recognise.words import phrases_of, words_of
from kg.text import Sentence

_LEAD: Final = 3  # sentences: headline, standfirst and the first of the text
_SEVERAL: Final = 2  # wards that one passage may name
_MANY: Final = 4  # tokens of "nhiều lãnh đạo xã"
_PLACED: Final = 14  # tokens of "tại điểm giao nhận quân số 5 (phường Y)"
_ALIKE: Final = frozenset(["ceremony", "campaign", "visit", "festival"])  # what wards do on one day
_DAY: Final = 3  # tokens of "Chiều ngày" before a day that opens a paragraph
_HOUR: Final = 6  # tokens of "21 giờ 30 phút ngày"
_DIGITS: Final = "0123456789"
_TOLD: Final = 8  # sentences in which it says when


def is_dated(reading: Reading) -> bool:
    """Whether a report begins with the day of what it tells of a ward."""
    return bool(reading.focus.named) and first_day(reading, reading.sentences[:_LEAD][-1].last) is not None


def unnamed(reading: Reading) -> Event:
    """What a report without a named event reports: its first line, of type "other"."""
    first = reading.sentences[headline(reading)]
    last = stamp(reading, first) or first.last
    evidence = reading.evidence(first.first, last, "headline", "no event is named")
    told = reading.sentences[:_TOLD][-1].last
    unit = reading.ward_at(first.last) if len(reading.wards_named()) == 1 else _lead_ward(reading)
    label = reading.verbatim(first.first, last)
    day = _hour_day(reading, told) or lead_day(reading, told)
    return Event(evidence, "event-0", _type(reading, first), label, day, unit, main=True)


def _type(reading: Reading, line: Sentence) -> str:
    """The type of what a headline without a subject opens with: "Khởi công trường …"."""
    match = reading.ontology.schemes["events"].longest(reading.tokens, line.first, line.last)
    return match[1][0].get("eventType") if match else "other"


def _hour_day(reading: Reading, end: int) -> str | None:
    """The day told with its hour before token `end`, after who tells it: "… cho biết khoảng 19h ngày 1/2"."""
    informing = phrases_of(reading.ontology, "events", "words", "informing")
    hours = words_of(reading.ontology, "events", "words", "hours")
    for day in reading.dates:
        near = reading.tokens[max(0, day.first - _HOUR) : day.first]
        told = any(one.shape == "9" and two.key.rstrip(_DIGITS) in hours for one, two in pairwise(near))
        start = reading.sentence_of(day.first).first
        if told and day.first < end and informing.within(reading.tokens, start, day.first):
            return day.value.value if isinstance(day.value, Date) else None
    return None


def beside(
    reading: Reading,
    events: Sequence[Event],
    acts: Collection[int],
    givers: Callable[[Sentence], Sequence[int]],
) -> Iterator[Event]:
    """What happened that day in further wards, told without a name: "Cùng ngày, tại xã Y, ông A trồng cây".

    `acts`: the tokens at which somebody is said to have a part; `givers` tells those of wards that hand out.
    """
    main = [event for event in events if event.main]
    wards = {event.unit.iri for event in main if event.unit}
    told = words_of(reading.ontology, "events", "wards", "at")
    number, firsts = len(events), sorted(acts)
    lead = reading.sentence_of(token_of(reading, main[0])) if main else Sentence(0, 0)
    named = {reading.sentence_of(token_of(reading, event)).first for event in main}
    for sentence in reading.sentences if wards and len(wards) == len(main) else ():
        if sentence.first in named:
            continue  # "Đoàn xã A đến thăm, trao quà tại xã B"
        leads = _leads(reading, sentence, main[0], lead)
        opened = _opened(reading, sentence) or _dated(reading, sentence, main[0].date) or leads
        if opened is None or not (begins_in(firsts, sentence.first, sentence.last) or givers(sentence)):
            continue
        reach = sentence.last if leads else opened + _PLACED
        near = (one for one in reading.focus.named if opened <= one[0] < reach)
        at, unit = next(near, (0, None))
        if unit is None or unit.iri in wards:
            continue
        gives = at in givers(reading.sentence_of(at))
        if leads or gives or not told.isdisjoint(reading.keys(opened, at)):
            wards.add(unit.iri)
            number += 1
            alike = not leads and main[0].type in _ALIKE and (main[0].type == "visit" or not gives)
            yield _told(reading, sentence, main[0], f"event-{number}", unit, alike=alike)


def of_items(reading: Reading, events: Sequence[Event], acts: Collection[int]) -> Iterator[Event]:
    """What a digest tells without a name: one event for each item without any in which somebody has a part.

    `events`: the main ones and those beside; `acts`: the tokens at which somebody is said to have a part.
    """
    digest, firsts, number = reading.digest, sorted(acts), len(events)
    if not digest.items:
        return
    told = {digest.number(token_of(reading, event)) for event in events if event.main}
    if told <= {0}:
        return
    named_days = Ordered(days(reading))
    for item, (_, unit) in enumerate(digest.items, 1):
        first, last = digest.span(item)
        if item in told or not begins_in(firsts, first, last):
            continue
        lines = reading.sentences[reading.sentence_at(first) : reading.sentence_at(last - 1) + 1]
        sentence = next((line for line in lines if line.kind != "label"), lines[0])
        date = digest.day(item, named_days) or events[0].date
        number += 1
        named = _told(reading, sentence, events[0], f"event-{number}", unit, alike=False)
        yield replace(named, date=date)


def _opened(reading: Reading, sentence: Sentence) -> int | None:
    """The token behind "Cùng ngày" or a bullet before "Tại" that opens a sentence; None for any other."""
    same_day = phrases_of(reading.ontology, "events", "cues", "same_day")
    first = past_bullet(reading.tokens, sentence)
    if match := same_day.longest(reading.tokens, first):
        return match[0]
    placed = reading.tokens[first].key in words_of(reading.ontology, "events", "wards", "at")
    return first if placed and first > sentence.first else None


def _dated(reading: Reading, sentence: Sentence, date: str | None) -> int | None:
    """The token behind that day if it opens a paragraph: "Ngày 11-7, | Công an xã X trao tặng …"."""
    first = sentence.first
    begins = first > 0 and reading.tokens[first - 1].line != reading.tokens[first].line
    if not begins or reading.tokens[first].key not in words_of(reading.ontology, "events", "wards", "dating"):
        return None
    days = reading.within(reading.dates, first + 1, first + _DAY)
    same = (day.last for day in days if isinstance(day.value, Date) and day.value.value == date)
    return next(same, None)


def _leads(reading: Reading, sentence: Sentence, main: Event, told: Sentence) -> int | None:
    """The token behind the day of an act that "Cùng ngày, phường Y tổ chức …" follows; None for any other.

    `told`: the sentence of the main event.
    """
    same_day = phrases_of(reading.ontology, "events", "cues", "same_day")
    if sentence.first >= told.first or same_day.longest(reading.tokens, told.first) is None:
        return None
    days = reading.within(reading.dates, sentence.first, sentence.first + _DAY)
    same = (day.last for day in days if isinstance(day.value, Date) and day.value.value == main.date)
    return next(same, None)


def _told(reading: Reading, sentence: Sentence, main: Event, name: str, unit: Unit, *, alike: bool) -> Event:
    """A sentence as an event of the main one's day, and where it is alike of its type."""
    first, last = past_bullet(reading.tokens, sentence), sentence.last
    evidence = reading.evidence(first, last, "headline", "no event is named")
    label, kind = reading.verbatim(first, last), main.type if alike else "other"
    return Event(evidence, name, kind, label, main.date, unit, main=True)


def _lead_ward(reading: Reading) -> Unit | None:
    """The one ward of the headline and the first sentence, where no province's body acts in these."""
    lead = next((s for s in reading.sentences if s.kind == "text"), reading.sentences[0])
    if _tells_of_many(reading, lead.first) or _is_of_province(reading):
        return None
    above = [phrases_of(reading.ontology, "events", "wards", name) for name in ("higher", "governing")]
    if any(bodies.within(reading.tokens, lead.first, lead.last) for bodies in above):
        return None
    wards = {unit.iri: unit for at, unit in reading.focus.named if at < lead.last}
    return next(iter(wards.values())) if len(wards) == 1 else None


def _is_of_province(reading: Reading) -> bool:
    """Whether the headline names a province alone, and the text goes through several wards."""
    line = reading.sentences[headline(reading)]
    places = [place_of(mention) for mention in reading.within(reading.places, line.first, line.last)]
    alone = bool(places) and all(place.level in PROVINCES for place in places)
    return alone and len(reading.wards_named()) > _SEVERAL


def _tells_of_many(reading: Reading, end: int) -> bool:
    """Whether the lines before token `end` speak of wards that they do not name: "nhiều xã, phường"."""
    if phrases_of(reading.ontology, "events", "wards", "many").within(reading.tokens, 0, end):
        return True
    lists = ("plural", "amount", "heads")
    plural, amount, heads = (words_of(reading.ontology, "events", "wards", name) for name in lists)
    named = {mention.first for mention in reading.places}
    said = (at for at in range(end) if reading.tokens[at].key in heads and at not in named)
    return any(not (plural | amount).isdisjoint(reading.keys(max(0, at - _MANY), at)) for at in said)
