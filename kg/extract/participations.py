"""Participations: the part an official has in what the document reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import starmap
from operator import attrgetter
from typing import Final

from kg.model import Event, Official, Participation
from kg.recognise import Reading
from kg.recognise.parts.actors import Actor
from kg.recognise.parts.acts import Acts
from kg.recognise.parts.appointees import appointees
from kg.recognise.parts.beside import Beside
from kg.recognise.parts.clauses import Clause, Part
from kg.recognise.parts.elsewhere import Elsewhere
from kg.recognise.parts.passages import Passages, token_of
from kg.recognise.parts.recipients import recipients
from kg.recognise.parts.unnamed_events import before_visits, is_dated, of_items, unnamed
from kg.recognise.people.first_named import first_named
from kg.recognise.places import place_of
from kg.recognise.spans import within
from kg.text import Sentence

_GOING: Final = frozenset(["visit", "meeting"])  # types whose verb has those who are there as its subject
_CALLED: Final = frozenset(["short", "title", "pronoun"])  # how one is called who goes on to a further event
_LEAD: Final = 3  # sentences: headline, standfirst and the first of the text
_BESIDE: Final = 1  # a mark between a title and a verb
_TELLING: Final = frozenset(["speaker", "presenter", "chair"])


def participations(reading: Reading, events: Sequence[Event]) -> Iterator[Event | Official | Participation]:
    """One participation for each person and role; where no event is named, the report itself is one.

    Who presides or hands over as an official does, and bears no post in the text, is an official too.
    """
    acts = Acts(reading)
    told = list(acts.parts())
    acting = {part.person for part in told if part.role != "honoree"} - acts.actors.known
    acting -= {part.person for part in told if part.role == "honoree"}
    known = acts.actors.known | acting
    parts = [part for part in told if part.person in known]
    yield from starmap(Official, first_named(reading, acting))
    happened = list(_happened(reading, acts, parts, events))
    yield from happened
    main = [event for event in (*events, *happened) if event.main]
    if not main:
        return
    there = [*_visitors(reading, acts, main), *_joining(reading, acts, main)]
    visitors = (part for part in there if part.person in known)
    every = [*parts, *visitors, *appointees(reading, acts, main), *recipients(reading, acts, main)]
    yield from _placed(reading, sorted(every, key=attrgetter("first")), main, events)


def _happened(
    reading: Reading, acts: Acts, parts: Sequence[Part], events: Sequence[Event]
) -> Iterator[Event]:
    """The main events that no name tells: the report itself, what is beside those named or in its items."""
    wards = [mention.first for mention in reading.places if place_of(mention).is_present_ward]
    known, main = list(events), [event for event in events if event.main]
    if not main:
        given = (sentence for sentence in reading.sentences[:_LEAD] if _givers(wards, acts, sentence))
        told_of = any(part.role in _TELLING for part in parts) or any(given) or is_dated(reading)
        report = unnamed(reading) if told_of else None
        if report is None or not report.date:
            return  # without a day it is a portrait, an interview or a survey
        known.append(report)
        yield report
    elif disaster := before_visits(reading, main):
        known.append(disaster)
        yield disaster
    done = [part.first for part in parts if part.role != "speaker"]
    further = list(Beside(reading, known, partial(_givers, wards, acts)).events(done))
    yield from further
    yield from of_items(reading, [*known, *further], [part.first for part in parts])


def _placed(
    reading: Reading, parts: Iterable[Part], main: Sequence[Event], events: Sequence[Event]
) -> Iterator[Participation]:
    """The participations that the parts are, each in its event, once."""
    passages, seen = Passages(reading, main), set()
    elsewhere = Elsewhere(reading, passages, events)
    for part in parts:
        if elsewhere.holds(part.first, part.person, speaks=part.role == "speaker"):
            continue
        for event in passages.events_at(part.first, part.last, part.person):
            if (part.person, part.role, event) not in seen:
                seen.add((part.person, part.role, event))
                evidence = reading.evidence(part.first, part.last, f"part-{part.role}")
                yield Participation(evidence, part.person, event, part.role)


def _givers(wards: Sequence[int], acts: Acts, sentence: Sentence) -> Sequence[int]:
    """Those of the wards that stand before a verb of handing over: "UBND xã A | trao 300 phần quà"."""
    named = within(wards, sentence.first, sentence.last)
    verbs = acts.clause(sentence).verbs if named else ()
    given = [verb.first for verb in verbs if verb.role == "presenter"]
    return within(named, sentence.first, max(given)) if given else ()


def _visitors(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """Who visits, inspects or meets voters is there: the people before the event's verb in its sentence."""
    for number, event in enumerate(main):
        if event.type not in _GOING:
            continue
        at = token_of(reading, event)
        clause = acts.clause(reading.sentence_of(at))
        for actor in clause.actors:
            called = actor.kind == "full" or (number > 0 and actor.kind in _CALLED)
            if actor.last <= at and called and clause.is_going(actor):
                yield _there(actor, at)
        yield from _behind(reading, clause, at)


def _behind(reading: Reading, clause: Clause, at: int) -> Iterator[Part]:
    """Who does what opens a sentence, the verb at `at`: "Ngày 22/11, | thăm và tặng quà bà A, ông B …"."""
    behind = [actor for actor in clause.actors if actor.first > at]
    comma = [","]
    opens = at == clause.sentence.first or reading.ending(reading.dates, at - 1) is not None
    doer = next((one for one in behind if reading.keys(one.first - 1, one.first) == comma), None)
    if doer is None or len(behind) < len(clause.actors) or not opens or doer.kind != "full":
        return
    if not any(verb.first >= doer.last for verb in clause.verbs) and doer is not behind[0]:
        return  # "thăm bà A, Chủ tịch Hội X"
    yield Part(doer.name, "attendee", at, doer.last)
    if any(verb.role == "presenter" and at <= verb.first < doer.first for verb in clause.verbs):
        yield Part(doer.name, "presenter", at, doer.last)


def _joining(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """Who does the same in a later sentence: "Đoàn … kiểm tra …. Bà A, Phó Chủ tịch, | kiểm tra …"."""
    types = {event.type for event in main if event.type in _GOING}
    if not types:
        return
    told = {reading.sentence_of(token_of(reading, event)).first for event in main}
    names = reading.lookup.matches(reading.ontology.schemes["events"])
    for at in [at for at, (_, concepts) in names.items() if concepts[0].get("eventType") in types]:
        sentence = reading.sentence_of(at)
        if sentence.first in told or acts.earlier.longest(reading.tokens, sentence.first):
            continue
        clause = acts.clause(sentence)
        for actor in clause.actors:
            beside = 0 <= at - actor.last <= _BESIDE and actor.kind == "full"
            if beside and clause.is_going(actor):
                yield _there(actor, at)


def _there(actor: Actor, at: int) -> Part:
    """The part of who goes to what the verb at token `at` tells."""
    return Part(actor.name, "attendee", actor.first, at + 1)
