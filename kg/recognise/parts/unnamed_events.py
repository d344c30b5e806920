"""What a report tells without naming an event: its first line, of type "other"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.model import Event, Unit
from kg.recognise.dates import Date
from kg.recognise.occasions.days import days
from kg.recognise.occasions.ward_turns import past_bullet
from kg.recognise.parts.disasters import struck, struck_ward
from kg.recognise.parts.passages import token_of
from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.recognise.reported.page import first_day, headline, lead_day, stamp
from kg.recognise.spans import Ordered, begins_in
from kg.recognise.words import phrases_of, words_of
from kg.text import Sentence

_VISIT: Final = "visit"
_LEAD: Final = 3  # sentences: headline, standfirst and the first of the text
_SEVERAL: Final = 2  # wards that one passage may name
_MANY: Final = 4  # tokens of "nhiều lãnh đạo xã"
_HOUR: Final = 6  # tokens of "21 giờ 30 phút ngày"
_DIGITS: Final = "0123456789"
_TOLD: Final = 8  # sentences in which it says when


def is_dated(reading: Reading) -> bool:
    """Whether a report begins with the day of what it tells of a ward."""
    return bool(reading.focus.named) and first_day(reading, reading.sentences[:_LEAD][-1].last) is not None


def unnamed(reading: Reading, line: Sentence | None = None) -> Event:
    """What a report tells without a named event: its first line, or `line`, of type "other"."""
    first = line or reading.sentences[headline(reading)]
    last = stamp(reading, first) or first.last
    evidence = reading.evidence(first.first, last, "headline", "no event is named")
    told = reading.sentences[:_TOLD][-1].last
    label = reading.verbatim(first.first, last)
    disaster = struck(reading)
    unit = struck_ward(reading, disaster[0]) if disaster else None
    if unit is None:
        unit = reading.ward_at(first.last) if len(reading.wards_named()) == 1 else _lead_ward(reading)
    day = _hour_day(reading, told)
    if not day:
        day = disaster[1] if disaster else lead_day(reading, told)
    return Event(evidence, "event-0", _type(reading, first), label, day, unit, main=True)


def before_visits(reading: Reading, main: Sequence[Event]) -> Event | None:
    """The disaster for which people came later: "Ngày 2/2, chợ A bị cháy. Sáng 3/2, ông B đến thăm …"."""
    if reading.digest.items or any(event.type != _VISIT for event in main):
        return None
    disaster = struck(reading)
    if disaster is None:
        return None
    sentence = disaster[0]
    if any(token_of(reading, event) < sentence.last for event in main):
        return None
    line = reading.sentences[headline(reading)]
    named = reading.ontology.schemes["events"].within(reading.tokens, line.first, line.last)
    return unnamed(reading, sentence if named else line)


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


def of_items(reading: Reading, events: Sequence[Event], acts: Collection[int]) -> Iterator[Event]:
    """What a digest tells without a name: one event for each item without any in which somebody has a part.

    `events`: the main ones and those beside; `acts`: the tokens at which somebody is said to have a part.
    """
    digest, firsts, number = reading.digest, sorted(acts), len(events)
    if not digest.items:
        return
    known = {digest.number(token_of(reading, event)) for event in events if event.main}
    if known <= {0}:
        return
    named_days = Ordered(days(reading))
    for item, (_, unit) in enumerate(digest.items, 1):
        first, last = digest.span(item)
        if item in known or not begins_in(firsts, first, last):
            continue
        lines = reading.sentences[reading.sentence_at(first) : reading.sentence_at(last - 1) + 1]
        sentence = next((line for line in lines if line.kind != "label"), lines[0])
        date = digest.day(item, named_days) or events[0].date
        number += 1
        yield told(reading, sentence, f"event-{number}", unit, date=date)


def told(
    reading: Reading,
    sentence: Sentence,
    name: str,
    unit: Unit,
    *,
    date: str | None,
    kind: str = "other",
) -> Event:
    """A sentence as an event, `name` its id."""
    first, last = past_bullet(reading.tokens, sentence), sentence.last
    evidence = reading.evidence(first, last, "headline", "no event is named")
    return Event(evidence, name, kind, reading.verbatim(first, last), date, unit, main=True)


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
