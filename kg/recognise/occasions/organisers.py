"""The body that holds an occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Unit
from kg.ontology import Ontology, bare
from kg.recognise.bodies import body_before
from kg.recognise.occasions.arguments import EventArguments
from kg.recognise.occasions.occasion import Occasion
from kg.recognise.places import PROVINCES, place_of
from kg.recognise.reading import Reading
from kg.recognise.spans import within
from kg.recognise.words import common, lexicon_of
from kg.text import Mention, keys, prior

_ROMAN: Final = re.compile("[ivxl]+")
_CELL: Final = "partyCell"  # a class of bodies
_ADDRESS: Final = frozenset({",", "("})  # before the ward where a body is
_BETWEEN: Final = frozenset({",", "-"})  # parts of a term, bodies of one ward
_HELD: Final = 3  # tokens of "đã tổ chức"
_SHORTEST: Final = 3  # words of a body named with its place


@dataclass(frozen=True, slots=True)
class _Words:
    """Lists of events.toml [names]."""

    adverbs: frozenset[str]  # before a verb of holding
    where: frozenset[str]
    terms: frozenset[str]
    numbers: frozenset[str]


@cache
def _words(ontology: Ontology) -> _Words:
    lists = ontology.words["events"]["names"]
    return lexicon_of(_Words, lists, numbers=frozenset(keys(" ".join(lists["numbers"]))))


def is_held(reading: Reading, one: Occasion) -> bool:
    """Whether "tổ chức" stands right before its name."""
    return reading.ontology.phrases("events", "organise").ends_at(reading.tokens, one.first, _HELD)


def organiser(reading: Reading, arguments: EventArguments, one: Occasion, unit: Unit | None) -> str | None:
    """The body before the verb of holding nearest to the name; none of another of several wards."""
    organise, sentence = reading.ontology.phrases("events", "organise"), one.sentence
    verbs = []
    for at in within(reading.lookup.starting(organise.firsts), sentence.first + 1, sentence.last):
        if match := organise.longest(reading.tokens, at, sentence.last):
            verbs.append((at > one.first, match[1][0] != "together", abs(at - one.first), at))
    names = (_holder(reading, arguments, sentence.first, verb[-1]) for verb in sorted(verbs))
    name = next((name for name in names if name), None)
    return name if name and (unit is None or not one.placed or bare(unit.name) in name) else None


def _holder(reading: Reading, arguments: EventArguments, first: int, stop: int) -> str | None:
    """The body or unit whose name ends before the verb at `stop`, adverbs and the province aside."""
    words, tokens = _words(reading.ontology), reading.tokens
    while stop > first and tokens[stop - 1].key in words.adverbs:
        stop -= 1
    stop = _before_term(reading, first, stop)
    inside = arguments.places.within(first, stop)
    closing = stop > first and tokens[stop - 1].key == ")"
    if len(inside) > 1 and inside[-1].last == stop - closing and place_of(inside[-1]).level in PROVINCES:
        before = tokens[inside[-1].first - 1].key
        stop, inside = (inside[-1].first - 1 if before in _ADDRESS else stop), inside[:-1]
        closing = closing and before == "("
    if cell := _cell(reading, first, stop):
        return cell
    body = body_before(reading, first, stop) or _addressed(reading, first, stop, inside[-1:])
    if body and len(body[1].split()) >= _SHORTEST:
        return ", ".join([*_beside(reading, first, body[0]), body[1]])
    place = inside[-1] if inside and inside[-1].last == stop else None
    if place is not None and _is_address(reading, arguments, place):
        return None
    inside_it = place is not None and prior(tokens, place.first).key in words.where
    return place_of(place).name if place and not inside_it else None


def _cell(reading: Reading, first: int, stop: int) -> str | None:
    """The cell of the Party behind which its house is named: "Chi bộ khu phố 5, Đảng bộ phường A"."""
    tokens, bodies = reading.tokens, reading.labels["bodies"]
    for at in range(first, stop):
        if at not in bodies or (at > first and tokens[at - 1].key != ","):
            continue
        end, (body, *_) = bodies[at]
        if body.get("bodyClass") == _CELL and end < stop and tokens[at].shape == "C":
            marks = (i for i in range(end, stop) if tokens[i].key in _ADDRESS)
            last = next(marks, stop)
            return reading.text(at, last) if end < last < stop else None
    return None


def _addressed(reading: Reading, first: int, stop: int, place: Sequence[Mention]) -> tuple[int, str] | None:
    """The body whose address ends at `stop`: "Trường THPT A (| phường B, TPHCM) tổ chức"."""
    if not place or prior(reading.tokens, place[0].first).key not in _ADDRESS:
        return None
    at = place[0].first - 1
    body = body_before(reading, first, at) if 0 <= stop - place[0].last <= 1 and at > first else None
    return None if body and body[0] in reading.labels["positions"] else body  # "Chủ tịch UBND phường A, …"


def _is_address(reading: Reading, arguments: EventArguments, place: Mention) -> bool:
    """Whether a ward only tells where those named before the comma are: "Khu dân cư số 4, | phường A"."""
    comma = place.first - 1
    if comma < 1 or reading.tokens[comma].key not in _ADDRESS:
        return False
    when_or_where = arguments.places.ends_at(comma) or reading.ending(reading.dates, comma) is not None
    return reading.tokens[comma - 1].shape in "CA9" and not when_or_where


def _beside(reading: Reading, first: int, at: int) -> list[str]:
    """The bodies beside the one at `at`: "Đảng ủy - HĐND | và UBND phường A"; not "của Đảng ủy, …"."""
    marks, found, before = common(reading.ontology).joint | _BETWEEN, list[str](), at
    while before > first + 1 and reading.tokens[before - 1].key in marks:
        body = body_before(reading, first, before - 1)
        if body is None:
            break
        found.insert(0, reading.text(body[0], before - 1))
        before = body[0]
    return found if before == first or reading.tokens[before - 1].shape != "w" else []


def _before_term(reading: Reading, first: int, stop: int) -> int:
    """Where a body's term before `stop` begins: "HĐND xã A | khóa I, nhiệm kỳ 2021-2026"; or `stop`."""
    words, at = _words(reading.ontology), stop
    while at > first:
        token = reading.tokens[at - 1]
        numeral = token.shape in "CA" and (token.key in words.numbers or _ROMAN.fullmatch(token.key))
        counted = token.shape == "9" or numeral
        if not counted and token.key not in words.terms and token.key not in _BETWEEN:
            break
        at -= 1
    told = at < stop and not words.terms.isdisjoint(reading.keys(at, stop))
    return at if told and reading.tokens[at].key in words.terms else stop
