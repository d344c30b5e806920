"""Participations: the part an official has in what the document reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import starmap
from typing import Final

from kg.model import Event, Official, Participation
from kg.recognise import Reading
from kg.recognise.actors import Actor
from kg.recognise.acts import Acts
from kg.recognise.clauses import Part
from kg.recognise.holdings import Holding
from kg.recognise.occasions.arguments import place_of
from kg.recognise.occasions.background import months_before
from kg.recognise.passages import Passages, token_of
from kg.recognise.people.first_named import first_named
from kg.recognise.spans import begins_in, within
from kg.recognise.unnamed import beside, is_dated, of_items, unnamed
from kg.recognise.words import words_of
from kg.text import Sentence

_GOING: Final = frozenset(["visit", "meeting"])  # types whose verb has those who are there as its subject
_CALLED: Final = frozenset(["short", "title"])  # how one is called who goes on to a further event
_LEAD: Final = 3  # sentences: headline, standfirst and the first of the text
_BESIDE: Final = 1  # a mark between a title and a verb
_VERB: Final = 3  # tokens of a verb and the address before a name: "bầu đồng chí"
_MADE: Final = frozenset(["verb-before-title", "title-colon-name"])  # rules of posts given at the event
_TELLING: Final = frozenset(["speaker", "presenter", "chair"])


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
    wards = [mention.first for mention in reading.places if place_of(mention).is_present_ward]
    given = (sentence for sentence in reading.sentences[:_LEAD] if _givers(wards, acts, sentence))
    told_of = any(part.role in _TELLING for part in parts) or any(given) or is_dated(reading)
    if not main and told_of and (report := unnamed(reading)).date:
        main = [report]  # without a day it is a portrait, an interview or a survey
        yield report
    if not main:
        return
    known_events = [*events, *(event for event in main if event not in events)]
    done = [part.first for part in parts if part.role != "speaker"]
    further = list(beside(reading, known_events, done, partial(_givers, wards, acts)))
    further += of_items(reading, [*known_events, *further], [part.first for part in parts])
    yield from further
    main += further
    passages, seen = Passages(reading, main), set()
    there = [*_visitors(reading, acts, main), *_joining(reading, acts, main)]
    visitors = (part for part in there if part.person in known)
    for part in [*parts, *visitors, *_named(reading, acts, main)]:
        if passages.is_elsewhere(part.first, part.person, speaks=part.role == "speaker"):
            continue
        event = passages.event_at(part.first, part.person)
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


def _named(reading: Reading, acts: Acts, main: Sequence[Event]) -> Iterator[Part]:
    """Who is elected to a post of the event's ward, or named where decisions are announced, is honoured."""
    wards = {event.unit.iri for event in main if event.unit}
    decisions = reading.ontology.words["acts"]["acts"]["decisions"]
    deciding = [event for event in main if any(decision in event.label for decision in decisions)]
    decided, anywhere = bool(deciding), any(event.unit is None for event in deciding)
    elected, months = _elected(reading), list(months_before(reading))
    for held in reading.holdings:
        unit = held.post.body.unit if held.post.body else None
        here = unit.iri in wards or (decided and (anywhere or not wards)) if unit else decided
        first = reading.sentence_of(held.first).first
        if acts.earlier.longest(reading.tokens, first) or begins_in(months, first, held.first):
            continue  # "Trước đó, Đoàn phường tổ chức đại hội; chị A được bầu …", "Hồi tháng 7, …"
        put = held.status == "appointed" and here and (decided or held.last in elected)
        if put or (here and decided and (_is_charged(reading, held) or _is_let_go(reading, held))):
            yield Part(held.person, "honoree", held.first, held.last)


def _is_charged(reading: Reading, held: Holding) -> bool:
    """Whether a decision gives charge of a post for longer: "giao ông A phụ trách UBND xã X"."""
    charging, for_now = (
        words_of(reading.ontology, "acts", "posts", name) for name in ("charging", "for_now")
    )
    said = reading.keys(max(0, held.first - 1), held.last)
    return held.status == "acting" and not charging.isdisjoint(said) and for_now.isdisjoint(said)


def _is_let_go(reading: Reading, held: Holding) -> bool:
    """Whether a decision lets somebody go: "cho | ông A thôi giữ chức …"."""
    let, gone = (words_of(reading.ontology, "acts", "posts", name) for name in ("letting", "leaving"))
    before, said = reading.keys(held.first - 1, held.first), reading.keys(held.first, held.last)
    return held.status == "former" and before[-1:] != [] and before[-1] in let and not gone.isdisjoint(said)


def _leads(reading: Reading, at: int, verbs: Set[str]) -> bool:
    """Whether one of the verbs stands before the colon that leads in the list of which token `at` is."""
    colon = reading.leading_colon(at)
    return colon is not None and not verbs.isdisjoint(reading.keys(max(0, colon - _VERB), colon))


def _elected(reading: Reading) -> set[int]:
    """The ends of posts to which somebody is elected; the verb holds for a list: "bầu A và B …; C làm …"."""
    verbs = words_of(reading.ontology, "acts", "posts", "elected")
    ends = set[int]()
    for held in sorted(reading.holdings, key=lambda held: held.last):
        said = reading.keys(max(0, held.first - _VERB), held.last)
        goes_on = held.first - 1 in ends and reading.tokens[held.first - 1].key == ";"
        made = (
            goes_on or held.rule in _MADE or not verbs.isdisjoint(said) or _leads(reading, held.first, verbs)
        )
        if held.status == "appointed" and made:
            ends.add(held.last)
    return ends
