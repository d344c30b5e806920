"""Participations: the part an official has in what the document reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import starmap

from kg.model import Event, Official, Participation, Unit
from kg.recognise import Reading
from kg.recognise.acts import Acts
from kg.recognise.clauses import Part
from kg.recognise.people.first_named import first_named
from kg.recognise.reported import first_day
from kg.recognise.settings import is_ward
from kg.recognise.spans import begins_in
from kg.recognise.words import phrases_of, words_of
from kg.text import keys

_GOING = frozenset(["visit", "meeting"])  # types whose verb has those who are there as its subject
_LEAD = 3  # sentences: headline, standfirst and the first of the text
_MANY = 4  # tokens of "nhiều lãnh đạo xã"
_TOLD = 8  # sentences in which it says when
_VERB = 3  # tokens of a verb and the address before a name: "bầu đồng chí"
_MADE = frozenset(["verb-before-title", "title-colon-name"])  # rules of posts that are given at the event
_TELLING = frozenset(["speaker", "presenter", "chair"])


def participations(reading: Reading, events: Sequence[Event]) -> Iterator[Event | Official | Participation]:
    """One participation for each person and role; where no event is named, the report itself is one.

    Who presides or hands over as an official does, and bears no post in the text, is an official too.
    """
    main = [event for event in events if event.main]
    acts = Acts(reading)
    told = list(acts.parts())
    acting = {part.person for part in told if part.role != "honoree"} - acts.actors.known
    acting -= {part.person for part in told if part.role == "honoree"}
    known = acts.actors.known | acting
    parts = [part for part in told if part.person in known]
    yield from starmap(Official, first_named(reading, acting))
    told_of = any(part.role in _TELLING for part in parts) or _is_given(reading, acts) or _is_dated(reading)
    if not main and told_of:
        main = [_untyped(reading)]
        yield main[0]
    if not main:
        return
    passages, seen = _Passages(reading, main), set()
    visitors = (part for part in _visitors(reading, acts, main) if part.person in known)
    for part in [*parts, *visitors, *_named(reading, main)]:
        event = passages.event_at(part.first)
        if (part.person, part.role, event) not in seen:
            seen.add((part.person, part.role, event))
            evidence = reading.evidence(part.first, part.last, f"part-{part.role}")
            yield Participation(evidence, part.person, event, part.role)


def _is_given(reading: Reading, acts: Acts) -> bool:
    """Whether a ward's body hands something over where a report says what happened."""
    wards = [mention.first for mention in reading.places if is_ward(mention)]
    for sentence in reading.sentences[:_LEAD]:
        given = (verb.first for verb in acts.clause(sentence).verbs if verb.role == "presenter")
        if any(begins_in(wards, sentence.first, at) for at in given):
            return True
    return False


def _is_dated(reading: Reading) -> bool:
    """Whether a report begins with the day of what it tells of a ward."""
    return bool(reading.focus.named) and first_day(reading, reading.sentences[:_LEAD][-1].last) is not None


def _untyped(reading: Reading) -> Event:
    """What a report without a named event reports: its first line, of type "other"."""
    first = reading.sentences[0]
    evidence = reading.evidence(first.first, first.last, "headline", "no event is named")
    told = reading.sentences[:_TOLD][-1].last
    unit = reading.ward_at(first.last) if len(reading.wards_named()) == 1 else _lead_ward(reading)
    label = reading.text(first.first, first.last)
    return Event(evidence, "event-0", "other", label, first_day(reading, told), unit, main=True)


def _lead_ward(reading: Reading) -> Unit | None:
    """The one ward of the headline and the first sentence, where no province's body acts in these."""
    lead = next((s for s in reading.sentences if s.kind == "text"), reading.sentences[0])
    if _tells_of_many(reading, lead.first):
        return None
    above = [phrases_of(reading.ontology, "events", "wards", name) for name in ("higher", "governing")]
    inside = range(lead.first, lead.last)
    if any(bodies.longest(reading.tokens, at, lead.last) for bodies in above for at in inside):
        return None
    wards = {unit.iri: unit for at, unit in reading.focus.named if at < lead.last}
    return next(iter(wards.values())) if len(wards) == 1 else None


def _tells_of_many(reading: Reading, end: int) -> bool:
    """Whether the lines before token `end` speak of wards that they do not name: "nhiều xã, phường"."""
    plural, heads = (words_of(reading.ontology, "events", "wards", name) for name in ("plural", "heads"))
    named = {mention.first for mention in reading.places}
    said = (at for at in range(end) if reading.tokens[at].key in heads and at not in named)
    return any(not plural.isdisjoint(reading.keys(max(0, at - _MANY), at)) for at in said)


class _Passages:
    """Which of several main events each passage of a document reports."""

    def __init__(self, reading: Reading, main: Sequence[Event]) -> None:
        self.reading, self.main = reading, main
        self.turns = sorted([*self._events(), *self._wards()]) if len(main) > 1 else []

    def _events(self) -> Iterator[tuple[int, int]]:
        """Where each event is named; of several named at once the first counts."""
        yield from ((_token(self.reading, event), -number) for number, event in enumerate(self.main))

    def _wards(self) -> Iterator[tuple[int, int]]:
        """Where the text names the ward of an event, but not in somebody's title."""
        numbers = {event.unit.iri: -number for number, event in enumerate(self.main) if event.unit}
        titles = {at for held in self.reading.holdings for at in range(held.first, held.last)}
        for at, unit in self.reading.focus.named:
            if unit.iri in numbers and at not in titles:
                yield at, numbers[unit.iri]

    def event_at(self, at: int) -> str:
        """The id of the event that the sentence around token `at` tells of."""
        if not self.turns:
            return self.main[0].id
        end = self.reading.sentence_of(at).last
        index = bisect_left(self.turns, (end, -len(self.main))) - 1
        return self.main[-self.turns[max(0, index)][1]].id


def _token(reading: Reading, event: Event) -> int:
    """The token at which an event is named within its evidence."""
    first = bisect_left(reading.tokens, event.evidence.start, key=lambda token: token.start)
    last = bisect_left(reading.tokens, event.evidence.end, key=lambda token: token.start)
    name = list(keys(event.label))
    named = (at for at in range(first, last) if reading.keys(at, at + len(name)) == name)
    return next(named, first)


def _visitors(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """Who visits, inspects or meets voters is there: the people before the event's verb in its sentence."""
    for event in main:
        if event.type not in _GOING:
            continue
        at = _token(reading, event)
        clause = acts.clause(reading.sentence_of(at))
        for actor in clause.actors:
            if actor.last <= at and actor.kind == "full" and not clause.is_object(actor):
                yield Part(actor.name, "attendee", actor.first, at + 1)


def _named(reading: Reading, main: Sequence[Event]) -> Iterator[Part]:
    """Who is elected or named to a post of the event's ward is honoured by it."""
    wards = {event.unit.iri for event in main if event.unit}
    decision = reading.ontology.words["acts"]["posts"]["decision"]
    elected = words_of(reading.ontology, "acts", "posts", "elected")
    decided = not wards and any(decision in event.label for event in main)
    for held in reading.holdings:
        unit = held.post.body.unit if held.post.body else None
        here = unit is not None and (unit.iri in wards or decided)
        if held.status != "appointed" or not here:
            continue
        said = reading.keys(max(0, held.first - _VERB), held.last)
        if held.rule in _MADE or decided or not elected.isdisjoint(said):
            yield Part(held.person, "honoree", held.first, held.last)
