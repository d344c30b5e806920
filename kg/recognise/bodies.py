"""Public bodies in running text with the place that completes their name: who issued, gave or received."""

from __future__ import annotations

from functools import cache
from typing import Final

from kg.model import Unit
from kg.ontology import Concept, Ontology, Trie, bare
from kg.recognise.base_reading import BaseReading
from kg.recognise.places import LOCAL, Place
from kg.recognise.titles.words import past_topic, title_lexicon
from kg.recognise.words import common, key_set, word_set

_OPEN: Final = frozenset(["open", "openly", "far"])  # how the names of bodies go on
_FAR: Final = "far"  # how those of steering committees do
_LONGEST_BODY: Final = 12
_FILLED: Final = {"ward": "ward", "city": "province", "province": "province"}
_CITIES: Final = frozenset(["CentralCity", "ProvincialCity"])  # their names keep the capital of their head


@cache
def _named(ontology: Ontology) -> Trie[str]:
    """National issuers as the text writes them → how they are named."""
    return Trie(ontology.words["documents"]["issuers"].items())


def place_at(reading: BaseReading, at: int) -> tuple[int, Place] | None:
    """(end, place) of the place that begins at token `at`."""
    mention = reading.beginning(reading.places, at)
    return (mention.last, mention.value) if mention and isinstance(mention.value, Place) else None


def written(unit: Place | Unit) -> str:
    """A unit's name inside a body's: "phường Hiệp Bình", but "Thành phố Huế"."""
    return unit.name if unit.level in _CITIES else unit.name[:1].lower() + unit.name[1:]


def party_committee(ontology: Ontology, unit: Unit) -> str:
    """The Party committee of a province or of a unit below: "Tỉnh ủy Quảng Ninh"."""
    committee = ontology.words["grammar"]["bodies"]["committee"]
    if unit.level in LOCAL:
        return f"{committee['ward']} {written(unit)}"
    city = unit.level in _CITIES
    return f"{committee['city']} {unit.name}" if city else f"{committee['province']} {bare(unit.name)}"


@cache
def _generics(ontology: Ontology) -> Trie[str]:
    """Bare heads → whose unit they mean."""
    return Trie(ontology.words["grammar"]["bodies"]["generic"].items())


def _unit_of(reading: BaseReading, at: int, which: str) -> Unit | None:
    if which == "ward":
        return reading.ward_at(at)
    return reading.province


def _generic(reading: BaseReading, at: int) -> tuple[int, Unit | None] | None:
    """(end, unit) of a bare "phường", "tỉnh", "thành phố" at `at`, also of "Phường" without a name."""
    match = _generics(reading.ontology).longest(reading.tokens, at)
    if match is None or not match[1][0]:
        return None
    named = match[0] - at == 1 and reading.tokens[at].shape == "C" and _is_named(reading, match[0])
    return None if named else (match[0], _unit_of(reading, at, match[1][0]))


def _is_named(reading: BaseReading, at: int) -> bool:
    """Whether the name of a unit, and of no person, follows its kind: "UBND Phường | Mới"."""
    follows = at < len(reading.tokens) and reading.tokens[at].line == reading.tokens[at - 1].line
    return follows and reading.tokens[at].shape in "CA9" and reading.beginning(reading.people, at) is None


def _goes_on(reading: BaseReading, at: int, stop: int) -> int:
    """The end of a body's own name, "Nông nghiệp và Môi trường": capitals, their second syllables, joints."""
    tokens, outside = reading.tokens, _outside(reading.ontology)
    end = at
    while end < stop and place_at(reading, end) is None:
        token = tokens[end]
        if token.shape == "C" and _generic(reading, end):
            break  # "Đảng ủy | Phường"
        second = token.shape == "w" and end > at and tokens[end - 1].shape == "C" and token.key not in outside
        if not (token.shape in "CA" or second or (end > at and _joins(reading, end, stop))):
            break
        end += 1
    return end


def _joins(reading: BaseReading, at: int, stop: int) -> bool:
    """Whether "và" or a mark stands in a name; a comma only before "và": "Văn hóa, Thể thao và Du lịch"."""
    tokens, schemes = reading.tokens, reading.ontology.schemes
    within, joint = reading.ontology.words["grammar"]["bodies"]["within"], common(reading.ontology).joint
    if tokens[at].key not in within or at + 1 >= stop or tokens[at + 1].shape != "C":
        return False
    if tokens[at].key == "," and joint.isdisjoint(reading.keys(at + 2, min(at + 5, stop))):
        return False
    return not any(schemes[name].longest(tokens, at + 1) for name in ("positions", "bodies", "instruments"))


@cache
def _outside(ontology: Ontology) -> frozenset[str]:
    return word_set(ontology.words["documents"]["words"]["not_in_name"])


def _completed(reading: BaseReading, concept: Concept, end: int, stop: int) -> tuple[int, str]:
    """(end, what completes the body): a place that is said, generic, or implied by its level."""
    level = concept.get("bodyLevel")
    place = place_at(reading, end) if end < stop else None
    if place:
        short = level == "province" and place[1].level == "Province"
        return place[0], bare(place[1].name) if short else written(place[1])
    generic = _generic(reading, end) if end < stop else None
    if generic:
        return generic[0], written(generic[1]) if generic[1] else reading.text(end, generic[0])
    unit = _unit_of(reading, end, _FILLED[level]) if level in _FILLED else None
    if unit is None:
        return end, ""
    return end, bare(unit.name) if unit.level == "Province" else written(unit)


def body_at(reading: BaseReading, at: int, stop: int) -> tuple[int, str] | None:
    """(end, full name) of the public body or its head that is named at token `at`, or None."""
    if at >= stop:
        return None
    known = _named(reading.ontology).longest(reading.tokens, at, stop)
    match = reading.ontology.schemes["bodies"].longest(reading.tokens, at, stop)
    if known and (match is None or known[0] >= match[0]):
        return known[0], known[1][0]
    role = reading.ontology.schemes["positions"].longest(reading.tokens, at, stop)
    if match is None or (role and role[0] > match[0]):  # "Bộ trưởng" is no "Bộ"
        return _headed(reading, at, stop)
    concept, end = match[1][0], match[0]
    if concept.get("bodyLevel") == "party" and (inner := body_at(reading, end, stop)):
        return inner[0], f"{concept.label} {inner[1]}"
    label = concept.label
    if concept.get("nameGoesOn") in _OPEN and (last := _goes_on(reading, end, stop)) > end:
        label, end = f"{label} {reading.text(end, last)}", last
    elif (steered := _steered(reading, concept, end, stop)) > end:
        label, end = f"{label} {reading.text(end, steered)}", steered
    if concept.get("bodyLevel") == "nation" and concept.get("nameGoesOn"):
        return (end, label) if " " in label else None
    last, place = _completed(reading, concept, end, stop)
    lone = not place and concept.get("nameGoesOn") == "open" and " " not in label  # "hội" of "hội nghị"
    return None if lone else (last, f"{label} {place}".rstrip())


def _steered(reading: BaseReading, concept: Concept, end: int, stop: int) -> int:
    """The end of what a steering committee steers: "Ban Chỉ đạo | xóa nhà tạm, nhà dột nát | tỉnh"."""
    if concept.get("nameGoesOn") != _FAR or end >= stop:
        return end
    return past_topic(title_lexicon(reading.ontology), reading.tokens, end, stop)


def _headed(reading: BaseReading, at: int, stop: int) -> tuple[int, str] | None:
    """A body named by its head: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Y tế"."""
    role = reading.ontology.schemes["positions"].longest(reading.tokens, at, stop)
    if role is None or not role[1][0].get("takes"):
        return None
    inner = body_at(reading, role[0], stop)
    return (inner[0], f"{role[1][0].label} {inner[1]}") if inner else None


@cache
def halves(ontology: Ontology) -> frozenset[tuple[str, ...]]:
    """Words of two syllables whose second one is no body: "hội | trường"."""
    return key_set(ontology.words["grammar"]["bodies"]["halves"])


def body_named_before(reading: BaseReading, at: int, kind: str) -> str:
    """The last body of a class that is named as such before token `at`, as it is written; "" for none."""
    bodies = reading.labels["bodies"]
    for first in sorted((one for one in bodies if one < at), reverse=True):
        end, (concept, *_) = bodies[first]
        last = _goes_on(reading, end, at) if concept.get("bodyClass") == kind else end
        if last > end and reading.tokens[first].shape in "CA":
            return reading.text(first, last)
    return ""


def body_before(reading: BaseReading, first: int, stop: int) -> tuple[int, str] | None:
    """(first token, name) of the body that ends right before `stop`, "đã", "vừa" and their like aside."""
    adverbs = reading.ontology.words["documents"]["words"]["enacted_before"]
    split = halves(reading.ontology)
    while stop > first and reading.tokens[stop - 1].key in adverbs:
        stop -= 1
    for start in range(max(first, stop - _LONGEST_BODY), stop):
        if start and tuple(reading.keys(start - 1, start + 1)) in split:
            continue
        body = body_at(reading, start, stop)
        if body and body[0] == stop:
            return start, body[1]
    return None
